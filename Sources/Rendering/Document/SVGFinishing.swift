import Cartography

extension [UInt8] {
  /// This SVG of Cairo's with a title, and with ids numbered in order of appearance: Cairo numbers them by a counter of the
  /// process, so that one scene would give other bytes after other work.
  func finishedSVG(_ info: SceneInfo) -> [UInt8] {
    var identifiers = SVGIdentifiers()
    var output: [UInt8] = []
    output.reserveCapacity(count)
    var copied = 0
    var isTitled = false
    withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if let name = SVGIdentifiers.name(in: bytes, at: index) {
          output += bytes[copied..<name.lowerBound]
          output += identifiers.number(of: bytes[name])
          index = name.upperBound
          copied = index
        } else if !isTitled, bytes[index] == UInt8(ascii: "\n"), bytes.isSVGTag(before: index) {
          output += bytes[copied...index]
          output += info.svgElements
          isTitled = true
          index += 1
          copied = index
        } else {
          index += 1
        }
      }
      output += bytes[copied...]
    }
    return output
  }
}

/// New names for the ids of one document.
private struct SVGIdentifiers {
  private var numbers: [[UInt8]: [UInt8]] = [:]

  /// Short, and in base 36.
  mutating func number(of name: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    let name = Array(name)
    if let number = numbers[name] { return number }
    let number = Array("i\(String(numbers.count, radix: 36))".utf8)
    numbers[name] = number
    return number
  }

  /// Where an id is made or referred to, and what ends it.
  private static let openings: [(text: [UInt8], end: UInt8)] = [
    (Array(#" id=""#.utf8), UInt8(ascii: "\"")),
    (Array("url(#".utf8), UInt8(ascii: ")")),
    (Array(##"href="#"##.utf8), UInt8(ascii: "\"")),
  ]

  /// The name of an id, when `index` stands at the first byte behind what opens it. Cairo escapes quotes in texts.
  static func name(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Range<Int>? {
    guard bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "#") else {
      return nil
    }
    for (text, end) in openings {
      let start = index + 1 - text.count
      guard start >= 0, bytes[start...index].elementsEqual(text) else { continue }
      let close = bytes[(index + 1)...].firstIndex(of: end)
      return close.map { index + 1..<$0 }
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The line that ends here is the opening tag of the document.
  fileprivate func isSVGTag(before end: Int) -> Bool {
    let start = self[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return self[start..<end].starts(with: "<svg ".utf8)
  }
}

extension SceneInfo {
  fileprivate var svgElements: [UInt8] {
    var text = ""
    if !title.isEmpty { text += "<title>\(title.escapedForXML)</title>\n" }
    if !subject.isEmpty { text += "<desc>\(subject.escapedForXML)</desc>\n" }
    return Array(text.utf8)
  }
}

extension String {
  /// XML 1.0 text; characters that XML cannot hold are left out.
  fileprivate var escapedForXML: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\t", "\n", "\r": text += " "
      case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
