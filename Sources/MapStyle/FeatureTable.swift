/// The features of one source-layer as a style sees them: properties and kind of geometry. Features that share all
/// properties share one set, so that each set is evaluated once a layer.
package struct FeatureTable: Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case point = "Point"
    case lineString = "LineString"
    case polygon = "Polygon"
  }

  package struct Row: Hashable, Sendable {
    /// Index into `propertySets`.
    package var propertySet: Int
    package var kind: Kind

    package init(propertySet: Int, kind: Kind) {
      self.propertySet = propertySet
      self.kind = kind
    }
  }

  package var propertySets: [[String: StyleValue]]
  package var rows: [Row]

  package init(propertySets: [[String: StyleValue]], rows: [Row]) {
    self.propertySets = propertySets
    self.rows = rows
  }
}

/// A value of the expression language that a feature can carry: JSON.
package enum StyleValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([StyleValue])
  case object([String: StyleValue])
}

extension StyleValue {
  /// The same value, the order of an object's members lost.
  package init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .number(let number): self = .number(number)
    case .string(let string): self = .string(string)
    case .array(let elements): self = .array(elements.map { StyleValue($0) })
    case .object(let members):
      self = .object(
        Dictionary(members.map { ($0.key, StyleValue($0.value)) }) { first, _ in first })
    }
  }
}
