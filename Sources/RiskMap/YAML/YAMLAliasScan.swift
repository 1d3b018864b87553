/// Looks for aliases before the parser sees them: expanding nested ones takes exponential time.
enum YAMLAliasScan {
  /// Line and column (from 1, in bytes) of the first alias of a document that has both an anchor and an alias; without its anchor an
  /// alias is a syntax error that the parser finds. Text in quotes and comments does not count.
  static func firstAlias(in text: String) -> (line: Int, column: Int)? {
    var scan = Scanner()
    for byte in text.utf8 { scan.take(byte) }
    scan.take(newline)
    return scan.hasAnchor ? scan.alias : nil
  }

  private static let newline = UInt8(ascii: "\n")

  private struct Scanner {
    var hasAnchor = false
    var alias: (line: Int, column: Int)?
    private var line = 1
    private var column = 0
    /// The quote that is open, `#` in a comment.
    private var open: UInt8?
    private var isEscaped = false
    /// The last byte, and the last one that was not a space: a token can begin after an indicator only.
    private var last = YAMLAliasScan.newline
    private var lastInk = YAMLAliasScan.newline
    /// `&` or `*` at the beginning of a token, waiting for the letter that makes it an anchor or alias.
    private var sign: UInt8?

    mutating func take(_ byte: UInt8) {
      column += 1
      if let open { takeEnclosed(byte, in: open) } else { takeOpen(byte) }
      if byte == YAMLAliasScan.newline { (line, column) = (line + 1, 0) }
      if !isBlank(byte) { lastInk = byte }
      if byte == YAMLAliasScan.newline { lastInk = byte }
      last = byte
    }

    private mutating func takeEnclosed(_ byte: UInt8, in open: UInt8) {
      if isEscaped {
        isEscaped = false
      } else if open == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == (open == UInt8(ascii: "#") ? YAMLAliasScan.newline : open) {
        self.open = nil
      }
    }

    private mutating func takeOpen(_ byte: UInt8) {
      if let sign, !isBlank(byte) {
        if sign == UInt8(ascii: "&") { hasAnchor = true }
        if sign == UInt8(ascii: "*"), alias == nil { alias = (line, column - 1) }
      }
      sign = nil
      switch byte {
      case UInt8(ascii: "#") where isBlank(last): open = byte
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if beginsToken { open = byte }
      case UInt8(ascii: "&"), UInt8(ascii: "*"):
        if beginsToken { sign = byte }
      default: break
      }
    }

    private var beginsToken: Bool {
      switch lastInk {
      case YAMLAliasScan.newline, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","): true
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "?"): isBlank(last)
      default: false
      }
    }

    private func isBlank(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == YAMLAliasScan.newline
        || byte == UInt8(ascii: "\r")
    }
  }
}
