import Glibc

extension LineBreaking {
  /// Beyond, lines are filled one after the other: the search for the best ones is quadratic.
  private static let longest = 400

  /// The letters of each of as few lines as `width` allows, of nearly equal width: the sum over the lines of the squared
  /// difference from their average is least, as Knuth & Plass ("Breaking paragraphs into lines", 1981) and the GL renderers
  /// have it. A break in the middle of a word costs as much as a line that is off by three ems.
  func balanced(to width: Double) -> [Range<Int>] {
    let total = self.width(0..<letters.count)
    guard total > width, !breaks.isEmpty else { return [trimmed(0..<letters.count)] }
    guard letters.count <= Self.longest else { return filled(to: width) }
    let count = min(Double(breaks.count + 1), width > 0 ? (total / width).rounded(.up) : .infinity)
    let target = total / count
    let ends = breaks + [letters.count]
    var costs = [Double](repeating: .infinity, count: ends.count)
    var previous = [Int](repeating: -1, count: ends.count)
    for (index, end) in ends.enumerated() {
      for from in -1..<index {
        let line = trimmed((from < 0 ? 0 : ends[from])..<end)
        let cost = (from < 0 ? 0 : costs[from]) + cost(of: line, end: end, target, limit: width)
        if cost < costs[index] { (costs[index], previous[index]) = (cost, from) }
      }
    }
    var lines: [Range<Int>] = []
    var index = ends.count - 1
    while index >= 0 {
      lines.append(trimmed((previous[index] < 0 ? 0 : ends[previous[index]])..<ends[index]))
      index = previous[index]
    }
    return lines.reversed()
  }

  private func cost(
    of line: Range<Int>, end: Int, _ target: Double, limit: Double
  ) -> Double {
    let width = self.width(line)
    let off = (width - target) / em
    var cost = off * off
    if end == letters.count {
      // The last line is rather shorter than longer.
      cost *= off < 0 ? 0.5 : 2
    } else if !wordStarts.contains(end), letters[end - 1] != " " {
      cost += 9
    }
    if line.count < 2 { cost += 1e4 }
    if width > limit * (1 + 1e-9) { cost += 100 * ((width - limit) / em + 1) }
    return cost
  }
}
