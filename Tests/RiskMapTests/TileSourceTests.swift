import Cartography
import Foundation
import PlantModel
import Rendering
import Storage
import TestSupport
import Testing

@testable import RiskMap

/// GeoJSON sources of a style on tiles.
@Suite struct TileSourceTests {
  /// The small map at home near Yuxi, or on a local plane, with a style of its own.
  private func gridded(
    _ grid: TileGrid.ID, crs: String = "EPSG:4543", layers: String, sources: String
  ) throws -> GriddedMap {
    var map = SmallMap()
    map.definition = map.definition.replacing("crs: local", with: "crs: \(crs)")
      .replacing("layout: [{id: plan, source: layout.geojson}]\n", with: "")
    if crs != "local" {
      map.definition = map.definition.replacing(
        "{source: units.geojson}",
        with: "{source: units.geojson, crs: local, placement: {origin: [554800, 2694300]}}")
    }
    map.definition += "style: ./own.json\n"
    let folder = try TemporaryFolder()
    try map.write(to: folder)
    try folder.write(
      #"""
      {"version": 8, "sources": {"map": {"type": "vector"}, \#(sources)}, "layers": [
        {"id": "units", "type": "fill", "source": "map", "source-layer": "units"}, \#(layers)]}
      """#, to: "small/own.json")
    let loaded = try LoadedMap.load(
      folder.path + "/small/map.yaml",
      shipped: DataFolders(executable: repositoryFolder().path + "/.build/debug/riskmap"))
    return try AssessedMap.assess(loaded).gridded(grid)
  }

  private let dots = #"{"id": "dots", "source": "park", "type": "circle"}"#

  /// Boxes of what a scene draws of an origin.
  private func boxes(_ scene: TileScene, _ origin: String) -> [Rect] {
    scene.marks.filter { scene.origins[Int($0.origin)] == origin }.map {
      Rect(
        minX: Double($0.bounds.minX), minY: Double($0.bounds.minY), maxX: Double($0.bounds.maxX),
        maxY: Double($0.bounds.maxY))
    }
  }

  /// In the middle of the unit A1: 554820 m east, 2694315 m north, by `gdaltransform -s_srs EPSG:4543 -t_srs EPSG:4326`.
  @Test(arguments: TileGrid.ID.allCases.filter { $0 != .local })
  func `a source in degrees lies where it belongs on every grid`(grid: TileGrid.ID) throws {
    let map = try gridded(
      grid, layers: dots,
      sources: #"""
        "park": {"type": "geojson",
                 "data": {"type": "Point", "coordinates": [102.540233790, 24.351385969]}}
        """#)
    let scene = map.picture(at: 20).scene
    let dot = try #require(boxes(scene, "source/park").first)
    let unit = try #require(boxes(scene, "unit/A1").first)
    #expect(unit.width > 100)
    #expect(abs(dot.center.x - unit.center.x) < unit.width / 40)
    #expect(abs(dot.center.y - unit.center.y) < unit.height / 30)
    #expect(map.diagnostics == [] && map.drawingFindings == [])
  }

  @Test func `a local map cannot place a source: it says so, and its tiles come out`() throws {
    let map = try gridded(
      .local, crs: "local", layers: dots,
      sources: #""park": {"type": "geojson", "data": {"type": "Point", "coordinates": [1, 2]}}"#)
    let scene = map.picture(at: 20).scene
    #expect(boxes(scene, "source/park") == [] && !boxes(scene, "unit/A1").isEmpty)
    #expect(map.map.diagnostics.contains { $0.code == "source-without-place" })
  }

  @Test func `points are clustered at each zoom`() throws {
    let points = (0..<4).map { "[\(102.540233790 + Double($0) * 0.0001), 24.351385969]" }
    let map = try gridded(
      .gcj02, layers: dots,
      sources: #"""
        "park": {"type": "geojson", "cluster": true, "clusterRadius": 40, "clusterMaxZoom": 17,
                 "data": {"type": "FeatureCollection", "features": [\#(points.map {
          #"{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": \#($0)}}"#
        }.joined(separator: ","))]}}
        """#)
    #expect(boxes(map.picture(at: 14).scene, "source/park").count == 1)
    #expect(boxes(map.picture(at: 20).scene, "source/park").count == 4)
  }

  @Test func `a source as large as the world does not make the map as large`() throws {
    let map = try gridded(
      .webMercatorQuad, layers: #"{"id": "sea", "source": "sea", "type": "fill"}"#,
      sources: #"""
        "sea": {"type": "geojson", "data": {"type": "Polygon", "coordinates":
          [[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]]}}
        """#)
    #expect(map.extent.width < 100)
    let scene = map.picture(at: 17).scene
    #expect(boxes(scene, "source/sea").count == 1)
    let tile = try #require(map.grid.tiles(covering: map.extent, zoom: 17)).tiles[0]
    let lane = TileLane()
    let range = TileRange(
      zoom: 17, columns: tile.column...tile.column, rows: tile.row...tile.row)
    #expect(try lane.paint(range, of: map, format: .png, scale: .x1)[0].count > 60)
  }
}
