/// How far each pixel of a grid is from the nearest of some pixels: the exact Euclidean distance transform of Felzenszwalb and
/// Huttenlocher, "Distance Transforms of Sampled Functions" (2012), linear in the number of pixels.
struct DistanceField {
  let width: Int
  /// Squares of distances between the centres of pixels, row by row.
  private(set) var squares: [Double]

  /// Farther than anything, yet such that differences of squares stay exact enough.
  private static let never = 1e12

  init(width: Int, height: Int, isNear: (_ index: Int) -> Bool) {
    self.width = width
    squares = (0..<width * height).map { isNear($0) ? 0 : Self.never }
    var envelope = Envelope(count: max(width, height))
    for x in 0..<width { envelope.transform(&squares, from: x, step: width, count: height) }
    for y in 0..<height { envelope.transform(&squares, from: y * width, step: 1, count: width) }
  }

  /// The lower envelope of parabolas over one row or column.
  private struct Envelope {
    private var roots: [Int]
    private var values: [Double]
    /// From where on a parabola is the lowest.
    private var starts: [Double]

    init(count: Int) {
      roots = [Int](repeating: 0, count: count)
      values = [Double](repeating: 0, count: count)
      starts = [Double](repeating: 0, count: count)
    }

    mutating func transform(_ grid: inout [Double], from first: Int, step: Int, count: Int) {
      var last = -1
      for x in 0..<count {
        let value = grid[first + x * step]
        var start = -Double.infinity
        while last >= 0 {
          start = crossing(of: last, with: x, value)
          if start > starts[last] { break }
          last -= 1
        }
        last += 1
        (roots[last], values[last]) = (x, value)
        starts[last] = last == 0 ? -.infinity : start
      }
      var lowest = 0
      for x in 0..<count {
        while lowest < last, starts[lowest + 1] < Double(x) { lowest += 1 }
        let distance = Double(x - roots[lowest])
        grid[first + x * step] = distance * distance + values[lowest]
      }
    }

    private func crossing(of index: Int, with x: Int, _ value: Double) -> Double {
      let (x, root) = (Double(x), Double(roots[index]))
      return (value + x * x - values[index] - root * root) / (2 * (x - root))
    }
  }
}
