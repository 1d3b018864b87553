import PlantModel
import Storage
import Testing

@Suite struct UnitsTests {
  @Test func `units come out of degrees in metres of a Gauss-Krüger plane, holes and parts kept`()
    throws
  {
    let source = UnitSource(
      path: fixture("plant.gpkg"), layer: "units", code: "单元编码", name: "单元名称", object: "对象",
      status: "状态")
    let plant = try units(source, crs: "EPSG:4543")
    #expect(plant.diagnostics == [])
    let all = plant.value.units
    #expect(all.map(\.code) == ["0301", "0302"])
    #expect(all.map(\.name) == ["液氨罐区", "合成装置"])
    #expect(all.map(\.object) == ["氨库", nil])
    #expect(all.map(\.status) == [.active, .stopped])
    #expect(all[0].polygons.map(\.interiors.count) == [1])
    #expect(all[1].polygons.count == 2)
    // The central meridian is 102°: easting 500 000 there. 24.3° N as `cs2cs` gives it.
    let corner = all[0].polygons[0].exterior[0]
    #expect(abs(corner.x - 500_000) < 0.001)
    #expect(abs(corner.y - 2_688_516.7715) < 0.001)
  }

  @Test func `the projection agrees with a vector of PROJ to a millimetre`() throws {
    let folder = try Folder()
    let path = try folder.file(
      "a.geojson",
      collection(
        (
          #"{"code":"a"}"#,
          #"{"type":"Polygon","coordinates":[[[120.159,30.267],[120.160,30.267],[120.160,30.268],[120.159,30.267]]]}"#
        )))
    for (crs, easting) in [("EPSG:4549", 515_300.094), ("EPSG:4528", 40_515_300.094)] {
      let corner = try units(UnitSource(path: path), crs: crs).value.units[0].polygons[0].exterior[
        0]
      #expect(abs(corner.x - easting) < 0.001)
      #expect(abs(corner.y - 3_349_722.302) < 0.001)
    }
  }

  @Test(arguments: ["gbk.shp", "units.fgb"])
  func `other formats give the same texts`(name: String) throws {
    let isShapefile = name == "gbk.shp"
    let source = UnitSource(
      path: fixture(name), code: isShapefile ? "编码" : "单元编码", name: isShapefile ? "名称" : "单元名称")
    let all = try units(source, crs: "EPSG:4543").value.units
    #expect(all.first { $0.code == "0301" }?.name == "液氨罐区")
  }

  @Test func `KML is read`() throws {
    let folder = try Folder()
    let path = try folder.file(
      "a.kml",
      """
      <?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>
      <name>液氨罐区</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
      102,24.3,0 102.001,24.3,0 102.001,24.301,0 102,24.3,0</coordinates></LinearRing></outerBoundaryIs></Polygon>
      </Placemark></Document></kml>
      """)
    let plant = try units(UnitSource(path: path, code: "Name"), crs: "EPSG:4543")
    #expect(plant.value.units.map(\.code) == ["液氨罐区"])
  }

