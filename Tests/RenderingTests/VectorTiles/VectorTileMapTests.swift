import Cartography
import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import Rendering

struct VectorTileMapTests {
  private let style = """
    {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [
      {"id": "pipes", "type": "line", "source": "map", "source-layer": "layout", "minzoom": 15,
       "filter": ["==", ["get", "class"], "pipe"]},
      {"id": "units", "type": "fill", "source": "map", "source-layer": "units"},
      {"id": "labels", "type": "symbol", "source": "map", "source-layer": "unit_labels",
       "minzoom": 14, "layout": {"text-field": ["get", "name"], "text-size": 11}}
    ]}
    """

  /// Units of 40 m side by side in the plane's metres, the first one of major risk, and two lines across them.
  private func map() throws -> TileMap {
    let units = (0..<12).map { index in
      RiskUnit(
        code: "U-\(index)", name: "储罐\(index)",
        polygons: [
          Polygon(exterior: Rect(x: Double(index) * 40, y: 0, width: 40, height: 40).corners)
        ])
    }
    let line = Geometry.lineStrings([[Point(x: -50, y: 20), Point(x: 600, y: 20)]])
    let features = ["pipe", "rack"].map {
      Feature(source: "plan", layer: "L-\($0)", class: $0, geometry: line)
    }
    let assessed = units.enumerated().map { index, unit in
      AssessedUnit(
        code: unit.code,
        inherent: Verdict(
          level: index == 0 ? .major : .low, reasons: [Reason(.direct, LocalizedText("直接判定"))]),
        residual: nil, effective: nil)
    }
    return TileMap(
      plant: Plant(features: features, units: units), assessed: assessed, basis: .inherent,
      language: .zh, style: try StyleSheet.decode(Array(style.utf8), file: "style.json").value,
      grid: TileGrid(.local), measuring: FixedWidthText())
  }

  private func tiles(_ zoom: Int) throws -> [VectorTile] {
    let map = try map()
    let vector = VectorTileMap(map, zoom: zoom)
    let range = try #require(map.grid.tiles(covering: map.extent, zoom: zoom))
    return try range.tiles.map { try VectorTile(strictly: vector.encode($0)) }
  }

  private func features(_ layer: String, _ tiles: [VectorTile]) -> [VectorTile.Feature] {
    tiles.flatMap { $0[layer]?.features ?? [] }
  }

  @Test func `tiles of a zoom carry units, layout and labels with their properties`() throws {
    let tiles = try tiles(18)
    let units = features("units", tiles)
    #expect(Set(units.map { $0["code"] }).count == 12)
    let major = try #require(units.first { $0["code"] == .string("U-0") })
    #expect(
      major.tags.map(\.key) == ["code", "name", "level", "rank", "status", "basis", "reason"])
    #expect(major["level"] == .string("major") && major["rank"] == .uint(4))
    #expect(major["reason"] == .string("直接判定"))
    #expect(units.allSatisfy { $0.ringFaults == [] })
    // The style draws pipes alone.
    #expect(Set(features("layout", tiles).map { $0["class"] }) == [.string("pipe")])
  }

  @Test func `each label of the plan stands in exactly one tile`() throws {
    let labels = features("unit_labels", try tiles(18))
    #expect(labels.count == 12 && Set(labels.map(\.id)).count == 12)
    #expect(labels.allSatisfy { $0["placement"] != nil && $0["label"] != nil })
  }

  @Test func `far out the major unit remains, and what is not shown is not carried`() throws {
    let tiles = try tiles(5)
    #expect(Set(features("units", tiles).map { $0["level"] }) == [.string("major")])
    #expect(features("layout", tiles).isEmpty && features("unit_labels", tiles).isEmpty)
  }
}
