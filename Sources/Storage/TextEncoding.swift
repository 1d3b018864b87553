import CGDAL
import PlantModel

/// How the bytes of a text become letters.
enum TextEncoding: Hashable {
  case utf8
  /// By a name that iconv knows: `CP936` for GBK, `CP1252` …
  case named(String)

  static let gbk = TextEncoding.named("CP936")

  /// Names as users and headers write them; nil for one that iconv does not know.
  init?(name: String) {
    switch name.uppercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "UTF8": self = .utf8
    case "GBK", "GB2312", "CP936", "936", "ANSI936", "GB18030":
      self = name.uppercased() == "GB18030" ? .named("GB18030") : .gbk
    case let plain:
      let digits = plain.drop { !$0.isNumber }
      let isCodePage = ["ANSI", "CP", "WINDOWS", "DOS"].contains { plain.hasPrefix($0) }
      let known = isCodePage && !digits.isEmpty ? "CP\(digits)" : name
      guard decoded(Array("a".utf8), from: known) == "a" else { return nil }
      self = .named(known)
    }
  }

  /// For GDAL's options.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .named(let name): name
    }
  }

  /// What cannot be decoded becomes the replacement character or is left out; it never stops the reading.
  func decode(_ bytes: some Sequence<UInt8>) -> String {
    switch self {
    case .utf8: String(decoding: Array(bytes), as: UTF8.self)
    case .named(let name):
      decoded(Array(bytes), from: name) ?? String(decoding: Array(bytes), as: UTF8.self)
    }
  }
}

/// Through iconv; nil when it does not know the encoding.
private func decoded(_ bytes: [UInt8], from encoding: String) -> String? {
  withGDAL { log in
    // A NUL would end the text for C.
    let text = bytes.map { CChar(bitPattern: $0 == 0 ? 0x20 : $0) } + [0]
    let recoded: UnsafeMutablePointer<CChar>? = CPLRecode(text, encoding, "UTF-8")
    guard let recoded else { return nil }
    defer { VSIFree(recoded) }
    // Skipped letters are a warning, an unknown encoding too, but one whose words say so.
    if log.entries.contains(where: { $0.text.contains("are not supported") }) { return nil }
    return String(cString: recoded)
  }
}

/// What can be told of the encoding of some bytes without being told.
enum EncodingEvidence {
  case ascii, utf8
  /// Not UTF-8, and every pair is one of GBK.
  case gbk
  case other

  init(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      self = .ascii
      return
    }
    if isValidUTF8(bytes) {
      self = .utf8
    } else {
      self = isPlausibleGBK(bytes) ? .gbk : .other
    }
  }
}

private func isValidUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var index = 0
  while index < bytes.count {
    let lead = bytes[index]
    index += 1
    if lead < 0x80 { continue }
    let following = lead >= 0xC2 && lead < 0xE0 ? 1 : lead & 0xF0 == 0xE0 ? 2 : 3
    guard lead >= 0xC2, lead < 0xF5 else { return false }
    // A sequence cut off at the end of a sample is no fault.
    for next in index..<min(index + following, bytes.count) where bytes[next] & 0xC0 != 0x80 {
      return false
    }
    index += following
  }
  return true
}

/// GB 18030, its two-byte and four-byte forms; a hundredth of strays is allowed.
private func isPlausibleGBK(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var (pairs, strays, index) = (0, 0, 0)
  while index < bytes.count {
    let lead = bytes[index]
    index += 1
    if lead < 0x80 { continue }
    guard index < bytes.count else { break }
    let trail = bytes[index]
    if lead != 0x80, lead != 0xFF, trail >= 0x30, trail != 0x7F, trail != 0xFF {
      pairs += 1
      index += 1
    } else {
      strays += 1
    }
  }
  return pairs > 0 && strays * 100 <= pairs
}
