import PlantModel
import Testing

@testable import MapStyle

struct GeoJSONSourceTests {
  private func source(_ members: String) throws -> GeoJSONSource {
    let style = try decoded(
      #"{"version": 8, "sources": {"g": {"type": "geojson", \#(members)}}, "layers": []}"#
    ).value
    guard case .geoJSON(let source)? = style.sources.first?.kind else {
      throw StyleError.tooLarge(bytes: 0, limit: 0, file: "no GeoJSON source")
    }
    return source
  }

  private func features(_ data: String, _ members: String = "") throws -> [SourceFeature] {
    try source(#"\#(members) "data": \#(data)"#).features().value
  }

  @Test func `a collection, a feature and a bare geometry give features`() throws {
    let point = #"{"type": "Point", "coordinates": [1, 2, 3]}"#
    let feature = #"{"type": "Feature", "id": "a", "properties": null, "geometry": \#(point)}"#
    let collection = #"{"type": "FeatureCollection", "features": [\#(feature), \#(feature)]}"#
    #expect(try features(point).map(\.geometry) == [.points([Point(x: 1, y: 2)])])
    #expect(try features(feature).map(\.id) == [.string("a")])
    #expect(try features(collection).count == 2)
    #expect(try source(#""data": "a.json""#).features().value.isEmpty)
  }

  static let geometries: [(String, Geometry)] = [
    (
      #""MultiPoint", "coordinates": [[1, 2], [3, 4]]"#,
      .points([Point(x: 1, y: 2), Point(x: 3, y: 4)])
    ),
    (
      #""LineString", "coordinates": [[1, 2], [3, 4]]"#,
      .lineStrings([[Point(x: 1, y: 2), Point(x: 3, y: 4)]])
    ),
    (
      #""MultiLineString", "coordinates": [[[1, 2], [3, 4]], [[0, 0], [1, 0]]]"#,
      .lineStrings([
        [Point(x: 1, y: 2), Point(x: 3, y: 4)], [Point(x: 0, y: 0), Point(x: 1, y: 0)],
      ])
    ),
    (
      #""Polygon", "coordinates": [[[0, 0], [4, 0], [0, 4], [0, 0]], [[1, 1], [2, 1], [1, 2]]]"#,
      .polygons([
        Polygon(
          exterior: [Point(x: 0, y: 0), Point(x: 4, y: 0), Point(x: 0, y: 4)],
          interiors: [[Point(x: 1, y: 1), Point(x: 2, y: 1), Point(x: 1, y: 2)]])
      ])
    ),
    (
      #""MultiPolygon", "coordinates": [[[[0, 0], [4, 0], [0, 4], [0, 0]]]]"#,
      .polygons([Polygon(exterior: [Point(x: 0, y: 0), Point(x: 4, y: 0), Point(x: 0, y: 4)])])
    ),
  ]

  @Test(arguments: geometries)
  func `geometries are read, the repeated end of rings is not`(_ json: String, _ geometry: Geometry)
    throws
  {
    #expect(try features(#"{"type": \#(json)}"#).map(\.geometry) == [geometry])
  }

  @Test func `a geometry collection is a feature for each, and no geometry is none`() throws {
    let all = try features(
      #"""
      {"type": "Feature", "id": 3, "properties": {"a": [1, {"b": null}]}, "geometry":
       {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [0, 0]},
        {"type": "GeometryCollection", "geometries": [
          {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}]}]}}
      """#)
    #expect(all.map(\.geometry.kind) == [.point, .lineString])
    #expect(all.allSatisfy { $0.id == .number(3) })
    #expect(all.first?.properties == ["a": .array([.number(1), .object(["b": .null])])])
    #expect(try features(#"{"type": "Feature", "properties": {}, "geometry": null}"#).isEmpty)
  }

  static let faulty: [(String, String, Int)] = [
    ("42", "sources.g.data: this is not a GeoJSON object; nothing is drawn of it", 0),
    ("null", "sources.g.data: this is not a GeoJSON object; nothing is drawn of it", 0),
    (
      #"{"type": "Circle"}"#,
      "sources.g.data: a geometry is one of Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon, GeometryCollection; it is not drawn",
      0
    ),
    (
      #"{"type": "FeatureCollection", "features": [5, {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 1]}}]}"#,
      "sources.g.data.features[0]: expected a Feature; it is not drawn", 1
    ),
    (
      #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": ["1", 1]}}"#,
      "sources.g.data.geometry.coordinates: a position is two numbers, longitude and latitude; it is not drawn",
      0
    ),
    (
      #"{"type": "MultiLineString", "coordinates": [[[0, 0]], [[0, 0], [1, 1]], [[0, 0], [1, 1e308]]]}"#,
      "sources.g.data.coordinates[0]: a line has two points or more; it is not drawn|sources.g.data.coordinates[2][1]: longitude 1, latitude 1e+308 is no position in degrees; it is not drawn",
      1
    ),
    (
      #"{"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [0, 4], [0, 0]], [[1, 1], [1, 1]]]}"#,
      "sources.g.data.coordinates[1]: a ring has three different points or more; it is not drawn", 1
    ),
    (
      #"{"type": "Feature", "id": [1], "properties": 5, "geometry": {"type": "Point", "coordinates": [0, 0]}}"#,
      "sources.g.data.properties: properties are an object; the feature has none|sources.g.data.id: an id is a number or a string; the feature has none",
      1
    ),
  ]

  @Test(arguments: faulty)
  func `what is wrong in the data is a finding with its path, and the rest comes`(
    _ data: String, _ findings: String, _ count: Int
  ) throws {
    let read = try source(#""data": \#(data)"#).features()
    #expect(
      read.diagnostics.map(line) == findings.split(separator: "|").map { "styles/test.json: \($0)" }
    )
    #expect(read.value.count == count)
  }

  @Test func `of many faults a part is listed and the rest counted`() throws {
    let wrong = Array(repeating: "1", count: 10_000).joined(separator: ",")
    let read = try source(#""data": {"type": "FeatureCollection", "features": [\#(wrong)]}"#)
      .features()
    #expect(read.diagnostics.count == GeoJSONDecoder.findingLimit + 1)
    #expect(read.diagnostics.last?.message.en == "9900 more faults are not listed")
  }

  @Test func `a file is read with the options of the source`() throws {
    let source = try source(#""data": "a.geojson", "promoteId": "code""#)
    let text = #"""
      {"type": "Feature", "properties": {"code": "R1"},
       "geometry": {"type": "Point", "coordinates": [1, 2]}}
      """#
    #expect(source.decode(Array(text.utf8), file: "a.geojson").value.map(\.id) == [.string("R1")])
    let broken = source.decode(Array("[1, ".utf8), file: "a.geojson")
    #expect(broken.value.isEmpty)
    #expect(
      broken.diagnostics.map(line) == ["a.geojson:1:5: this is not JSON: the document breaks off"])
  }

  @Test func `a source's filter and ids`() throws {
    let data = #"""
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": 7, "properties": {"n": 1}, "geometry": {"type": "Point", "coordinates": [0, 0]}},
        {"type": "Feature", "id": 8, "properties": {"n": 2}, "geometry": {"type": "Point", "coordinates": [0, 0]}}]}
      """#
    #expect(try features(data, #""filter": [">", ["get", "n"], 1],"#).map(\.id) == [.number(8)])
    #expect(try features(data, #""filter": ["==", "n", 1],"#).map(\.id) == [.number(7)])
    #expect(try features(data, #""generateId": true,"#).map(\.id) == [.number(0), .number(1)])
  }

  static let options: [(String, String)] = [
    (#""cluster": 1"#, "sources.g.cluster: expected boolean, found number"),
    (
      #""clusterRadius": -1"#,
      "sources.g.clusterRadius: expected at least 0, found -1"
    ),
    (#""clusterProperties": []"#, "sources.g.clusterProperties: expected object, found array"),
    (
      #""clusterProperties": {"s": ["+"]}"#,
      "sources.g.clusterProperties.s: expected an array of two elements: an operator and an expression"
    ),
    (
      #""clusterProperties": {"s": ["plus", ["get", 1]]}"#,
      #"sources.g.clusterProperties.s[0]: unknown operator "plus"; for an array write ["literal", […]]|sources.g.clusterProperties.s[1][1]: expected string, found number"#
    ),
    (#""filter": ["gt", 1]"#, #"sources.g.filter[0]: unknown operator "gt"; did you mean "get"?"#),
    (#""promoteId": 4"#, "sources.g.promoteId: expected string or object, found number"),
    (#""buffer": 600"#, "sources.g.buffer: expected a number from 0 to 512, found 600"),
  ]

  @Test(arguments: options)
  func `wrong options are errors with their path`(_ option: String, _ expected: String) {
    let text =
      #"{"version": 8, "sources": {"g": {"type": "geojson", "data": {}, \#(option)}}, "layers": []}"#
    let found = faults { try decoded(text) }
    #expect(found == expected.split(separator: "|").map { "styles/test.json: \($0)" })
  }
}
