import Cartography
import PlantModel
import RiskMap
import TestSupport
import Testing

@Suite struct TilePlanTests {
  private let grid = TileGrid(.webMercatorQuad)
  /// A kilometre near Yuxi.
  private let extent = Rect(x: 11_415_000, y: 2_796_000, width: 1000, height: 1000)

  @Test func `a plan holds the tiles that show the map, zoom by zoom`() throws {
    let plan = try TilePlan(grid: grid, zooms: 14...17, extent: extent)
    #expect(plan.ranges.map(\.zoom) == [14, 15, 16, 17])
    for range in plan.ranges {
      let inside = try #require(grid.tiles(covering: extent, zoom: range.zoom))
      #expect(inside.tiles.allSatisfy(range.contains))
    }
    #expect(plan.count == plan.ranges.reduce(0) { $0 + $1.count })
  }

  @Test func `a box takes what it touches and no more`() throws {
    let whole = try TilePlan(grid: grid, zooms: 18...18, extent: extent)
    let middle = GridBox.degrees(of: extent.inset(by: 450))
    let plan = try TilePlan(grid: grid, zooms: 18...18, extent: extent, area: middle)
    #expect(plan.count < whole.count)
    #expect(plan.ranges == [grid.tiles(covering: extent.inset(by: 450), zoom: 18)])
  }

  @Test func `a box that is reversed, no place on earth or beside the map is an error`() {
    func error(_ area: TileArea) -> TileError? {
      do throws(TileError) {
        _ = try TilePlan(grid: grid, zooms: 14...14, extent: extent, area: area)
        return nil
      } catch { return error }
    }
    let swapped = TileArea(west: 103, south: 24, east: 102, north: 25)
    #expect(error(swapped) == .areaReversed(swapped))
    let upside = TileArea(west: 102, south: 25, east: 103, north: 24)
    #expect(error(upside)?.message.en.hasPrefix("the south of the box, 25, is not south") == true)
    let metres = TileArea(west: 11_415_000, south: 2_796_000, east: 11_416_000, north: 2_797_000)
    #expect(error(metres) == .areaOutside(metres))
    let antimeridian = TileArea(west: 179, south: -10, east: -179, north: 10)
    #expect(error(antimeridian)?.hint?.en.contains("two") == true)
    let paris = TileArea(west: 2, south: 48, east: 3, north: 49)
    guard case .areaEmpty(_, let map) = error(paris) else {
      Issue.record("no error")
      return
    }
    #expect(abs(map.west - 102.5) < 0.1 && abs(map.south - 24.3) < 0.2)
  }

  @Test func `absurd numbers of tiles are refused, an empty map and missing zooms too`() {
    let country = Rect(x: 11_000_000, y: 2_796_000, width: 2_000_000, height: 2_000_000)
    #expect(throws: TileError.self) {
      try TilePlan(grid: grid, zooms: 18...20, extent: country)
    }
    #expect(throws: TileError.mapEmpty) {
      try TilePlan(grid: grid, zooms: 14...15, extent: .null)
    }
    #expect(throws: TileError.grid(.zoomOutside(zoom: 25, grid: .webMercatorQuad))) {
      try TilePlan(grid: grid, zooms: 14...25, extent: extent)
    }
  }

  @Test func `a map that fills the world or more has a bounded plan`() throws {
    let huge = Rect(minX: -1e12, minY: -1e12, maxX: 1e12, maxY: 1e12)
    #expect(try TilePlan(grid: grid, zooms: 0...3, extent: huge).count == 1 + 4 + 16 + 64)
  }
}

/// Degrees of a rectangle of Web Mercator, by way of an error that names them.
private enum GridBox {
  static func degrees(of metres: Rect) -> TileArea {
    let far = TileArea(west: -1, south: -1, east: 0, north: 0)
    do throws(TileError) {
      _ = try TilePlan(
        grid: TileGrid(.webMercatorQuad), zooms: 14...14, extent: metres, area: far)
    } catch {
      if case .areaEmpty(_, let map) = error { return map }
    }
    return far
  }
}
