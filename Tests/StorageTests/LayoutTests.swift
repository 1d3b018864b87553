import PlantModel
import Storage
import TestSupport
import Testing

@Suite struct LayoutTests {
  @Test func `a missing and a broken source are errors in the list; the rest comes out`() throws {
    let folder = try Folder()
    let good = try folder.file(
      "good.geojson", collection((#"{"class":"road","name":"主干道"}"#, square(0, 0))))
    let layout = [
      LayoutSource(id: "a", path: folder.path + "/god.geojson"),
      LayoutSource(id: "b", path: try folder.file("empty.dxf", "")),
      LayoutSource(
        id: "c", path: try folder.file("bad.geojson", #"{"type":"FeatureCollection","fea"#)),
      LayoutSource(id: "d", path: good),
    ]
    let plant = try loadPlant(layout: layout, units: someUnits(folder), crs: "local")
    #expect(plant.value.features.map(\.source) == ["d"])
    #expect(plant.value.features[0].class == "road")
    #expect(plant.value.features[0].name == "主干道")
    #expect(plant.diagnostics.prefix(2).map(\.code) == ["file-missing", "file-empty"])
    #expect(plant.diagnostics[0].hint?.en == "did you mean “good.geojson”?")
    #expect(plant.diagnostics[2].place?.file?.hasSuffix("bad.geojson") == true)
    #expect(plant.diagnostics.prefix(3).allSatisfy { $0.severity == .error })
  }

  @Test func `a missing units file stops everything`() throws {
    let folder = try Folder()
    let path = folder.path + "/units.gpkg"
    #expect(throws: LoadError.fileMissing(path: path, nearest: nil)) {
      try loadPlant(layout: [], units: UnitSource(path: path), crs: "local")
    }
  }

  @Test func `a collection becomes a feature for each dimension`() throws {
    let folder = try Folder()
    let layout = [LayoutSource(id: "x", path: fixture("plant.gpkg"), layer: "broken")]
    let plant = try loadPlant(layout: layout, units: someUnits(folder), crs: "EPSG:4543")
    let kinds = plant.value.features.map { feature in
      switch feature.geometry {
      case .points(let all): "\(all.count) points"
      case .lineStrings(let all): "\(all.count) lines"
      case .polygons(let all): "\(all.count) polygons"
      }
    }
    #expect(kinds == ["1 lines", "2 polygons", "1 polygons", "1 lines", "1 points"])
    #expect(
      plant.diagnostics.codes
        == ["coordinates-not-finite", "zero-area", "self-crossing", "no-geometry"])
    #expect(plant.diagnostics.map(\.severity) == [.error, .warning, .warning, .warning])
  }

  @Test func `a class attribute that a named layer lacks is an error with the nearest`() throws {
    let folder = try Folder()
    let path = fixture("plant.gpkg")
    let layout = [LayoutSource(id: "x", path: path, layer: "plane", classAttribute: "hight")]
    let plant = try loadPlant(layout: layout, units: someUnits(folder), crs: "EPSG:4543")
    #expect(plant.diagnostics.codes == ["attribute-missing"])
    #expect(plant.diagnostics[0].hint?.en.hasPrefix("did you mean “height”?") == true)
  }

  @Test func `rings that are not closed and positions that are none are told by feature`() throws {
    let folder = try Folder()
    let path = try folder.file(
      "a.geojson",
      collection(
        ("{}", #"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9]]]}"#), ("{}", square(0, 0)),
        ("{}", #"{"coordinates":[[[[0,0],[9,0],[9,9],[0,9]]]],"type":"MultiPolygon"}"#),
        ("{}", #"{"type":"LineString","coordinates":[[0,0],[9,0],[9,9]]}"#)))
    let layout = [LayoutSource(id: "x", path: path)]
    let plant = try loadPlant(layout: layout, units: someUnits(folder, x: 0, y: 0), crs: "local")
    #expect(plant.value.features.count == 4)
    let finding = try #require(plant.diagnostics.first("unclosed-rings"))
    #expect(finding.severity == .warning)
    #expect(finding.place?.feature == "0, 2")
    #expect(plant.diagnostics.count == 1)
  }

  @Test func `a byte order mark is no fault`() throws {
    let folder = try Folder()
    let path = try folder.file("a.geojson", "\u{FEFF}" + collection(("{}", square(0, 0))))
    let layout = [LayoutSource(id: "x", path: path)]
    let plant = try loadPlant(layout: layout, units: someUnits(folder, x: 0, y: 0), crs: "local")
    #expect(plant.value.features.count == 1)
    #expect(plant.diagnostics.isEmpty)
  }

  @Test func `a control point placement fits a plan, and tells its residuals`() throws {
    let folder = try Folder()
    let path = try folder.file("a.geojson", collection(("{}", square(0, 0))))
    // Turned by 120°, scaled by 0.5, shifted.
    func plane(_ x: Double, _ y: Double) -> Point {
      let (s, c) = (0.5 * sine(2 * .pi / 3), 0.5 * cosine(2 * .pi / 3))
      return Point(x: 500_000 + c * x - s * y, y: 2_700_000 + s * x + c * y)
    }
    let exact = [(0.0, 0.0), (100, 0), (0, 50)].map {
      Placement.ControlPoint(source: Point(x: $0.0, y: $0.1), plane: plane($0.0, $0.1))
    }
    var source = LayoutSource(id: "x", path: path, placement: .controlPoints(exact))
    var plant = try loadPlant(layout: [source], units: someUnits(folder), crs: "EPSG:4543")
    #expect(plant.diagnostics.codes == ["placement-residuals"])
    #expect(plant.diagnostics[0].severity == .note)
    #expect(plant.diagnostics[0].message.en.contains("scale 0.5, rotation 120°"))
    guard case .polygons(let polygons) = plant.value.features[0].geometry else { return }
    #expect(polygons[0].exterior[2].distance(to: plane(10, 10)) < 1e-6)

    let swapped = exact.map {
      Placement.ControlPoint(source: $0.source, plane: Point(x: $0.plane.y, y: $0.plane.x))
    }
    source.placement = .controlPoints(swapped)
    plant = try loadPlant(layout: [source], units: someUnits(folder), crs: "EPSG:4543")
    let finding = try #require(plant.diagnostics.first("placement-residuals"))
    #expect(finding.severity == .warning)
    #expect(finding.hint?.en == "east and north seem swapped: write east first")
  }

  @Test func `one control point places nothing`() throws {
    let folder = try Folder()
    let path = try folder.file("a.geojson", collection(("{}", square(0, 0))))
    let pair = Placement.ControlPoint(source: Point(x: 0, y: 0), plane: Point(x: 1, y: 1))
    let source = LayoutSource(id: "x", path: path, placement: .controlPoints([pair, pair]))
    let plant = try loadPlant(layout: [source], units: someUnits(folder), crs: "local")
    #expect(plant.diagnostics.codes == ["placement-invalid"])
  }

  @Test(arguments: 0..<100)
  func `a damaged GeoJSON never traps, and no coordinate that comes out is infinite`(seed: Int)
    throws
  {
    let folder = try Folder()
    var random = SplitMix64(seed: UInt64(seed))
    var bytes = Array(
      collection(
        (#"{"class":"a"}"#, square(0, 0)), ("{}", #"{"type":"Point","coordinates":[1,2]}"#)
      ).utf8)
    for _ in 0..<4 {
      let junk = Array("[]{},:\"0e9-NaN\\".utf8)
      bytes[Int.random(in: 0..<bytes.count, using: &random)] =
        junk.randomElement(using: &random) ?? 0
    }
    if seed % 4 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
    let source = LayoutSource(id: "x", path: try folder.file("a.geojson", bytes))
    let plant = try loadPlant(layout: [source], units: someUnits(folder), crs: "local")
    for feature in plant.value.features { #expect(feature.geometry.boundingBox.center.isFinite) }
    #expect(!plant.value.features.isEmpty || !plant.diagnostics.isEmpty)
  }
}
