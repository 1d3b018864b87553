import Foundation
import PlantModel
import Storage
import TestSupport
import Testing

@Suite struct GridProjectionTests {
  /// A plant of one unit at a point of the plane.
  private func plant(_ x: Double, _ y: Double) -> Plant {
    let ring = [
      Point(x: x, y: y), Point(x: x + 10, y: y), Point(x: x + 10, y: y + 10),
      Point(x: x, y: y + 10),
    ]
    return Plant(
      features: [], units: [RiskUnit(code: "u", name: "", polygons: [Polygon(exterior: ring)])])
  }

  /// Where longitude and latitude of WGS 84 come to on a grid, by way of a plane.
  private func metres(_ longitude: Double, _ latitude: Double, _ grid: GridCRS) throws -> Point {
    let plane = try unprojected(
      [GridCRS.degrees.metres(ofDegrees: Point(x: longitude, y: latitude))], from: .degrees,
      crs: "EPSG:4545")
    let geometry = try projected([.points(plane)], crs: "EPSG:4545", onto: grid)
    guard case .points(let points) = geometry[0] else { return Point(x: 0, y: 0) }
    return points[0]
  }

  /// Computed with GDAL 3.6.2: `echo 515300.094 3349722.302 | gdaltransform -s_srs EPSG:4549 -t_srs EPSG:3857`.
  @Test(arguments: [("EPSG:4549", 515_300.094), ("EPSG:4528", 40_515_300.094)])
  func `Web Mercator is what PROJ says`(crs: String, easting: Double) throws {
    let new = try projected(plant(easting, 3_349_722.302), crs: crs, onto: .webMercator)
    #expect(new.diagnostics.isEmpty)
    let corner = new.value.units[0].polygons[0].exterior[0]
    #expect(corner.distance(to: Point(x: 13_376_038.694_107_6, y: 3_537_916.580_414_86)) < 1e-5)
  }

  @Test func `degrees count 111319·49 metres, in 4490 as in WGS 84`() throws {
    let new = try projected(plant(515_300.094, 3_349_722.302), crs: "EPSG:4549", onto: .degrees)
    let corner = new.value.units[0].polygons[0].exterior[0]
    #expect(abs(corner.x / 111_319.490_793_273_58 - 120.159) < 1e-8)
    #expect(abs(corner.y / 111_319.490_793_273_58 - 30.267) < 1e-8)
  }

  /// Vectors of the public formula: WGS 84 → GCJ-02 → BD-09.
  @Test(arguments: [
    (102.55, 24.35, 102.551246, 24.346929, 102.557794, 24.352670),
    (121.55, 29.97, 121.554166, 29.967421, 121.560561, 29.973764),
  ])
  func `GCJ-02 and BD-09 are shifted as their services shift`(
    _ v: (Double, Double, Double, Double, Double, Double)
  ) throws {
    let gcj = GridCRS.gcj02.degrees(ofMetres: try metres(v.0, v.1, .gcj02))
    #expect(gcj.distance(to: Point(x: v.2, y: v.3)) < 2e-6)
    let bd = GridCRS.bd09.degrees(ofMetres: try metres(v.0, v.1, .bd09))
    #expect(bd.distance(to: Point(x: v.4, y: v.5)) < 2e-6)
  }

  /// Computed with a program of its own from the published formulas, coordinates by `gdaltransform` (GDAL 3.6.2).
  @Test(arguments: [
    (102.55, 24.35, 102.5512459, 24.3469287, 102.5577944, 24.3526700),
    (121.55, 29.97, 121.5541659, 29.9674207, 121.5605610, 29.9737638),
    (119.95, 31.78, 119.9547005, 31.7779053, 119.9612512, 31.7836422),
    (113.55, 22.75, 113.5551227, 22.7470351, 113.5616337, 22.7529434),
  ])
  func `degrees come to the datum of each grid`(
    _ v: (Double, Double, Double, Double, Double, Double)
  ) throws {
    func degrees(_ grid: GridCRS) throws -> Point {
      let placed = projected(degrees: [.points([Point(x: v.0, y: v.1)])], onto: grid)
      guard case .points(let points)? = placed[0] else { throw CocoaError(.featureUnsupported) }
      return grid.degrees(ofMetres: points[0])
    }
    for grid in [GridCRS.webMercator, .degrees] {
      #expect(try degrees(grid).distance(to: Point(x: v.0, y: v.1)) < 1e-10)
    }
    #expect(try degrees(.gcj02).distance(to: Point(x: v.2, y: v.3)) < 1e-7)
    #expect(try degrees(.bd09).distance(to: Point(x: v.4, y: v.5)) < 1e-7)
  }

