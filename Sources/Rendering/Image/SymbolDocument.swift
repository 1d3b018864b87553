import PlantModel

/// What is in a symbol's SVG document, as far as it decides whether drawing it is safe: librsvg has no bounds on time, panics on
/// some texts, and unpacks pictures of any size. Symbols are shapes; whatever else SVG has is refused, and so are more shapes than
/// a symbol can need.
struct SymbolDocument {
  /// Why the document is not drawn; nil where it is.
  private(set) var refusal: LocalizedText?

  private var elements: [Element] = []
  /// Elements that are open, by index.
  private var open: [Int] = []
  private var indexOfID: [String: Int] = [:]
  private var styleSheetBytes = 0
  /// The word stands somewhere in the document; else lengths need not be looked at.
  private var mentionsDashes = false
  private var hasDashes = false
  private var shortestPeriod = Double.infinity
  private var farthest = 0.0

  private struct Element {
    /// Numbers of its path, about.
    var numbers: Int
    var children: [Int] = []
    /// Ids that it draws.
    var references: [Reference] = []
  }

  private struct Reference {
    var id: String
    /// It stands on every point of a path.
    var isMarker: Bool
  }

  /// Larger documents are not symbols but an attack or a mistake.
  private static let mostBytes = 1 << 20
  private static let mostElements = 20_000
  private static let mostDepth = 200
  /// Numbers in paths, those of things that are used several times counted each time.
  private static let mostNumbers = 20_000
  /// Bytes of style sheets times elements, each of which is tried with each selector.
  private static let mostMatches = 4_000_000
  private static let mostDashes = 10_000.0

  private static let refusedElements: Set<String> = [
    "image", "feImage", "filter", "foreignObject", "include", "script", "text", "textPath", "tref",
    "tspan",
  ]

  init(_ svg: [UInt8]) {
    guard svg.count <= Self.mostBytes else {
      refuse(zh: "超过 1 MB", en: "it is larger than 1 MB")
      return
    }
    // Other encodings would hide tags from what follows.
    guard let text = String(validating: svg, as: UTF8.self) else {
      refuse(zh: "编码不是 UTF-8", en: "it is not UTF-8")
      return
    }
    mentionsDashes = text.contains("dash")
    read(svg)
    if refusal == nil { checkCosts() }
  }

  private mutating func refuse(zh: String, en: String) {
    refusal = refusal ?? LocalizedText(zh: zh, en: en)
  }

  // MARK: Reading

