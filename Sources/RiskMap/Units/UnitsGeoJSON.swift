import MapStyle
package import PlantModel

extension AssessedMap {
  /// The units as GeoJSON (RFC 7946) with the properties of vector tiles. Local planes have no place on earth: their coordinates are
  /// metres, and a member `plane` says so.
  package func unitsGeoJSON(
    basis: RiskBasis, language: Language
  ) throws(MapError) -> [UInt8] {
    var text = "{\"type\":\"FeatureCollection\","
    if !isOnEarth { text += "\"plane\":\"local metres\"," }
    text += "\"features\":["
    for (index, feature) in try unitFeatures().enumerated() {
      if index > 0 { text += "," }
      text += "\n" + feature.geoJSON(basis: basis, language: language, isOnEarth: isOnEarth)
    }
    return Array((text + "\n]}\n").utf8)
  }
}

extension UnitFeature {
  fileprivate func geoJSON(basis: RiskBasis, language: Language, isOnEarth: Bool) -> String {
    let verdict = levels?.verdict(at: basis)
    let properties = JSONValue.object([
      .init("code", .string(unit.code)), .init("name", .string(unit.name)),
      .init("object", unit.object.map(JSONValue.string) ?? .null),
      .init("level", .string(verdict?.level.rawValue ?? "unassessed")),
      .init("rank", .number(Double(verdict?.level.rank ?? 0))),
      .init("status", .string(unit.status.rawValue)), .init("basis", .string(basis.rawValue)),
      .init("reason", verdict?.reasons.last.map { .string($0.words[language]) } ?? .null),
    ])
    // Seven decimals of a degree are a centimetre, three of a metre a millimetre.
    let scale = isOnEarth ? 1e7 : 1e3
    let polygons = unit.polygons.map { polygon in
      "[" + polygon.rings.map { Self.ring($0, scale) }.joined(separator: ",") + "]"
    }
    let geometry =
      polygons.count == 1
      ? "{\"type\":\"Polygon\",\"coordinates\":\(polygons[0])}"
      : "{\"type\":\"MultiPolygon\",\"coordinates\":[\(polygons.joined(separator: ","))]}"
    return "{\"type\":\"Feature\",\"id\":\(JSONValue.string(unit.code).text),"
      + "\"properties\":\(properties.text),\"geometry\":\(polygons.isEmpty ? "null" : geometry)}"
  }

  /// Closed, as GeoJSON wants it.
  private static func ring(_ points: [Point], _ scale: Double) -> String {
    let closed = points.first == points.last ? points : points + points.prefix(1)
    let texts = closed.map { point in
      "[\(JSONValue.number((point.x * scale).rounded() / scale).text),"
        + "\(JSONValue.number((point.y * scale).rounded() / scale).text)]"
    }
    return "[" + texts.joined(separator: ",") + "]"
  }
}
