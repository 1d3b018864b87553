import PlantModel

/// The squares of a lattice with the boxes that lie in each. Squares are whole tiles, or twice, four times … as wide where boxes are so
/// large that they would lie in too many.
struct GroupSquares {
  struct Square {
    var rect: Rect
    /// Indices of boxes, ascending.
    var members: [Int32]
  }

  private struct Place: Hashable {
    var column: Int
    var row: Int
  }

  /// By row and column.
  private(set) var squares: [Square] = []

  /// On average a point is copied into at most so many squares.
  private static let mostCopies = 4
  /// … beyond as many points as these, 256 kB.
  private static let fewPoints = 16_384

  /// - Parameters:
  ///   - boxes: in pixels from the corner of a tile; null ones lie nowhere.
  ///   - points: how many each box holds; every square that it lies in has a copy of them all.
  init(_ boxes: [Rect], points: [Int]) {
    let most = points.reduce(0, +) * Self.mostCopies + Self.fewPoints
    var side = TileGrid.tileSize
    // Each doubling leaves a quarter of them; the last one has all in four.
    while side < 1e15, Self.count(boxes, points, side, upTo: most) > most { side *= 2 }
    var members: [Place: [Int32]] = [:]
    for (index, box) in boxes.enumerated() where Self.isSound(box) {
      let span = Self.span(box, side)
      for row in span.rows {
        for column in span.columns {
          members[Place(column: column, row: row), default: []].append(Int32(clamping: index))
        }
      }
    }
    squares = members.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }
      .map { place, members in
        Square(
          rect: Rect(
            x: Double(place.column) * side, y: Double(place.row) * side, width: side, height: side),
          members: members)
      }
  }

  private static func isSound(_ box: Rect) -> Bool {
    !box.isNull && max(abs(box.minX), abs(box.minY), abs(box.maxX), abs(box.maxY)) < 1e15
  }

  private static func span(
    _ box: Rect, _ side: Double
  ) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
    (
      Int((box.minX / side).rounded(.down))...Int((box.maxX / side).rounded(.down)),
      Int((box.minY / side).rounded(.down))...Int((box.maxY / side).rounded(.down))
    )
  }

  /// How many points all squares hold together; no more are counted than it takes to be beyond `limit`.
  private static func count(
    _ boxes: [Rect], _ points: [Int], _ side: Double, upTo limit: Int
  ) -> Int {
    var count = 0
    for (box, points) in zip(boxes, points) where isSound(box) {
      let span = span(box, side)
      let (copies, isOver) = span.columns.count.multipliedReportingOverflow(by: span.rows.count)
      let (sum, isFarOver) = copies.multipliedReportingOverflow(by: points + 1)
      if isOver || isFarOver || sum > limit - count { return limit + 1 }
      count += sum
    }
    return count
  }
}
