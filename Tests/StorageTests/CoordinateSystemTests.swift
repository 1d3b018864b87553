import PlantModel
import Storage
import Testing

@Suite struct CoordinateSystemTests {
  private func load(
    _ geometry: String, crs: String, sourceCRS: String? = nil
  ) throws -> Diagnosed<Plant> {
    let folder = try Folder()
    let path = try folder.file("a.geojson", collection((#"{"code":"a"}"#, geometry)))
    return try units(UnitSource(path: path, crs: sourceCRS), crs: crs)
  }

  @Test(arguments: ["EPSG:99999", "nonsense", "4543", "", "/etc/passwd", "https://example.org/crs"])
  func `a coordinate system that PROJ does not know is an error that says what to write`(
    crs: String
  ) throws {
    let error = #expect(throws: LoadError.self) { try load(square(0, 0), crs: crs) }
    guard case .crsUnknown(crs, _, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.hint?.en.contains("EPSG:4543") == true)
  }

  @Test func `a geographic system is no plane, and the zone of the data is suggested`() throws {
    for crs in ["EPSG:4490", "EPSG:4326"] {
      let error = #expect(throws: LoadError.self) {
        try units(UnitSource(path: fixture("plant.gpkg"), layer: "units", code: "单元编码"), crs: crs)
      }
      #expect(error == .crsNotPlanar(crs: crs, suggestion: "EPSG:4543"))
      #expect(error?.hint?.en == "use a 3° Gauss–Krüger zone such as EPSG:4543")
    }
  }

  @Test func `a plane in feet is none either`() throws {
    #expect(throws: LoadError.crsNotPlanar(crs: "EPSG:2263", suggestion: nil)) {
      try units(UnitSource(path: "/nowhere"), crs: "EPSG:2263")
    }
  }

  @Test func `a WKT names a plane too`() throws {
    let wkt = """
      PROJCS["local grid",GEOGCS["CGCS2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],
      PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],
      PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",102.5],PARAMETER["scale_factor",1],
      PARAMETER["false_easting",1000],PARAMETER["false_northing",0],UNIT["metre",1]]
      """
    let triangle =
      #"{"type":"Polygon","coordinates":[[[102.5,24],[102.6,24],[102.5,24.1],[102.5,24]]]}"#
    let unit = try load(triangle, crs: wkt).value.units[0]
    #expect(abs(unit.boundingBox.minX - 1000) < 0.01)
  }

  @Test func `WGS 84 and CGCS2000 count as equal`() throws {
    let triangle =
      #"{"type":"Polygon","coordinates":[[[102.5,24],[102.6,24],[102.5,24.1],[102.5,24]]]}"#
    let wgs = try load(triangle, crs: "EPSG:4543", sourceCRS: "EPSG:4326")
    let china = try load(triangle, crs: "EPSG:4543", sourceCRS: "EPSG:4490")
    #expect(wgs.value == china.value)
    #expect(wgs.diagnostics.isEmpty)
  }

  @Test func `an older datum is a warning`() throws {
    let triangle = square(500_000, 2_700_000)
    let plant = try load(triangle, crs: "EPSG:4543", sourceCRS: "EPSG:2431")
    #expect(plant.diagnostics.codes == ["datum-shift"])
    #expect(
      plant.value.units[0].boundingBox.center.distance(to: Point(x: 500_000, y: 2_700_000)) < 300)
  }

