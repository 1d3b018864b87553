import Cartography
import Foundation
import PlantModel
import TestSupport
import Testing

@testable import RiskMap

/// GeoJSON sources of a style on the sheets of a map.
@Suite struct StyleSourcesTests {
  private static let shipped = DataFolders(
    executable: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path + "/.build/debug/riskmap")

  /// Circles over the units.
  private static let style = """
    {"version": 8, "sources": {"map": {"type": "vector"}, "posts": {"type": "geojson", "data": "posts.geojson"}},
     "layers": [
       {"id": "units", "type": "fill", "source": "map", "source-layer": "units"},
       {"id": "posts", "type": "circle", "source": "posts", "paint": {"circle-radius": 3}}]}
    """

  private func map(crs: String, posts: String, origin: Point) throws -> AssessedMap {
    var map = SmallMap()
    map.definition = map.definition.replacing(
      "crs: local", with: "crs: \(crs)\nstyle: style.json")
    let (x, y) = (Int(origin.x), Int(origin.y))
    map.units = [
      (
        "A1", "氨罐区",
        "[[\(x),\(y)],[\(x + 40),\(y)],[\(x + 40),\(y + 30)],[\(x),\(y + 30)],[\(x),\(y)]]"
      )
    ]
    if crs != "local" {
      map.definition = map.definition.replacing(
        "units: {source: units.geojson}", with: "units: {source: units.geojson, crs: \"\(crs)\"}"
      ).replacing("layout: [{id: plan, source: layout.geojson}]\n", with: "layout: []\n")
    }
    let folder = try TemporaryFolder()
    try map.write(to: folder)
    try folder.write(Self.style, to: "small/style.json")
    try folder.write(posts, to: "small/posts.geojson")
    return AssessedMap.assess(
      try LoadedMap.load(folder.path + "/small/map.yaml", shipped: Self.shipped))
  }

  private func circles(_ scene: Scene) -> [Point] {
    scene.marks.flatMap { mark -> [Point] in
      guard case .group(let marks, _, _) = mark.content else { return [] }
      return marks.compactMap {
        guard $0.origin == "layout/posts", case .fill(let path, _) = $0.content else { return nil }
        return path.boundingBox.center
      }
    }
  }

  @Test func `a map with a place on earth draws them in its plane`() throws {
    // EPSG:4549 is 120° E with a false easting of 500 km; the middle of the unit is at (500 020, 3 320 015).
    let posts = #"{"type": "MultiPoint", "coordinates": [[120, 30], [120, 30.001]]}"#
    let map = try map(crs: "EPSG:4549", posts: posts, origin: Point(x: 499_980, y: 3_320_100))
    let sheet = try map.sheet("a4")
    let corners = sheet.value.report.groundCorners
    let places = circles(sheet.value.scene)
    #expect(places.count <= 2)
    let frame = sheet.value.report.frame
    // 30° N on the meridian is 3 320 113.4 m from the equator (GRS 80).
    let scale = frame.width / (corners[1].x - corners[0].x)
    let expected = Point(
      x: frame.minX + (500_000 - corners[0].x) * scale,
      y: frame.minY + (corners[0].y - 3_320_113.4) * scale)
    #expect((places.map { $0.distance(to: expected) }.min() ?? 99) < 1)
  }

  @Test func `a map in local metres leaves them out with a finding`() throws {
    let map = try map(
      crs: "local", posts: #"{"type": "Point", "coordinates": [0, 0]}"#, origin: Point(x: 0, y: 0))
    #expect(map.diagnostics.count { $0.code == "source-without-place" } == 1)
    #expect(try circles(map.sheet("a4").value.scene).isEmpty)
  }
}