  @Test func `degrees beyond the earth and those of a local map have no place`() {
    let points = [
      Point(x: 1e12, y: 0), Point(x: 0, y: 1e12), Point(x: .nan, y: 0), Point(x: 0, y: 91),
    ]
    for grid in GridCRS.allCases {
      #expect(
        projected(degrees: points.map { .points([$0]) }, onto: grid) == points.map { _ in nil })
    }
    #expect(projected(degrees: [.points([Point(x: 1, y: 2)])], onto: .local) == [nil])
    // The poles are the last place on earth, and finite.
    let pole = projected(degrees: [.points([Point(x: 0, y: -90)])], onto: .webMercator)
    guard case .points(let found)? = pole[0] else {
      Issue.record("no place")
      return
    }
    #expect(found[0].y.isFinite && found[0].y < -5e7)
  }

  /// In metres east and north: Yuxi 126/−341, Ningbo 402/−286.
  @Test(arguments: [(102.55, 24.35, 126.0, -341.0), (121.55, 29.97, 402, -286)])
  func `the shift of GCJ-02 is hundreds of metres`(_ v: (Double, Double, Double, Double)) throws {
    let gcj = GridCRS.gcj02.degrees(ofMetres: try metres(v.0, v.1, .gcj02))
    let east = (gcj.x - v.0) * 111_320 * cos(v.1 * .pi / 180)
    let north = (gcj.y - v.1) * 110_800
    #expect(abs(east - v.2) < 2 && abs(north - v.3) < 2)
  }

  /// The worked example of 百度's documentation of its tile coordinates: Tian'anmen.
  @Test func `百度's Mercator is the one of its documentation`() {
    let metres = GridCRS.bd09.metres(ofDegrees: Point(x: 116.404, y: 39.915))
    #expect(abs(metres.x - 12_958_175) < 0.01)
    #expect(abs(metres.y - 4_825_923.77) < 0.01)
  }

  @Test func `outside China nothing is shifted`() {
    for degrees in [Point(x: 2.35, y: 48.85), Point(x: 139.7, y: 35.7), Point(x: 120, y: 56)] {
      let metres = GridCRS.gcj02.metres(ofDegrees: degrees)
      #expect(GridCRS.webMercator.metres(ofDegrees: degrees) == metres)
    }
  }

  @Test(arguments: 0..<200)
  func `every grid leads back to where it came from`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let grid = try #require(
      GridCRS.allCases.filter { $0 != .local }.randomElement(using: &random))
    let degrees = Point(
      x: .random(in: -170...170, using: &random), y: .random(in: -73...73, using: &random))
    let back = grid.degrees(ofMetres: grid.metres(ofDegrees: degrees))
    // 百度's polynomials do not quite meet where one takes over from the next.
    #expect(back.distance(to: degrees) < (grid == .bd09 ? 1e-7 : 1e-11))

    let plane = Point(
      x: .random(in: 300_000...700_000, using: &random),
      y: .random(in: 2_000_000...5_000_000, using: &random))
    let there = try projected([.points([plane])], crs: "EPSG:4549", onto: grid)
    guard case .points(let points) = there[0] else { return }
    let again = try unprojected(points, from: grid, crs: "EPSG:4549")
    #expect(again[0].distance(to: plane) < 1e-3)
  }

  @Test func `百度's Mercator grows with the latitude and hardly jumps between its bands in China`() {
    var last = -Double.infinity
    for step in -740...740 {
      let y = GridCRS.bd09.metres(ofDegrees: Point(x: 100, y: Double(step) / 10)).y
      #expect(y > last)
      last = y
    }
    // At 60° it jumps by 14 m, as 百度's own does.
    for border in [15.0, 30, 45] {
      let below = GridCRS.bd09.metres(ofDegrees: Point(x: 100, y: border - 1e-9))
      let above = GridCRS.bd09.metres(ofDegrees: Point(x: 100, y: border))
      #expect(below.distance(to: above) < 0.5)
    }
  }

  @Test func `a local map is taken as it is`() throws {
    let local = plant(3, 4)
    #expect(try projected(local, crs: "local", onto: .local).value == local)
    #expect(
      try unprojected([Point(x: 1, y: 2)], from: .local, crs: "local") == [Point(x: 1, y: 2)])
  }

  @Test func `a grid that the map cannot serve is an error that names those it can`() {
    #expect(throws: LoadError.gridUnrelated(crs: "local")) {
      try projected(plant(0, 0), crs: "local", onto: .webMercator)
    }
    #expect(throws: LoadError.gridUnrelated(crs: "EPSG:4549")) {
      try projected(plant(500_000, 3_300_000), crs: "EPSG:4549", onto: .local)
    }
    #expect(throws: LoadError.gridUnrelated(crs: "local")) {
      try unprojected([Point(x: 0, y: 0)], from: .bd09, crs: "local")
    }
    #expect(LoadError.gridUnrelated(crs: "local").hint?.en.contains("Local") == true)
    #expect(LoadError.gridUnrelated(crs: "EPSG:4549").hint?.zh.contains("GCJ02") == true)
  }

  @Test func `what lies nowhere on earth is left out and told`() throws {
    var plant = plant(500_000, 3_300_000)
    plant.units += self.plant(1e12, 1e12).units
    plant.units[1].code = "far"
    plant.features = [
      Feature(
        source: "s", layer: "wall", class: "wall",
        geometry: .lineStrings([[Point(x: 5e5, y: 3.3e6), Point(x: 1e12, y: -1e12)]])),
      Feature(
        source: "s", layer: "wall", class: "wall", geometry: .points([Point(x: 5e5, y: 3.3e6)])),
      Feature(
        source: "s", layer: "wall", class: "wall", geometry: .points([Point(x: .nan, y: 0)])),
    ]
    let new = try projected(plant, crs: "EPSG:4549", onto: .webMercator)
    #expect(new.value.units.map(\.polygons.count) == [1, 0])
    #expect(new.value.features.count == 1)
    let unit = try #require(new.diagnostics.first { $0.place?.feature == "far" })
    #expect(unit.severity == .error && unit.code == "not-on-earth")
    let layout = try #require(new.diagnostics.first { $0.place?.layer == "wall" })
    #expect(layout.message.en.hasPrefix("2 layout features lie"))
    #expect(new.diagnostics.count == 2)
  }

  @Test func `a plant on the 180th meridian stays in one piece`() throws {
    // UTM zone 60 south, 177° east, on to 180° and 20 km beyond.
    let line = [Point(x: 800_000, y: 8_000_000), Point(x: 840_000, y: 8_000_000)]
    let new = try projected([.lineStrings([line])], crs: "EPSG:32760", onto: .webMercator)
    guard case .lineStrings(let lines) = new[0] else { return }
    #expect(abs(lines[0][1].x - lines[0][0].x) < 60_000)
    #expect(lines[0][1].x > 20_037_508)
  }

  @Test func `near a pole coordinates stay finite`() throws {
    let pole = Point(x: 2_000_000, y: 2_000_000)
    for grid in GridCRS.allCases where grid != .local {
      let new = try projected([.points([pole])], crs: "EPSG:32661", onto: grid)
      guard case .points(let points) = new[0] else { continue }
      #expect(points.allSatisfy(\.isFinite) && points.count == 1)
    }
  }

  @Test func `texts turn and grow with the map`() throws {
    // 1.5° east of the central meridian at 30° N the plane's north is 0.75° off, and Mercator enlarges by 1 / cos 30°.
    var plant = plant(644_000, 3_320_000)
    plant.features = [
      Feature(
        source: "s", layer: "t", class: "t", geometry: .points([Point(x: 644_000, y: 3_320_000)]),
        text: "泵房", textHeight: 2, textAngle: 10)
    ]
    let text = try projected(plant, crs: "EPSG:4549", onto: .webMercator).value.features[0]
    #expect(abs(text.textAngle - 9.25) < 0.01 || abs(text.textAngle - 10.75) < 0.01)
    #expect(abs((text.textHeight ?? 0) - 2 / cos(30 * Double.pi / 180)) < 0.02)
  }

  @Test func `a scan lies under the units as before`() throws {
    var plant = plant(515_300, 3_349_700)
    let georeference = AffineTransform(
      a: 0.5, b: 0, c: 0, d: -0.5, tx: 515_300, ty: 3_349_700)
    plant.underlays = [
      Underlay(
        source: "scan", raster: Raster(width: 400, height: 200, pixels: []),
        georeference: georeference)
    ]
    let new = try projected(plant, crs: "EPSG:4549", onto: .gcj02).value
    let pixel = Point(x: 400, y: 200)
    let expected = try projected(
      [.points([georeference.applied(to: pixel)])], crs: "EPSG:4549", onto: .gcj02)
    guard case .points(let points) = expected[0] else { return }
    #expect(new.underlays[0].georeference.applied(to: pixel).distance(to: points[0]) < 0.01)
  }
}
