import Cartography
import MapStyle
import PlantModel
import TestSupport
import Testing

@Suite struct SymbolTextTests {
  private let middle = Point(x: 200, y: 150)

  private func runs(
    _ text: String, scale: Double = 1, _ change: (inout TextPaint) -> Void = { _ in }
  ) -> [TextRun] {
    var map = SymbolMap()
    map.scale = scale
    map.add([.text(text, change)], points: [middle])
    return map.runs()
  }

  @Test func `a text is centred on its point by its em box`() throws {
    let run = try #require(runs("AB").first)
    #expect(run.origin == Point(x: 195, y: 150 + 3.8))
    #expect(run.meaning == nil)
  }

  @Test func `an anchor and an offset in ems move the text`() throws {
    let run = try #require(
      runs("AB") { $0.places = [.init(anchor: .topLeft, offsetX: 1, offsetY: 2)] }.first)
    // A line of 1.2 em: a tenth of an em of air above the em box.
    #expect(run.origin.distance(to: Point(x: 210, y: 170 + 1 + 8.8)) < 1e-9)
  }

  @Test func `the scale of symbols multiplies letters, offsets and halo`() throws {
    let run = try #require(
      runs("AB", scale: 2) {
        $0.places = [.init(anchor: .left, offsetX: 1, offsetY: 0)]
        $0.haloWidth = 1
        $0.haloColor = .white
      }.first)
    #expect(run.line.size == 20 && run.origin.x == 220 && run.halo?.width == 2)
  }

  @Test func `a text is turned about its point, offset and all`() throws {
    let run = try #require(
      runs("AB") {
        $0.places = [.init(anchor: .left, offsetX: 2, offsetY: 0)]
        $0.rotate = 90
      }.first)
    #expect(run.rotation == 90)
    #expect(run.origin.distance(to: Point(x: 200 - 3.8, y: 170)) < 1e-9)
  }

  @Test func `a long text has lines of nearly equal width, none wider than asked`() {
    let lines = runs("甲乙丙丁戊己庚辛壬癸子") { $0.maxWidth = 5 }.map(\.line)
    #expect(lines.map { $0.text.count } == [4, 4, 3])
    #expect(lines.allSatisfy { $0.advance <= 50 })
  }

  @Test func `no line is one letter alone and no bracket stands at its beginning`() {
    let lines = runs("危险化学品仓库（二期）") { $0.maxWidth = 10 }.map(\.line.text)
    #expect(lines.joined() == "危险化学品仓库（二期）")
    #expect(lines.allSatisfy { $0.count > 1 && !$0.hasPrefix("）") && !$0.hasSuffix("（") })
  }

  @Test(arguments: [
    (TextPaint.Justify.left, 180.0), (.center, 190), (.right, 200), (.auto, 190),
  ]) func `shorter lines are justified`(justify: TextPaint.Justify, x: Double) throws {
    let runs = runs("甲乙丙丁\n甲乙") { $0.justify = justify }
    #expect(try #require(runs.last).origin.x == x)
  }

  @Test func `justify auto turns towards the anchor`() throws {
    let runs = runs("甲乙丙丁\n甲乙") {
      $0.justify = .auto
      $0.places = [.init(anchor: .right)]
    }
    #expect(try #require(runs.last).origin.x == 180)
  }

  @Test func `the whole of a wrapped text is found by a search, once`() {
    let runs = runs("甲乙丙丁戊己") { $0.maxWidth = 3 }
    #expect(runs.map(\.meaning) == ["甲乙丙丁戊己", ""])
  }

  @Test func `sections have fonts, sizes and colours of their own on one baseline`() throws {
    let red = Color(red: 1, green: 0, blue: 0)
    let runs = runs("") {
      $0.sections = [.init("大"), .init("小", scale: 0.5, color: red)]
    }
    #expect(runs.map(\.line.size) == [10, 5])
    #expect(runs.map(\.color) == [.black, red])
    #expect(runs[0].origin.y == runs[1].origin.y)
    #expect(runs[1].origin.x == runs[0].origin.x + 10)
    #expect(runs.map(\.meaning) == ["大小", ""])
  }

  @Test func `a section stands in the middle or at the top of its line when it says so`() {
    let runs = runs("") {
      $0.sections = [
        .init("大"), .init("中", scale: 0.5, verticalAlign: .center),
        .init("高", scale: 0.5, verticalAlign: .top),
      ]
    }
    // Tops of em boxes lie 0.88 em above the baseline.
    let tops = runs.map { $0.origin.y - 0.88 * $0.line.size }
    #expect(abs(tops[1] - tops[0] - 2.5) < 1e-9 && abs(tops[2] - tops[0]) < 1e-9)
  }

  @Test func `a picture stands between letters and widens the line`() throws {
    var map = SymbolMap()
    map.add(
      [.text("") { $0.sections = [.init("甲"), .init("", image: "box"), .init("乙")] }],
      points: [middle])
    let icon = try #require(map.icons().first)
    #expect(icon.rect.width == 20 && icon.rect.center.x == 200)
    #expect(map.runs().map(\.origin.x) == [180, 210])
  }

  @Test func `letters are spaced, not behind the last one`() throws {
    let run = try #require(runs("甲乙丙") { $0.letterSpacing = 0.5 }.first)
    #expect(run.line.runs[0].glyphs.map(\.x) == [0, 15, 30])
    #expect(run.origin.x == 180)
  }

  @Test func `no letter is smaller than the rules allow, scaled sections neither`() {
    var map = SymbolMap()
    map.rules.minimumTextSize = 8
    map.add(
      [
        .text("") { $0.sections = [.init("大"), .init("小", scale: 0.3)] },
        .text("微") { $0.size = 2 },
      ],
      points: [middle, Point(x: 50, y: 50)])
    #expect(map.runs().map(\.line.size) == [10, 8, 8])
  }

  @Test(arguments: ["", "  ", "\n\n"]) func `an empty text draws nothing`(text: String) {
    #expect(runs(text).isEmpty)
  }

  @Test func `a text of size nought draws nothing`() {
    #expect(runs("甲") { $0.size = 0 }.isEmpty)
  }
}

