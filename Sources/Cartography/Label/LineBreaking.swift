/// Where a name may be broken, and how it is divided into lines of nearly equal width.
package struct LineBreaking: Sendable {
  let letters: [Character]
  /// Width up to each letter, one more than there are letters.
  private let widths: [Double]
  /// Letters before which a line may begin, ascending.
  let breaks: [Int]
  /// Those of them at which a word begins, as far as letters tell.
  let wordStarts: Set<Int>
  /// Width of one Chinese letter.
  let em: Double

  /// `allowed` are the breaks of UAX 14; those that would strand a unit mark, a counter or a bracket are left out.
  package init(_ line: ShapedLine, allowed: [Int]) {
    self.init(
      letters: Array(line.text), widths: Self.widths(of: line), em: line.size, allowed: allowed)
  }

  /// `widths` are those up to each letter, one more than there are letters.
  init(letters: [Character], widths: [Double], em: Double, allowed: [Int]) {
    self.letters = letters
    self.widths = widths
    self.em = em
    breaks = allowed.filter { Self.mayBreak(letters, at: $0) }
    wordStarts = Set(breaks.filter { Self.beginsWord(letters, at: $0) })
  }

  /// Words that names of plant parts are made of: a line rather begins with one of them than in the middle of it.
  private static let words: Set<String> = [
    "装置", "厂房", "车间", "工段", "罐区", "储罐", "储存", "泵房", "泵区", "仓库", "机组", "系统", "设施", "栈台", "管廊", "变电",
    "机柜",
    "控制", "办公", "循环", "压缩", "冷冻", "锅炉", "水池", "停车", "处理", "回收", "合成", "净化", "危险", "废物", "化学", "综合",
    "装卸",
    "加药", "加氯", "暂存", "发电", "配电", "水站", "楼及", "库及", "房及",
  ]

  /// Where letters of another script, a bracket or a word of plant names begin.
  private static func beginsWord(_ letters: [Character], at index: Int) -> Bool {
    let (before, after) = (letters[index - 1], letters[index])
    if before.isASCII != after.isASCII || openers.contains(after) || closers.contains(before) {
      return true
    }
    if "及与和".contains(after) { return true }
    // 储|罐区 would tear 储罐.
    return index + 1 < letters.count && words.contains(String([after, letters[index + 1]]))
      && !words.contains(String([before, after]))
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

  /// Width of a line up to each of its letters, and at last its own.
  static func widths(of line: ShapedLine) -> [Double] {
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
      + line.text.map {
        position += String($0).utf8.count
        return starts[min(position, starts.count - 1)]
      }
  }

  func width(_ range: Range<Int>) -> Double {
    widths[range.upperBound] - widths[range.lowerBound]
  }

  /// The name in exactly one, two or three lines whose widest is as narrow as can be, where a line that ends in the middle of
  /// a word counts as 1.3 em wider and one letter alone is avoided at any price; nil when it has too few breaks, or more than
  /// 120 letters.
  package func lines(_ count: Int) -> [String]? {
    division(count)?.map { String(letters[$0]) }
  }

  /// The letters of each of those lines.
  func division(_ count: Int) -> [Range<Int>]? {
    guard letters.count <= 120, breaks.count + 1 >= count else { return nil }
    let candidates: [[Int]]
    switch count {
    case 1: candidates = [[]]
    case 2: candidates = breaks.map { [$0] }
    case 3:
      candidates = breaks.indices.flatMap { i in breaks[(i + 1)...].map { [breaks[i], $0] } }
    default: return nil
    }
    var (best, least): ([Int]?, Double) = (nil, .infinity)
    for candidate in candidates {
      let cost = cost(of: candidate)
      // ≤ : of equal divisions the one with the longer upper lines.
      if cost <= least { (best, least) = (candidate, cost) }
    }
    return best.map { best in
      zip([0] + best, best + [letters.count]).map { trimmed($0..<$1) }
    }
  }

  private func cost(of division: [Int]) -> Double {
    var (widest, penalty) = (0.0, 0.0)
    for (start, end) in zip([0] + division, division + [letters.count]) {
      widest = max(widest, width(start..<end))
      if end < letters.count, !wordStarts.contains(end) { penalty += 1.3 * em }
      if end - start == 1 { penalty += 1e6 }
    }
    return widest + penalty
  }

  /// Without the spaces at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let end = letters[range].lastIndex { $0 != " " }.map { $0 + 1 } ?? range.lowerBound
    let start = letters[range].firstIndex { $0 != " " } ?? range.lowerBound
    return start..<end
  }

  /// As many lines as `width` needs, filled from the first on; a word wider than that stands alone.
  package func wrapped(to width: Double) -> [String] {
    filled(to: width).map { String(letters[$0]) }
  }

  /// The letters of each of those lines.
  func filled(to width: Double) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var last = 0
    for end in breaks + [letters.count] {
      if last > start, self.width(start..<end) > width {
        result.append(trimmed(start..<last))
        start = last
      }
      last = end
    }
    result.append(trimmed(start..<letters.count))
    return result
  }
}
