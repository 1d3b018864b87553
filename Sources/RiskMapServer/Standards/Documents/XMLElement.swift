/// An element of an XML document: its texts are escaped when it is written.
struct XMLElement: Hashable, Sendable {
  var name: String
  var attributes: [Attribute] = []
  /// What stands before the children.
  var text = ""
  var children: [XMLElement] = []

  struct Attribute: Hashable, Sendable {
    var name: String
    var value: String
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0, value: $1) }
    self.text = text
  }

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ children: [XMLElement?] = []
  ) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0, value: $1) }
    self.children = children.compactMap { $0 }
  }
}

extension XMLElement {
  /// The element as the root of a document in UTF-8.
  var document: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    write(to: &text, indent: "")
    return text
  }

  private func write(to output: inout String, indent: String) {
    output += "\(indent)<\(name)"
    for attribute in attributes {
      output += " \(attribute.name)=\"\(Self.escaped(attribute.value))\""
    }
    if text.isEmpty && children.isEmpty {
      output += "/>\n"
      return
    }
    output += ">" + Self.escaped(text)
    if !children.isEmpty {
      output += "\n"
      for child in children { child.write(to: &output, indent: indent + "  ") }
      output += indent
    }
    output += "</\(name)>\n"
  }

  /// With the characters that mean something to XML as references; what XML 1.0 cannot hold at all is left out.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
