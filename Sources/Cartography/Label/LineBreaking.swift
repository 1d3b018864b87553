/// Where a name may be broken, and how it is divided into lines of nearly equal width.
package struct LineBreaking: Sendable {
  private let letters: [Character]
  /// Width up to each letter, one more than there are letters.
  private let widths: [Double]
  /// Letters before which a line may begin, ascending.
  private let breaks: [Int]

  /// `allowed` are the breaks of UAX 14; those that would strand a unit mark, a counter or a bracket are left out.
  package init(_ line: ShapedLine, allowed: [Int]) {
    let letters = Array(line.text)
    self.letters = letters
    widths = Self.widths(of: line, letters: letters)
    breaks = allowed.filter { Self.mayBreak(letters, at: $0) }
  }

  /// Text in at most `limit` letters, ending in … where it was longer.
  package static func shortened(_ text: String, to limit: Int) -> String {
    text.count <= limit ? text : text.prefix(max(0, limit - 1)) + "…"
  }

  /// What belongs to the number or letter before it: 3号, 2#, 500m³, 80℃, A区.
  private static let followers: Set<Character> = [
    "号", "#", "＃", "区", "台", "座", "套", "级", "期", "段", "层", "吨", "米", "升", "m", "㎡", "³", "²",
    "℃", "°", "%", "％", "‰", "t", "万",
  ]
  /// Never at the beginning of a line 行首禁则.
  private static let closers: Set<Character> = [
    "）", ")", "】", "]", "》", "」", "』", "〉", "”", "’", "、", "，", "。", "；", "：", "！", "？", "·", "／",
    "/", "-", "—",
    "～", "…", ",", ".", ";", ":", "!", "?",
  ]
  /// Never at the end of a line 行尾禁则.
  private static let openers: Set<Character> = ["（", "(", "【", "[", "《", "「", "『", "〈", "“", "‘"]

  private static func mayBreak(_ letters: [Character], at index: Int) -> Bool {
    guard index > 0, index < letters.count else { return false }
    let (before, after) = (letters[index - 1], letters[index])
    if closers.contains(after) || openers.contains(before) { return false }
    return !(followers.contains(after) && before.isASCII && (before.isNumber || before.isLetter))
  }

  private static func widths(of line: ShapedLine, letters: [Character]) -> [Double] {
    var starts = [Double](repeating: 0, count: line.text.utf8.count + 1)
    var byte = 0
    for run in line.runs {
      var glyph = 0
      for cluster in run.clusters where cluster.bytes > 0 {
        let x = glyph < run.glyphs.count ? run.glyphs[glyph].x : line.advance
        for i in byte..<min(byte + cluster.bytes, starts.count) { starts[i] = x }
        byte += cluster.bytes
        glyph += cluster.glyphs
      }
    }
    for i in min(byte, starts.count - 1)..<starts.count { starts[i] = line.advance }
    var position = 0
    return [0]
      + letters.map {
        position += String($0).utf8.count
        return starts[min(position, starts.count - 1)]
      }
  }

  private func width(_ range: Range<Int>) -> Double {
    widths[range.upperBound] - widths[range.lowerBound]
  }

  /// The name in exactly `count` lines whose widest is as narrow as can be; nil when it has too few breaks. Lines of one
  /// letter are avoided where there is a choice.
  package func lines(_ count: Int) -> [String]? {
    guard count > 1 else { return [String(letters)] }
    let ends = breaks + [letters.count]
    guard ends.count >= count, letters.count <= 120 else { return nil }
    // cost[k][e]: least cost of k + 1 lines up to ends[e]; from[k][e]: the end before it.
    var cost = [ends.map { Self.cost(width(0..<$0), letters: $0) }]
    var from: [[Int]] = [ends.map { _ in 0 }]
    for k in 1..<count {
      var (row, back) = ([Double](), [Int]())
      for e in ends.indices {
        var (best, previous) = (Double.infinity, -1)
        for p in 0..<e {
          let line = ends[p]..<ends[e]
          let total = max(cost[k - 1][p], Self.cost(width(line), letters: line.count))
          // ≤ : of equal divisions the one with the longer upper line.
          if total <= best { (best, previous) = (total, p) }
        }
        row.append(best)
        back.append(previous)
      }
      cost.append(row)
      from.append(back)
    }
    return divided(ends, from, count)
  }

  private static func cost(_ width: Double, letters: Int) -> Double {
    // A stranded letter costs more than any width.
    letters == 1 ? 1e6 + width : width
  }

  private func divided(_ ends: [Int], _ from: [[Int]], _ count: Int) -> [String]? {
    var result: [String] = []
    var e = ends.count - 1
    for k in stride(from: count - 1, through: 0, by: -1) {
      guard e >= 0 else { return nil }
      let start = k == 0 ? 0 : from[k][e]
      guard start >= 0 else { return nil }
      let lower = k == 0 ? 0 : ends[start]
      result.append(trimmed(String(letters[lower..<ends[e]])))
      e = start
    }
    return result.reversed()
  }

  private func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.first == " " { line.removeFirst() }
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// As many lines as `width` needs, filled from the first on; a word wider than that stands alone.
  package func wrapped(to width: Double) -> [String] {
    var result: [String] = []
    var start = 0
    var last = 0
    for end in breaks + [letters.count] {
      if last > start, self.width(start..<end) > width {
        result.append(trimmed(String(letters[start..<last])))
        start = last
      }
      last = end
    }
    result.append(trimmed(String(letters[start...])))
    return result
  }
}