  @Test func `no system in the file and none declared is an error`() throws {
    let path = fixture("plant.gpkg")
    #expect(throws: LoadError.crsMissing(path: path, layer: "nowhere")) {
      try units(UnitSource(path: path, layer: "nowhere"), crs: "EPSG:4543")
    }
    let told = try units(UnitSource(path: path, layer: "nowhere", crs: "local"), crs: "EPSG:4543")
    #expect(told.value.units[0].boundingBox.maxX == 10)
  }

  @Test func `an unknown system of a source names the file`() throws {
    let error = #expect(throws: LoadError.self) {
      try load(square(0, 0), crs: "EPSG:4543", sourceCRS: "EPSG:1")
    }
    #expect(error?.place?.file?.hasSuffix("a.geojson") == true)
  }

  @Test func `on a local plane GeoJSON is taken as it is`() throws {
    let plant = try load(square(5, 7), crs: "local")
    #expect(plant.value.units[0].boundingBox == Rect(x: 5, y: 7, width: 10, height: 10))
    #expect(plant.diagnostics.isEmpty)
  }

  @Test func `on a local plane degrees are a warning, degrees of a GeoPackage an error`() throws {
    let tiny = square(102.5, 24.3, side: 0.001)
    #expect(try load(tiny, crs: "local").diagnostics.codes.contains("degrees-on-local-plane"))
    #expect(
      throws: LoadError.crsUnrelated(path: fixture("plant.gpkg"), layer: "units", crs: "EPSG:4490")
    ) {
      try units(UnitSource(path: fixture("plant.gpkg"), layer: "units", code: "单元编码"), crs: "local")
    }
    let plane = try units(UnitSource(path: fixture("plant.gpkg"), layer: "plane"), crs: "local")
    #expect(plane.diagnostics.codes == ["crs-ignored"])
  }

  @Test func `GeoJSON whose coordinates are no degrees is taken in metres, with a warning`() throws
  {
    let plant = try load(square(500_000, 2_700_000), crs: "EPSG:4543")
    #expect(plant.diagnostics.codes == ["geojson-not-in-degrees"])
    #expect(plant.value.units[0].boundingBox.minX == 500_000)
  }

  @Test func `longitude and latitude swapped is a warning, not a silent repair`() throws {
    let tiny = square(24.3, 102.5, side: 0.001)
    let plant = try load(tiny, crs: "EPSG:4543")
    #expect(
      plant.diagnostics.codes == ["axes-swapped", "outside-projection", "unit-without-polygon"])
  }

  @Test func `northing first is a warning`() throws {
    let plant = try load(square(2_700_000, 500_000), crs: "EPSG:4543", sourceCRS: "EPSG:4543")
    #expect(plant.diagnostics.codes == ["axes-swapped"])
  }

  @Test(arguments: [
    (34_500_000.0, "EPSG:4543", "EPSG:4522"), (17_500_000, "EPSG:4543", "EPSG:4495"),
    (500_000, "EPSG:4522", "EPSG:4543"),
  ])
  func `eastings whose zone number does not fit are a warning with the right system`(
    easting: Double, crs: String, right: String
  ) throws {
    let plant = try load(square(easting, 2_700_000), crs: crs, sourceCRS: crs)
    let finding = try #require(plant.diagnostics.first("zone-prefix"))
    #expect(finding.hint?.en == "the system is probably \(right)")
  }

  @Test(arguments: [1e9, 1e100, 1e300, -1e300])
  func `enormous coordinates trap nothing`(size: Double) throws {
    for (crs, own) in [("EPSG:4543", "EPSG:4543"), ("EPSG:4543", "EPSG:4522"), ("local", "local")] {
      let plant = try load(square(size, 2_700_000, side: abs(size)), crs: crs, sourceCRS: own)
      #expect(plant.value.units.count + plant.diagnostics.count > 0)
    }
  }

  @Test func `a plant far from the central meridian is a warning with the right zone`() throws {
    let tiny = square(105.1, 24.3, side: 0.001)
    let plant = try load(tiny, crs: "EPSG:4543")
    #expect(plant.diagnostics.first("zone-distant")?.hint?.en.hasPrefix("EPSG:4544") == true)
  }

  @Test func `units far from the layout are a warning`() throws {
    let folder = try Folder()
    let path = try folder.file("a.geojson", collection((#"{"code":"a"}"#, square(100_000, 0))))
    let layout = LayoutSource(
      id: "x", path: try folder.file("b.geojson", collection(("{}", square(0, 0)))))
    let plant = try loadPlant(layout: [layout], units: UnitSource(path: path), crs: "local")
    #expect(plant.diagnostics.codes == ["units-far-from-layout"])
  }
}
