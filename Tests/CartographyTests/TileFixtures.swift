import Cartography
import MapStyle
import PlantModel
import TestSupport
import Testing

/// Maps on a grid for tests of tiles.
enum TileFixtures {
  static func style(_ json: String) throws -> StyleSheet {
    try StyleSheet.decode(Array(json.utf8), file: "style.json").value
  }

  /// Units, the worst level first in the order of the data, so that order alone would paint it first.
  static let plain = """
    {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [
      {"id": "paper", "type": "background", "paint": {"background-color": "#ffffff"}},
      {"id": "layout", "type": "line", "source": "map", "source-layer": "layout",
       "paint": {"line-color": "#888888", "line-width": 1}},
      {"id": "units", "type": "fill", "source": "map", "source-layer": "units",
       "paint": {"fill-color": ["match", ["get", "level"], "major", "#ff0000", "low", "#0000ff",
                                "#888888"],
                 "fill-outline-color": "#000000"}},
      {"id": "labels", "type": "symbol", "source": "map", "source-layer": "unit_labels",
       "minzoom": 10, "layout": {"text-field": ["get", "name"], "text-size": 11}}
    ]}
    """

  static func assessed(_ units: [RiskUnit], _ level: (Int) -> RiskLevel?) -> [AssessedUnit] {
    units.enumerated().map { index, unit in
      let verdict = level(index).map {
        Verdict(level: $0, reasons: [Reason(.direct, LocalizedText("直接判定"))])
      }
      return AssessedUnit(code: unit.code, inherent: verdict, residual: nil, effective: nil)
    }
  }

  static func unit(_ code: String, _ ring: [Point], name: String = "储罐") -> RiskUnit {
    RiskUnit(code: code, name: name, polygons: [Polygon(exterior: ring)])
  }

  static func map(
    _ units: [RiskUnit], features: [Feature] = [], style: String = plain,
    grid: TileGrid.ID = .local, level: (Int) -> RiskLevel? = { _ in .low }
  ) throws -> TileMap {
    TileMap(
      plant: Plant(features: features, units: units), assessed: assessed(units, level),
      basis: .inherent, language: .zh, style: try self.style(style), grid: TileGrid(grid),
      measuring: FixedWidthText())
  }

  /// Rectangles with gaps in a square of that many metres.
  static func plots(_ count: Int, side: Double, seed: UInt64) -> [RiskUnit] {
    var random = SplitMix64(seed: seed)
    let window = Rect(x: 1_000, y: 2_000, width: side, height: side)
    return RandomShapes.plots(count, in: window, using: &random).enumerated().map { index, plot in
      RiskUnit(code: "U-\(index)", name: "反应釜区\(index)", polygons: [plot])
    }
  }
}

extension TileScene {
  /// Marks with a fill, in drawing order.
  var fills: [(mark: Mark, color: Color)] {
    marks.compactMap { mark in
      if case .fill(let color) = paints[Int(mark.paint)] { (mark, color) } else { nil }
    }
  }

  var strokeCount: Int {
    marks.count { if case .stroke = paints[Int($0.paint)] { true } else { false } }
  }

  /// Rings or lines of a mark.
  func lines(of mark: Mark) -> [[Point]] {
    (Int(mark.firstSubpath)..<Int(mark.firstSubpath + mark.subpathCount)).map { subpath in
      let start = subpath == 0 ? 0 : Int(subpathEnds[subpath - 1])
      return (start..<Int(subpathEnds[subpath])).map {
        Point(x: coordinates[2 * $0], y: coordinates[2 * $0 + 1])
      }
    }
  }
}