@Suite struct VerticalTextTests {
  private func runs(
    _ text: String, modes: [TextPaint.WritingMode] = [.vertical],
    _ change: (inout TextPaint) -> Void = { _ in }
  ) -> [TextRun] {
    var map = SymbolMap()
    map.add(
      [
        .text(text) {
          $0.writingModes = modes
          change(&$0)
        }
      ], points: [Point(x: 200, y: 150)])
    return map.runs()
  }

  @Test func `Chinese letters stand one below another`() {
    let runs = runs("甲乙丙")
    #expect(runs.map(\.origin.x) == [195, 195, 195])
    #expect(zip(runs, [135, 145, 155]).allSatisfy { abs($0.origin.y - $1 - 8.8) < 1e-9 })
    #expect(runs.allSatisfy { $0.rotation == 0 })
    #expect(runs.map(\.meaning) == ["甲乙丙", "", ""])
  }

  @Test func `columns go from right to left`() {
    let runs = runs("甲\n乙")
    #expect(runs.map(\.line.text) == ["甲", "乙"])
    #expect(runs[0].origin.x - runs[1].origin.x == 12)
  }

  @Test func `a short group stands across the column, fitted into it`() throws {
    let runs = runs("罐103区T1")
    #expect(runs.map(\.line.text) == ["罐", "103", "区", "T1"])
    #expect(runs.allSatisfy { $0.rotation == 0 })
    let number = try #require(runs.dropFirst().first)
    #expect(number.line.advance <= 11.5 + 1e-9)
    #expect(abs(number.origin.x + number.line.advance / 2 - 200) < 1e-9)
  }

  @Test func `a long word is turned clockwise`() throws {
    let run = try #require(runs("合成Ammonia车间").dropFirst(2).first)
    #expect(run.line.text == "Ammonia" && run.rotation == 90)
    // The middle of its em box lies on the middle of the column.
    #expect(abs(run.origin.x + 3.8 - 200) < 1e-9)
  }

  @Test func `a group whose letters would be too small is turned instead`() {
    var map = SymbolMap()
    map.rules.minimumTextSize = 9
    map.add(
      [.text("罐103") { $0.writingModes = [.vertical] }], points: [Point(x: 200, y: 150)])
    #expect(map.runs().map(\.rotation) == [0, 90])
  }

  @Test func `punctuation takes its vertical forms, narrow brackets round Chinese too`() {
    #expect(runs("罐（甲）：").map(\.line.text) == ["罐", "︵", "甲", "︶", "︓"])
    #expect(runs("罐(甲)").map(\.line.text) == ["罐", "︵", "甲", "︶"])
  }

  @Test func `columns are no longer than asked`() {
    let runs = runs("甲乙丙丁戊己") { $0.maxWidth = 3 }
    #expect(Set(runs.map(\.origin.x)).count == 2)
  }

  @Test func `text without Chinese letters stays horizontal`() {
    let runs = runs("Tank 7")
    #expect(runs.count == 1 && runs[0].rotation == 0)
  }

  @Test func `the second mode is taken where the first has no room`() {
    var map = SymbolMap()
    map.obstacles = [Rect(x: 0, y: 0, width: 400, height: 140)]
    map.add(
      [.text("甲乙丙丁") { $0.writingModes = [.vertical, .horizontal] }],
      points: [Point(x: 200, y: 150)])
    #expect(map.runs().map(\.line.text) == ["甲乙丙丁"])
  }
}
