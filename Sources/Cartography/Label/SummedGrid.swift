/// Counts of marked cells in any rectangle of a grid, answered from inclusive sums (Crow 1984, "Summed-area tables").
struct SummedGrid: Sendable {
  private let stride: Int
  /// One row and column larger than the grid.
  private let sums: [Int32]

  /// `marked` holds the cells row by row.
  init(_ marked: [Bool], columns: Int, rows: Int) {
    let stride = columns + 1
    var sums = [Int32](repeating: 0, count: stride * (rows + 1))
    for row in 0..<rows {
      var line: Int32 = 0
      for column in 0..<columns {
        line += marked[row * columns + column] ? 1 : 0
        sums[(row + 1) * stride + column + 1] = sums[row * stride + column + 1] + line
      }
    }
    self.stride = stride
    self.sums = sums
  }

  /// Marked cells from `left` and `top` up to, not including, `right` and `bottom`.
  @inline(__always)
  func count(left: Int, top: Int, right: Int, bottom: Int) -> Int32 {
    sums[bottom * stride + right] - sums[top * stride + right] - sums[bottom * stride + left]
      + sums[top * stride + left]
  }
}
