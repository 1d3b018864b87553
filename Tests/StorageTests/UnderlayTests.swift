import PlantModel
import Storage
import Testing

@Suite struct UnderlayTests {
  private func underlay(
    _ path: String, crs: String = "EPSG:4543", _ placement: Placement? = nil, in folder: Folder
  ) throws -> (underlay: Underlay?, findings: [Diagnostic]) {
    let source = LayoutSource(id: "scan", path: path, placement: placement)
    let plant = try loadPlant(layout: [source], units: someUnits(folder), crs: crs)
    return (plant.value.underlays.first, plant.diagnostics)
  }

  @Test func `a picture keeps its colours and its transparency`() throws {
    let folder = try Folder()
    let placement = Placement.similarity(origin: Point(x: 100, y: 200), rotation: 0, scale: 2)
    let read = try underlay(fixture("rgba.png"), placement, in: folder)
    let scan = try #require(read.underlay)
    #expect(scan.raster.width == 3)
    #expect(scan.raster.height == 2)
    #expect(Array(scan.raster.pixels[0..<4]) == [255, 0, 0, 255])
    #expect(Array(scan.raster.pixels[20..<24]) == [10, 20, 30, 128])
    // The origin is the upper left corner; y of pixels points down.
    #expect(scan.georeference.applied(to: Point(x: 0, y: 0)) == Point(x: 100, y: 200))
    #expect(scan.georeference.applied(to: Point(x: 3, y: 2)) == Point(x: 106, y: 196))
    #expect(read.findings.isEmpty)
  }

  @Test func `palettes and sixteen bits become eight-bit colours`() throws {
    let folder = try Folder()
    let placement = Placement.similarity(origin: Point(x: 0, y: 0), rotation: 0, scale: 1)
    let palette = try underlay(fixture("palette.png"), placement, in: folder).underlay
    #expect(palette?.raster.pixels == [200, 100, 50, 255, 1, 2, 3, 255])
    let grey = try underlay(fixture("grey16.png"), placement, in: folder).underlay
    #expect(grey?.raster.pixels == [0x12, 0x12, 0x12, 255, 255, 255, 255, 255])
  }

  @Test func `a world file places a picture, turned or south-up`() throws {
    let folder = try Folder()
    let path = try folder.copy("rgba.png")
    // Pixel size and rotation terms, then the middle of the upper left pixel.
    _ = try folder.file("rgba.pgw", "0\n1\n1\n0\n1000\n2000\n")
    let turned = try #require(try underlay(path, crs: "local", in: folder).underlay).georeference
    #expect(turned.applied(to: Point(x: 0.5, y: 0.5)) == Point(x: 1000, y: 2000))
    #expect(turned.applied(to: Point(x: 1.5, y: 0.5)) == Point(x: 1000, y: 2001))
    #expect(turned.applied(to: Point(x: 0.5, y: 1.5)) == Point(x: 1001, y: 2000))
  }

  @Test func `a GeoTIFF says itself where it lies, and is brought into the plane`() throws {
    let folder = try Folder()
    let own = try #require(try underlay(fixture("placed.tif"), in: folder).underlay)
    #expect(
      own.georeference.applied(to: Point(x: 2, y: 2)).distance(to: Point(x: 500_001, y: 2_699_999))
        < 1e-6)
    let other = try #require(
      try underlay(fixture("placed.tif"), crs: "EPSG:4522", in: folder).underlay)
    #expect(
      other.georeference.applied(to: Point(x: 2, y: 2)).distance(
        to: Point(x: 34_500_001, y: 2_699_999)) < 1e-3)
  }

  @Test func `control points in pixels place a scan`() throws {
    let folder = try Folder()
    let points = [(0.0, 0.0, 100.0, 200.0), (3, 0, 100, 203), (0, 2, 102, 200)].map {
      Placement.ControlPoint(source: Point(x: $0.0, y: $0.1), plane: Point(x: $0.2, y: $0.3))
    }
    let read = try underlay(fixture("rgba.png"), .controlPoints(points), in: folder)
    let placed = try #require(read.underlay).georeference
    #expect(placed.applied(to: Point(x: 3, y: 2)).distance(to: Point(x: 102, y: 203)) < 1e-9)
    #expect(read.findings.codes == ["placement-residuals"])
  }

  @Test func `a picture that does not say where it lies is an error with a hint`() throws {
    let folder = try Folder()
    let read = try underlay(fixture("rgba.png"), in: folder)
    #expect(read.underlay == nil)
    #expect(read.findings.codes == ["picture-not-placed"])
  }

  @Test func `a cut-off picture is an error`() throws {
    let folder = try Folder()
    let bytes = try readFile(fixture("rgba.png"), limit: 1000)
    let path = try folder.file("a.png", Array(bytes[..<50]))
    let placement = Placement.similarity(origin: Point(x: 0, y: 0), rotation: 0, scale: 1)
    let read = try underlay(path, placement, in: folder)
    #expect(read.findings.first?.severity == .error)
  }

  @Test func `reading leaves no file behind`() throws {
    let folder = try Folder()
    let placement = Placement.similarity(origin: Point(x: 0, y: 0), rotation: 0, scale: 1)
    _ = try underlay(folder.copy("placed.tif"), placement, in: folder)
    #expect(folder.names == ["placed.tif", "some-units.geojson"])
  }
}
