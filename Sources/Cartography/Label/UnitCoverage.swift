package import PlantModel

/// Which parts of a window are covered by units, on a coarse grid: what a label outside its own unit should keep clear of.
package struct UnitCoverage: Sendable {
  private let window: Rect
  private let cell: Double
  private let columns: Int
  private let rows: Int
  private let covered: SummedGrid

  /// At most half a million cells, none smaller than 3 pixels.
  package init(_ units: [Path], window: Rect) {
    self.window = window
    let cell = max(3, (window.width * window.height / 500_000).squareRoot())
    let columns = max(1, Int((window.width / cell).rounded(.up)))
    let rows = max(1, Int((window.height / cell).rounded(.up)))
    (self.cell, self.columns, self.rows) = (cell, columns, rows)
    var covered = [Bool](repeating: false, count: columns * rows)
    for unit in units { Self.cover(unit, window, cell, columns, rows, &covered) }
    self.covered = SummedGrid(covered, columns: columns, rows: rows)
  }

  private static func cover(
    _ unit: Path, _ window: Rect, _ cell: Double, _ columns: Int, _ rows: Int,
    _ covered: inout [Bool]
  ) {
    let box = unit.boundingBox.intersection(window)
    guard !box.isNull else { return }
    let firstRow = max(0, Int((box.minY - window.minY) / cell))
    let lastRow = min(rows - 1, Int((box.maxY - window.minY) / cell))
    guard firstRow <= lastRow else { return }
    for row in firstRow...lastRow {
      let y = window.minY + (Double(row) + 0.5) * cell
      let xs = crossings(unit, y).sorted()
      for pair in stride(from: 0, to: xs.count - 1, by: 2) {
        let first = max(0, Int(((xs[pair] - window.minX) / cell).rounded(.down)))
        let last = min(columns - 1, Int(((xs[pair + 1] - window.minX) / cell).rounded(.down)))
        if first <= last { for column in first...last { covered[row * columns + column] = true } }
      }
    }
  }

  private static func crossings(_ path: Path, _ y: Double) -> [Double] {
    var xs: [Double] = []
    var start = 0
    for end in path.ends {
      var a = path.points[end - 1]
      for b in path.points[start..<end] {
        if (a.y > y) != (b.y > y) { xs.append(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)) }
        a = b
      }
      start = end
    }
    return xs
  }

  /// Share of the rectangle that units cover, 0…1.
  package func share(of rect: Rect) -> Double {
    let left = max(0, min(columns, Int((rect.minX - window.minX) / cell)))
    let right = max(left, min(columns, Int(((rect.maxX - window.minX) / cell).rounded(.up))))
    let top = max(0, min(rows, Int((rect.minY - window.minY) / cell)))
    let bottom = max(top, min(rows, Int(((rect.maxY - window.minY) / cell).rounded(.up))))
    let cells = (right - left) * (bottom - top)
    guard cells > 0 else { return 0 }
    let count = covered.count(left: left, top: top, right: right, bottom: bottom)
    return Double(count) / Double(cells)
  }
}
