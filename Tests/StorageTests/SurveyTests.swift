import PlantModel
import Storage
import Testing

@Suite struct SurveyTests {
  @Test func `a GeoPackage tells its layers`() throws {
    let layers = try survey(fixture("plant.gpkg"))
    #expect(layers.map(\.layer) == ["units", "plane", "nowhere", "curves", "broken"])
    #expect(layers.map(\.kind) == [.polygons, .polygons, .polygons, .polygons, .mixed])
    #expect(layers.map(\.crs) == ["EPSG:4490", "EPSG:4543", nil, "EPSG:4543", "EPSG:4543"])
    #expect(layers[0].attributes == ["单元编码", "单元名称", "对象", "状态"])
    #expect(layers[0].count == 2)
    #expect(abs((layers[0].extent?.maxX ?? 0) - 102.005) < 1e-9)
  }

  @Test func `a drawing tells its layers and how much is on them`() throws {
    let folder = try Folder()
    var drawing = Drawing()
    drawing.line(on: "道路", 0, 0, 1, 1)
    drawing.line(on: "道路", 0, 0, 1, 1)
    drawing.outline(on: "建筑", [(0, 0), (5, 0), (5, 5)])
    let layers = try survey(folder.file("plan.dxf", drawing.text))
    #expect(layers.count == 1)
    #expect(
      layers[0].drawingLayers == [.init(name: "建筑", entities: 1), .init(name: "道路", entities: 2)])
    #expect(layers[0].extent == Rect(minX: 0, minY: 0, maxX: 5, maxY: 5))
  }

  @Test func `a folder tells what is of use in it, and what cannot be read`() throws {
    let folder = try Folder()
    _ = try folder.copy("register.xlsx")
    _ = try folder.copy("placed.tif")
    _ = try folder.file("a.geojson", collection(("{}", square(0, 0))))
    _ = try folder.file("notes.md", "hello")
    _ = try folder.file("broken.gpkg", "hello")
    let found = try layoutCandidates(in: folder.path)
    #expect(found.value.map(\.kind) == [.polygons, .raster, .table, .table])
    #expect(found.value[1].count == 6)
    #expect(found.value[1].crs == "EPSG:4543")
    #expect(found.value[2].layer == "风险事件")
    #expect(found.diagnostics.map(\.place?.file) == [folder.path + "/broken.gpkg"])
  }

  @Test func `a folder that is not there is an error`() {
    #expect(throws: LoadError.self) { try layoutCandidates(in: "/nowhere/at/all") }
  }
}
