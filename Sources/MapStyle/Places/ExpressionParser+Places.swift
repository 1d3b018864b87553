import PlantModel

extension ExpressionParser {
  /// `["within", geojson]`.
  mutating func parseWithin(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 2 else { return failCount("1", arguments) }
    let types = ["Polygon", "MultiPolygon"]
    guard let geometries = parseGeometries(arguments[1], of: types) else { return nil }
    let polygons = geometries.flatMap(\.polygons)
    guard !polygons.isEmpty else {
      return fail(
        zh: "“within”的参数应为含面的 GeoJSON 对象", en: "\"within\" takes a GeoJSON object that has polygons"
      )
    }
    let within = Within(polygons)
    let function = Function(name: "within") { (_, context) throws(EvaluationError) in
      .bool(within.contains(try context.place(for: "within")))
    }
    return Expression(.boolean, .call(function, []), adding: Dependence(.geometry))
  }

  /// `["distance", geojson]`.
  mutating func parseDistance(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 2 else { return failCount("1", arguments) }
    let types = [
      "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    ]
    guard let targets = parseGeometries(arguments[1], of: types) else { return nil }
    guard !targets.isEmpty else {
      return fail(
        zh: "“distance”的参数应为 GeoJSON 对象",
        en: "\"distance\" takes a GeoJSON object that has geometry")
    }
    let distance = Distance(targets)
    let function = Function(name: "distance") { (_, context) throws(EvaluationError) in
      .number(distance.metres(from: try context.place(for: "distance")))
    }
    return Expression(.number, .call(function, []), adding: Dependence(.geometry))
  }

  /// The geometries in a GeoJSON object: a geometry of one of the types, a feature or a collection of features that has one; empty
  /// for anything else, nil after noting what in it is malformed.
  private mutating func parseGeometries(_ json: JSONValue, of types: [String]) -> [Geometry]? {
    let bare: [JSONValue] =
      switch json["type"] {
      case .string("FeatureCollection")?:
        json["features"]?.elements?.compactMap { $0["geometry"] } ?? []
      case .string("Feature")?: [json["geometry"] ?? .null]
      default: [json]
      }
    let hasGeometry = bare.contains {
      $0["coordinates"] != nil && $0["type"]?.string.map(types.contains) ?? false
    }
    guard hasGeometry else { return [] }
    var decoder = GeoJSONDecoder(
      GeoJSONSource(.inline(json), file: "", path: ""), file: "", path: "")
    decoder.read(json)
    let findings = decoder.allFindings()
    faults += findings.map {
      ExpressionFault(path: path + [1], inside: $0.place?.path, message: $0.message, hint: $0.hint)
    }
    return findings.isEmpty ? decoder.features.map(\.geometry) : nil
  }
}

extension EvaluationContext {
  /// The feature's geometry in degrees, which only tables of GeoJSON sources have.
  fileprivate borrowing func place(for name: String) throws(EvaluationError) -> Geometry {
    if let geometry { return geometry }
    throw EvaluationError(
      zh: "“\(name)”需要以度为单位的位置，只有 GeoJSON 数据源的要素才有",
      en: "\"\(name)\" needs places in degrees, which only features of GeoJSON sources have")
  }
}

extension Geometry {
  fileprivate var polygons: [Polygon] {
    if case .polygons(let polygons) = self { polygons } else { [] }
  }
}
