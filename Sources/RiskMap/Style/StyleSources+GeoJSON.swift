package import MapStyle
import PlantModel

extension AssessedMap {
  /// The style has a GeoJSON source of that id.
  package func hasGeoJSON(source id: String) -> Bool { loaded.sources.geoJSON[id] != nil }

  /// A GeoJSON source of the style as a document (RFC 7946), in degrees; nil where the style has no such source.
  package func geoJSON(ofSource id: String) -> JSONValue? {
    guard let source = loaded.sources.geoJSON[id] else { return nil }
    return .object([
      .init("type", .string("FeatureCollection")),
      .init("features", .array(source.all.map(\.geoJSON))),
    ])
  }
}

extension SourceFeature {
  fileprivate var geoJSON: JSONValue {
    var members: [JSONValue.Member] = [.init("type", .string("Feature"))]
    if let id { members.append(.init("id", JSONValue(id))) }
    members.append(.init("properties", JSONValue(.object(properties))))
    members.append(.init("geometry", geometry.geoJSON))
    return .object(members)
  }
}

extension Geometry {
  fileprivate var geoJSON: JSONValue {
    func object(_ type: String, _ coordinates: [JSONValue]) -> JSONValue {
      .object([.init("type", .string(type)), .init("coordinates", .array(coordinates))])
    }
    func line(_ points: [Point]) -> JSONValue { .array(points.map(\.geoJSON)) }
    return switch self {
    case .points(let points): object("MultiPoint", points.map(\.geoJSON))
    case .lineStrings(let lines): object("MultiLineString", lines.map(line))
    case .polygons(let polygons):
      object(
        "MultiPolygon",
        polygons.map { polygon in
          // Our rings do not repeat their first point.
          .array(polygon.rings.map { line($0 + $0.prefix(1)) })
        })
    }
  }
}

extension Point {
  fileprivate var geoJSON: JSONValue { .array([.number(x), .number(y)]) }
}

extension JSONValue {
  /// The value as JSON, the members of objects in the order of the alphabet.
  fileprivate init(_ value: StyleValue) {
    switch value {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .number(let number): self = number.isFinite ? .number(number) : .null
    case .string(let string): self = .string(string)
    case .array(let elements): self = .array(elements.map { JSONValue($0) })
    case .object(let members):
      self = .object(
        members.sorted { $0.key < $1.key }.map { Member($0.key, JSONValue($0.value)) })
    }
  }
}
