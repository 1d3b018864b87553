import Cartography

/// Mends what Cairo 1.16 writes as SVG: numbers ids in order of appearance, because Cairo numbers them by a counter of the process
/// and one scene would give other bytes after other work; puts the rule of a clip path on the path, where SVG looks for it; adds
/// title and description.
struct SVGFinishing {
  private let input: [UInt8]
  private var output: [UInt8] = []
  /// Bytes of the input that are in the output, changed or not.
  private var copied = 0
  private var numbers: [[UInt8]: [UInt8]] = [:]
  private var evenOddClips: Set<[UInt8]> = []

  init(_ svg: [UInt8]) {
    input = svg
    output.reserveCapacity(svg.count)
    findEvenOddClips()
  }

  /// The mended document.
  consuming func finished(_ info: SceneInfo) -> [UInt8] {
    var index = 0
    var isTitled = false
    while index < input.count {
      if let name = name(at: index) {
        replace(name, with: number(of: name))
        if isEvenOddClip(name) { markRule(behind: name) }
        index = max(name.upperBound, copied)
      } else if !isTitled, input[index] == UInt8(ascii: "\n"), isLine(before: index, "<svg ") {
        replace(index + 1..<index + 1, with: info.svgElements)
        isTitled = true
        index += 1
      } else {
        index += 1
      }
    }
    replace(input.count..<input.count, with: [])
    return output
  }

  /// Copies what stands before the range, and the replacement.
  private mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
    output += input[copied..<range.lowerBound]
    output += bytes
    copied = range.upperBound
  }

  // MARK: Ids

  private static let quote = UInt8(ascii: "\"")

  /// What stands before an id where one is made or referred to, and what ends it. Texts have no quotes: Cairo escapes them.
  private static let openings: [(text: [UInt8], end: UInt8)] = [
    (Array(#" id=""#.utf8), quote),
    (Array("url(#".utf8), UInt8(ascii: ")")),
    (Array(##"href="#"##.utf8), quote),
  ]

  /// The range of an id whose opening ends at `index`.
  private func name(at index: Int) -> Range<Int>? {
    guard input[index] == Self.quote || input[index] == UInt8(ascii: "#") else { return nil }
    for (text, end) in Self.openings where isText(text, endingAt: index) {
      return input[(index + 1)...].firstIndex(of: end).map { index + 1..<$0 }
    }
    return nil
  }

  /// Short, in base 36.
  private mutating func number(of name: Range<Int>) -> [UInt8] {
    let name = Array(input[name])
    if let number = numbers[name] { return number }
    let number = Array("i\(String(numbers.count, radix: 36))".utf8)
    numbers[name] = number
    return number
  }

  private func isText(_ text: [UInt8], endingAt index: Int) -> Bool {
    let start = index + 1 - text.count
    return start >= 0 && input[start...index].elementsEqual(text)
  }

  private func isLine(before end: Int, _ start: String) -> Bool {
    let first = input[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return input[first..<end].starts(with: start.utf8)
  }

  // MARK: Clip rules

  private static let evenOdd = Array(#")" clip-rule="evenodd""#.utf8)
  private static let clipPath = Array(#"<clipPath id=""#.utf8)
  private static let path = Array("<path ".utf8)

  /// Cairo writes `<g clip-path="url(#clip1)" clip-rule="evenodd">`, where the rule means nothing.
  private mutating func findEvenOddClips() {
    var index = 0
    while let close = input[index...].firstIndex(of: UInt8(ascii: ")")) {
      index = close + 1
      guard input[close...].starts(with: Self.evenOdd),
        let open = input[..<close].lastIndex(of: UInt8(ascii: "#"))
      else { continue }
      evenOddClips.insert(Array(input[open + 1..<close]))
    }
  }

  /// The id belongs to a clip path that is made here.
  private func isEvenOddClip(_ name: Range<Int>) -> Bool {
    isText(Self.clipPath, endingAt: name.lowerBound - 1)
      && evenOddClips.contains(Array(input[name]))
  }

  private mutating func markRule(behind name: Range<Int>) {
    guard let tag = input[name.upperBound...].firstIndex(of: UInt8(ascii: "<")),
      input[tag...].starts(with: Self.path)
    else { return }
    let end = tag + Self.path.count
    replace(end..<end, with: Array(#"clip-rule="evenodd" "#.utf8))
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