  private mutating func read(_ bytes: [UInt8]) {
    var index = 0
    while refusal == nil, let tag = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[tag...]
      if rest.starts(with: "<!--".utf8) {
        index = Self.end(of: "-->", in: bytes, from: tag + 4)
      } else if rest.starts(with: "<![CDATA[".utf8) {
        check(css: rest[tag..<Self.end(of: "]]>", in: bytes, from: tag)])
        index = Self.end(of: "]]>", in: bytes, from: tag)
      } else if rest.starts(with: "<!".utf8) {
        index = Self.end(of: ">", in: bytes, from: tag)
        // A document type by its name alone is harmless; entities multiply, and lead elsewhere.
        if bytes[tag..<index].contains(UInt8(ascii: "[")) {
          refuse(zh: "含实体声明", en: "it declares entities")
        }
      } else if rest.starts(with: "<?".utf8) {
        index = Self.end(of: "?>", in: bytes, from: tag)
      } else {
        index = readTag(bytes, from: tag + 1)
      }
      let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
      check(css: bytes[index..<next])
    }
  }

  /// The index behind the mark, or the end.
  private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
    let mark = Array(mark.utf8)
    var index = start
    while let found = bytes[index...].firstIndex(of: mark[0]) {
      if bytes[found...].starts(with: mark) { return found + mark.count }
      index = found + 1
    }
    return bytes.endIndex
  }

  /// An opening or closing tag; gives the index behind it.
  private mutating func readTag(_ bytes: [UInt8], from start: Int) -> Int {
    if start < bytes.count, bytes[start] == UInt8(ascii: "/") {
      _ = open.popLast()
      return Self.end(of: ">", in: bytes, from: start)
    }
    var scan = TagScan(bytes, at: start)
    let name = scan.name()
    if Self.refusedElements.contains(name) {
      refuse(zh: "含“\(name)”元素", en: "it has an element \"\(name)\"")
    }
    var element = Element(numbers: 1)
    var id: String?
    while let (attribute, value) = scan.attribute() {
      if attribute == "id" { id = value }
      take(attribute, value, of: name, into: &element)
    }
    let index = elements.count
    elements.append(element)
    if let id { indexOfID[id] = indexOfID[id] ?? index }
    if let parent = open.last { elements[parent].children.append(index) }
    if !scan.isSelfClosing { open.append(index) }
    if elements.count > Self.mostElements || open.count > Self.mostDepth {
      refuse(zh: "元素过多或嵌套过深", en: "it has too many elements, or too deep ones")
    }
    return scan.index
  }

  private mutating func take(
    _ attribute: String, _ value: String, of name: String, into element: inout Element
  ) {
    switch attribute {
    case "href" where name != "a":
      guard value.hasPrefix("#") else {
        return refuse(zh: "引用了文件外的内容", en: "it refers to something outside of it")
      }
      element.references.append(Reference(id: String(value.dropFirst()), isMarker: false))
    case "d", "points":
      element.numbers += value.utf8.count / 2
      note(farthestOf: value)
    case "x1", "x2", "y1", "y2", "width", "height", "r", "rx", "ry": note(farthestOf: value)
    case "stroke-dasharray": note(dashes: value)
    default: break
    }
    let isMarker = attribute.hasPrefix("marker") || value.contains("marker")
    take(css: value, isMarker: isMarker, into: &element)
  }

  private mutating func take(css: String, isMarker: Bool, into element: inout Element) {
    guard css.contains("url") || css.contains("dash") || css.contains("\\") else { return }
    for part in css.components(after: "url(") {
      let address = part.drop { " \"'\n\t".contains($0) }
      guard address.hasPrefix("#") else {
        return refuse(zh: "引用了文件外的内容", en: "it refers to something outside of it")
      }
      let id = String(address.dropFirst().prefix { !" \"')".contains($0) })
      element.references.append(Reference(id: id, isMarker: isMarker))
    }
    for part in css.components(after: "stroke-dasharray") {
      note(dashes: String(part.drop { $0 == ":" || $0 == " " }.prefix { $0 != ";" && $0 != "}" }))
    }
    // Escapes can spell anything.
    if css.contains("\\") { refuse(zh: "样式含转义字符", en: "its styles have escapes") }
  }

  /// Text between tags: of a `style` element it is CSS.
  private mutating func check(css bytes: ArraySlice<UInt8>) {
    guard bytes.contains(UInt8(ascii: ":")) || bytes.contains(UInt8(ascii: "@")) else { return }
    styleSheetBytes += bytes.count
    let css = String(decoding: bytes, as: UTF8.self)
    if css.contains("@import") {
      return refuse(zh: "引用了文件外的内容", en: "it refers to something outside of it")
    }
    var element = Element(numbers: 0)
    take(css: css, isMarker: false, into: &element)
    // It would have to be known which elements that is for.
    if css.contains("marker") { refuse(zh: "样式表含 marker", en: "its style sheet has markers") }
  }

  // MARK: Costs

  private mutating func note(dashes value: String) {
    let numbers = value.split { !"0123456789.eE+-".contains($0) }.compactMap { Double($0) }
    guard !numbers.isEmpty else { return }
    hasDashes = true
    shortestPeriod = min(shortestPeriod, numbers.reduce(0) { $0 + abs($1) })
  }

  private mutating func note(farthestOf value: String) {
    guard mentionsDashes else { return }
    for number in value.split(whereSeparator: { !"0123456789.eE+-".contains($0) }) {
      if let number = Double(number) { farthest = max(farthest, abs(number)) }
    }
  }

  private mutating func checkCosts() {
    var costs = [Int?](repeating: nil, count: elements.count)
    let total = elements.isEmpty ? 0 : cost(of: 0, &costs, depth: 0)
    guard total <= Self.mostNumbers else {
      return refuse(zh: "图形过于复杂", en: "it is too complex for a symbol")
    }
    guard styleSheetBytes * elements.count <= Self.mostMatches else {
      return refuse(zh: "样式表过大", en: "its style sheet is too large")
    }
    if hasDashes, shortestPeriod > 0,
      Double(total) * max(farthest, 1) / shortestPeriod > Self.mostDashes
    {
      refuse(zh: "虚线过密", en: "its dashes are too fine")
    }
  }

  /// Numbers that are drawn where an element is: its own, those of what is in it, and of what it refers to. Circles of references
  /// cost too much by definition, and end the count.
  private func cost(of index: Int, _ costs: inout [Int?], depth: Int) -> Int {
    if let cost = costs[index] { return cost }
    guard depth < 2 * Self.mostDepth else { return Self.mostNumbers + 1 }
    // Reached again before it is known, it is part of itself.
    costs[index] = Self.mostNumbers + 1
    let element = elements[index]
    let inner = element.children.reduce(0) { sum, child in
      min(sum + cost(of: child, &costs, depth: depth + 1), Self.mostNumbers + 1)
    }
    let referred = element.references.reduce(0) { sum, reference in
      guard let target = indexOfID[reference.id] else { return sum }
      let cost = cost(of: target, &costs, depth: depth + 1)
      return min(sum + cost * (reference.isMarker ? element.numbers : 1), Self.mostNumbers + 1)
    }
    let sum = min(element.numbers + inner + referred, Self.mostNumbers + 1)
    costs[index] = sum
    return sum
  }
}

/// The name and attributes of a tag, one after the other.
private struct TagScan {
  private let bytes: [UInt8]
  private(set) var index: Int
  private(set) var isSelfClosing = false

  init(_ bytes: [UInt8], at index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// Without the prefix of a namespace.
  mutating func name() -> String {
    let start = index
    while index < bytes.count, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "/"), bytes[index] != UInt8(ascii: "=")
    { index += 1 }
    let name = bytes[start..<index]
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return String(decoding: local, as: UTF8.self)
  }

  /// The next attribute; nil at the end of the tag.
  mutating func attribute() -> (name: String, value: String)? {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"):
        index += 1
        return nil
      case UInt8(ascii: "/"):
        isSelfClosing = true
        index += 1
      case let byte where Self.isSpace(byte) || byte == UInt8(ascii: "="): index += 1
      default:
        isSelfClosing = false
        let name = name()
        return (name, value())
      }
    }
    return nil
  }

  private mutating func value() -> String {
    while index < bytes.count, Self.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "=") {
      index += 1
    }
    guard index < bytes.count,
      bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
      let end = bytes[(index + 1)...].firstIndex(of: bytes[index])
    else {
      index = min(index + 1, bytes.count)
      return ""
    }
    defer { index = end + 1 }
    return String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}

extension String {
  /// What stands behind each occurrence of a mark, up to the next.
  fileprivate func components(after mark: String) -> [Substring] {
    ranges(of: mark).map { self[$0.upperBound...] }
  }
}
