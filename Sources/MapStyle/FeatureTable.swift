package import PlantModel

/// The features of one source-layer as a style sees them: properties and kind of geometry. Features that share all
/// properties share one set, so that each set is evaluated once a layer.
package struct FeatureTable: Sendable {
  /// The kinds of geometry, as `geometry-type` names them.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case point = "Point"
    case lineString = "LineString"
    case polygon = "Polygon"
  }

  /// A feature: its properties, kind of geometry and id.
  package struct Row: Hashable, Sendable {
    /// Index into `propertySets`.
    package var propertySet: Int
    package var kind: Kind
    /// A number or a string; nil for none.
    package var id: StyleValue?

    package init(propertySet: Int, kind: Kind, id: StyleValue? = nil) {
      self.propertySet = propertySet
      self.kind = kind
      self.id = id
    }
  }

  package var propertySets: [[String: StyleValue]]
  package var rows: [Row]
  /// Of each row, in degrees, for the operators that ask where a feature is; empty where that is not known.
  package var geometries: [Geometry] = []
  /// What `feature-state` gives, by row; those that are not here have no state.
  package var states: [Int: [String: StyleValue]] = [:]

  package init(propertySets: [[String: StyleValue]], rows: [Row]) {
    self.propertySets = propertySets
    self.rows = rows
  }

  /// A row for each feature of a source, in the same order; the features are in degrees, as the source has them.
  package init(features: [SourceFeature]) {
    self.init(propertySets: [], rows: [])
    var sets: [[String: StyleValue]: Int] = [:]
    rows.reserveCapacity(features.count)
    for feature in features {
      let set = sets[feature.properties, default: propertySets.count]
      if set == propertySets.count {
        sets[feature.properties] = set
        propertySets.append(feature.properties)
      }
      rows.append(Row(propertySet: set, kind: feature.geometry.kind, id: feature.id))
    }
    geometries = features.map(\.geometry)
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

extension StyleValue {
  /// What a property can carry of a value of the language; colours, images and the like as their text. Throws where it has no
  /// bounded text: written out, elements that arrays share would fill the memory.
  init(_ value: ExpressionValue) throws(EvaluationError) {
    guard value.isBounded else { throw ExpressionValue.tooLong }
    self.init(bounded: value)
  }

  private init(bounded value: ExpressionValue) {
    switch value {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .number(let number): self = .number(number)
    case .string(let string): self = .string(string)
    case .array(let elements): self = .array(elements.map { StyleValue(bounded: $0) })
    case .object(let members): self = .object(members.mapValues { StyleValue(bounded: $0) })
    default: self = .string(value.text)
    }
  }
}