  @Test func `a layer that is not there is an error that names the nearest`() throws {
    let error = #expect(throws: LoadError.self) {
      try units(UnitSource(path: fixture("plant.gpkg"), layer: "unit"), crs: "EPSG:4543")
    }
    #expect(error?.hint?.en.hasPrefix("did you mean “units”?") == true)
  }

  @Test func `a file of several layers must be told which`() throws {
    let error = #expect(throws: LoadError.self) {
      try units(UnitSource(path: fixture("plant.gpkg"), code: "code"), crs: "EPSG:4543")
    }
    #expect(error?.hint?.en.contains("units, plane") == true)
  }

  @Test func `a code attribute that is not there is an error that names the nearest and all`()
    throws
  {
    let path = fixture("plant.gpkg")
    let error = #expect(throws: LoadError.self) {
      try units(UnitSource(path: path, layer: "units", code: "单元编号"), crs: "EPSG:4543")
    }
    #expect(
      error
        == .attributeMissing(
          path: path, layer: "units", attribute: "单元编号", available: ["单元编码", "单元名称", "对象", "状态"]))
    #expect(error?.hint?.zh.contains("是否指“单元编码”") == true)
  }

  @Test func `two units with one code: the first stays, and both are named`() throws {
    let folder = try Folder()
    let path = try folder.file(
      "a.geojson",
      collection(
        (#"{"code":"A"}"#, square(0, 0)), (#"{"code":"B"}"#, square(20, 0)),
        (#"{"code":"A"}"#, square(40, 0))))
    let plant = try units(UnitSource(path: path))
    #expect(plant.value.units.map(\.code) == ["A", "B"])
    #expect(plant.value.units[0].boundingBox.minX == 0)
    let finding = try #require(plant.diagnostics.first("duplicate-unit-code"))
    #expect(finding.severity == .error)
    #expect(finding.message.en.hasSuffix("A (0, 2)"))
  }

  @Test func `odd texts are kept, cleaned or told`() throws {
    let folder = try Folder()
    let long = String(repeating: "长", count: 500)
    let path = try folder.file(
      "a.geojson",
      collection(
        (#"{"code":"\#(long.prefix(70))","name":"\#(long)"}"#, square(0, 0)),
        (#"{"code":"e","name":"🔥罐区𠮷"}"#, square(20, 0)),
        (#"{"code":"c","name":"a\u0007b\n"}"#, square(40, 0)), (#"{"code":" "}"#, square(60, 0)),
        (#"{"name":"no code"}"#, square(80, 0))))
    let plant = try units(UnitSource(path: path))
    #expect(plant.value.units.map(\.name) == [long, "🔥罐区𠮷", "a b"])
    #expect(
      plant.diagnostics.codes == ["unit-without-code", "long-unit-code", "control-characters"])
    #expect(plant.diagnostics.first?.message.en.contains("2 polygons") == true)
  }

  @Test func `a status that is not known is a warning and means in use`() throws {
    let folder = try Folder()
    let path = try folder.file(
      "a.geojson",
      collection(
        (#"{"code":"1","s":"检修"}"#, square(0, 0)), (#"{"code":"2","s":"Active"}"#, square(20, 0)),
        (#"{"code":"3","s":"待定"}"#, square(40, 0)), (#"{"code":"4","s":null}"#, square(60, 0))))
    let plant = try units(UnitSource(path: path, status: "s"))
    #expect(plant.value.units.map(\.status) == [.stopped, .active, .active, .active])
    #expect(plant.diagnostics.first("unknown-status")?.message.zh.contains("3: 待定") == true)
  }

  @Test func `broken geometry is repaired or left out, each with a finding`() throws {
    let source = UnitSource(path: fixture("plant.gpkg"), layer: "broken")
    let plant = try units(source, crs: "EPSG:4543")
    #expect(plant.value.units.map(\.code) == ["bow", "mix"])
    #expect(plant.value.units[0].polygons.count == 2)
    let expected = [
      "coordinates-not-finite", "zero-area", "self-crossing", "no-geometry", "unit-without-polygon",
      "units-overlap",
    ]
    #expect(plant.diagnostics.codes == expected)
    #expect(plant.diagnostics[0].place?.layer == "broken")
    #expect(plant.diagnostics[0].place?.feature == "nan, inf")
    #expect(plant.diagnostics[1].severity == .error)
  }

  @Test(arguments: ["1e308", "-2e9"])
  func `a unit beyond any map is left out with a finding, and the others stay`(far: String) throws {
    let folder = try Folder()
    let ring = "[[[\(far),0],[\(far),10],[0,10],[0,0],[\(far),0]]]"
    let path = try folder.file(
      "a.geojson",
      collection(
        (#"{"code":"far"}"#, #"{"type":"Polygon","coordinates":\#(ring)}"#),
        (#"{"code":"near"}"#, square(0, 0))))
    let plant = try units(UnitSource(path: path))
    #expect(plant.value.units.map(\.code) == ["near"])
    let finding = try #require(plant.diagnostics.first("outside-projection"))
    #expect(finding.severity == .error)
    #expect(finding.place?.layer == "a")
    #expect(finding.place?.feature == "far")
  }

  @Test func `a layer without polygons is an error`() throws {
    let folder = try Folder()
    let path = try folder.file(
      "a.geojson", collection((#"{"code":"a"}"#, #"{"type":"Point","coordinates":[1,2]}"#)))
    #expect(throws: LoadError.noPolygons(path: path, layer: "a")) {
      try units(UnitSource(path: path))
    }
  }

  @Test func `curves are stroked to ten millimetres`() throws {
    let plant = try units(
      UnitSource(path: fixture("plant.gpkg"), layer: "curves"), crs: "EPSG:4543")
    let circle = plant.value.units[0].polygons[0].exterior
    let center = Point(x: 500_050, y: 2_700_050)
    let radius = 50 * 2.0.squareRoot()
    for (a, b) in zip(circle, circle.dropFirst() + circle.prefix(1)) {
      #expect(abs(center.distance(to: a) - radius) < 1e-6)
      #expect(radius - center.distance(to: (a + b) * 0.5) < 0.01)
    }
    #expect((100...400).contains(circle.count))
    #expect(plant.value.units[1].polygons[0].exterior.contains(Point(x: 500_010, y: 2_699_990)))
    #expect(plant.value.units[1].boundingBox.maxY > 2_700_004.99)
  }

  @Test func `units that overlap are one warning with both codes`() throws {
    let folder = try Folder()
    let path = try folder.file(
      "a.geojson",
      collection(
        (#"{"code":"a"}"#, square(0, 0)), (#"{"code":"b"}"#, square(8, 0)),
        (#"{"code":"c"}"#, square(18, 0)), (#"{"code":"d"}"#, square(27.95, 0))))
    let plant = try units(UnitSource(path: path))
    #expect(plant.diagnostics.codes == ["units-overlap"])
    #expect(plant.diagnostics[0].message.en == "1 pair of units overlap: a + b (20 m²)")
  }

  @Test func `a million vertices are read in a moment`() throws {
    let folder = try Folder()
    var ring: [String] = []
    for index in 0..<1_000_000 {
      let angle = Double(index) / 1e6 * 2 * .pi
      let radius = 1000 + (index % 2 == 0 ? 0 : 0.5)
      ring.append("[\(radius * cosine(angle)),\(radius * sine(angle))]")
    }
    ring.append(ring[0])
    let path = try folder.file(
      "a.geojson",
      collection(
        (
          #"{"code":"a"}"#,
          #"{"type":"Polygon","coordinates":[[\#(ring.joined(separator: ","))]]}"#
        )))
    let start = ContinuousClock.now
    let plant = try units(UnitSource(path: path))
    let time = ContinuousClock.now - start
    #expect(plant.value.units[0].polygons[0].exterior.count == 1_000_000)
    #expect(time < .seconds(60))
  }
}
