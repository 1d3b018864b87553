import Glibc
package import PlantModel

/// The room inside a polygon, on a grid fine enough for placing a box of text: which box fits where is answered from sums.
package struct LabelRoom: Sendable {
  /// Cells along each side of the polygon's box: a strip has flat cells.
  private static let resolution = 80

  private let turn: AffineTransform
  private let unturn: AffineTransform
  private let origin: Point
  private let cell: Size
  private let columns: Int
  private let rows: Int
  private let free: SummedGrid
  /// Where a label should stand if it can, in turned coordinates.
  private let focus: Point

  /// Room for boxes turned clockwise by `rotation` degrees; `focus` is the point near which a label should stand, `taken` what
  /// stands in the polygon already.
  package init(
    _ polygon: Polygon, rotation: Double, focus: Point, taken: [OrientedBox] = []
  ) {
    let pivot = polygon.boundingBox.center
    turn = AffineTransform.translation(Point(x: -pivot.x, y: -pivot.y))
      .then(.rotation(radians: -rotation * .pi / 180))
    unturn = turn.inverse ?? .identity
    let turned = polygon.applying(turn)
    let box = turned.boundingBox
    let count = Double(Self.resolution)
    cell = Size(width: max(box.width / count, 1e-9), height: max(box.height / count, 1e-9))
    columns = Self.resolution
    rows = Self.resolution
    origin = Point(x: box.minX, y: box.minY)
    self.focus = turn.applied(to: focus)
    var cells = Self.freeCells(turned, origin, cell, columns, rows)
    for box in taken {
      Self.clear(Rect(around: box.corners.map(turn.applied)), origin, cell, columns, rows, &cells)
    }
    free = SummedGrid(cells, columns: columns, rows: rows)
  }

  /// Marks as taken every cell that the rectangle touches, in turned coordinates.
  private static func clear(
    _ rect: Rect, _ origin: Point, _ cell: Size, _ columns: Int, _ rows: Int, _ free: inout [Bool]
  ) {
    func span(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
      let first = max(0, Int(min(low.rounded(.down), Double(count))))
      return first..<max(first, Int(min(high.rounded(.up), Double(count))))
    }
    let across = span(
      (rect.minX - origin.x) / cell.width, (rect.maxX - origin.x) / cell.width, columns)
    for row in span(
      (rect.minY - origin.y) / cell.height, (rect.maxY - origin.y) / cell.height, rows)
    {
      for column in across { free[row * columns + column] = false }
    }
  }

  /// Cells that lie wholly inside: no edge passes through them, and their centres are inside.
  private static func freeCells(
    _ polygon: Polygon, _ origin: Point, _ cell: Size, _ columns: Int, _ rows: Int
  ) -> [Bool] {
    var free = [Bool](repeating: false, count: columns * rows)
    func inCells(_ p: Point) -> Point {
      Point(x: (p.x - origin.x) / cell.width, y: (p.y - origin.y) / cell.height)
    }
    fillInside(polygon, origin, cell, columns, rows, &free)
    for ring in polygon.rings {
      guard var a = ring.last else { continue }
      for b in ring {
        clearEdge(inCells(a), inCells(b), columns, rows, &free)
        a = b
      }
    }
    return free
  }

  private static func fillInside(
    _ polygon: Polygon, _ origin: Point, _ cell: Size, _ columns: Int, _ rows: Int,
    _ free: inout [Bool]
  ) {
    var crossings = [[Double]](repeating: [], count: rows)
    for ring in polygon.rings {
      guard var a = ring.last else { continue }
      for b in ring {
        let (low, high) = a.y < b.y ? (a, b) : (b, a)
        let first = max(0, Int(((low.y - origin.y) / cell.height - 0.5).rounded(.up)))
        let last = min(rows - 1, Int(((high.y - origin.y) / cell.height - 0.5).rounded(.down)))
        if first <= last {
          for row in first...last {
            let y = origin.y + (Double(row) + 0.5) * cell.height
            guard y >= low.y, y < high.y else { continue }
            crossings[row].append(low.x + (high.x - low.x) * (y - low.y) / (high.y - low.y))
          }
        }
        a = b
      }
    }
    for row in 0..<rows {
      let xs = crossings[row].sorted()
      for pair in stride(from: 0, to: xs.count - 1, by: 2) {
        let first = max(0, Int(((xs[pair] - origin.x) / cell.width - 0.5).rounded(.up)))
        let last = min(
          columns - 1, Int(((xs[pair + 1] - origin.x) / cell.width - 0.5).rounded(.down)))
        if first <= last { for column in first...last { free[row * columns + column] = true } }
      }
    }
  }

  /// Marks as taken every cell that the edge touches; coordinates in cells.
  private static func clearEdge(
    _ a: Point, _ b: Point, _ columns: Int, _ rows: Int, _ free: inout [Bool]
  ) {
    let (low, high) = a.y < b.y ? (a, b) : (b, a)
    // An edge along a grid line touches only the border of cells: a hundredth of a cell does not count.
    let hair = 0.01
    let first = max(0, Int((low.y + hair).rounded(.down)))
    let last = min(rows - 1, Int((high.y - hair).rounded(.down)))
    guard first <= last else { return }
    for row in first...last {
      let (top, bottom) = (max(low.y, Double(row)), min(high.y, Double(row + 1)))
      let slope = high.y > low.y ? (high.x - low.x) / (high.y - low.y) : 0
      let x0 = high.y > low.y ? low.x + (top - low.y) * slope : low.x
      let x1 = high.y > low.y ? low.x + (bottom - low.y) * slope : high.x
      let left = max(0, Int((min(x0, x1) + hair).rounded(.down)))
      let right = min(columns - 1, Int((max(x0, x1) - hair).rounded(.down)))
      if left <= right { for column in left...right { free[row * columns + column] = false } }
    }
  }

  /// Centre of a box of that size that lies wholly inside, as near to the focus as can be; nil when none fits.
  package func center(for size: Size) -> Point? {
    let exact = Size(width: size.width / cell.width, height: size.height / cell.height)
    guard exact.width <= Double(columns), exact.height <= Double(rows) else { return nil }
    let w = max(1, Int(exact.width.rounded(.up)))
    let h = max(1, Int(exact.height.rounded(.up)))
    // The box is a little smaller than its whole cells: it may be shifted by that slack.
    let slack = Size(width: Double(w) - exact.width, height: Double(h) - exact.height)
    let wanted = Point(
      x: (focus.x - origin.x) / cell.width - exact.width / 2,
      y: (focus.y - origin.y) / cell.height - exact.height / 2)
    let full = Int32(w * h)
    var best: (column: Int, row: Int)?
    var nearest = Double.infinity
    for row in 0...(rows - h) {
      let y = min(max(wanted.y, Double(row)), Double(row) + slack.height)
      let dy = (wanted.y - y) * cell.height
      if dy * dy >= nearest { continue }
      for column in 0...(columns - w) {
        let x = min(max(wanted.x, Double(column)), Double(column) + slack.width)
        let dx = (wanted.x - x) * cell.width
        let distance = dx * dx + dy * dy
        guard distance < nearest else { continue }
        let count = free.count(
          left: column, top: row, right: column + w, bottom: row + h)
        if count == full { (best, nearest) = ((column, row), distance) }
      }
    }
    guard let best else { return nil }
    let left = min(max(wanted.x, Double(best.column)), Double(best.column) + slack.width)
    let top = min(max(wanted.y, Double(best.row)), Double(best.row) + slack.height)
    let center = Point(
      x: origin.x + (left + exact.width / 2) * cell.width,
      y: origin.y + (top + exact.height / 2) * cell.height)
    return unturn.applied(to: center)
  }
}
