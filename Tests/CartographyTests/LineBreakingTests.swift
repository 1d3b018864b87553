import Cartography
import TestSupport
import Testing

@Suite struct LineBreakingTests {
  private let measuring = FixedWidthText()

  private func lines(_ text: String, _ count: Int) -> [String]? {
    let shaped = measuring.shaped(text, fonts: [], size: 10)
    return LineBreaking(shaped, allowed: measuring.lineBreaks(in: text)).lines(count)
  }

  @Test func `two lines are of nearly equal width`() {
    #expect(lines("甲乙丙丁戊己", 2) == ["甲乙丙", "丁戊己"])
    #expect(lines("甲乙丙丁戊", 2) == ["甲乙丙", "丁戊"])
  }

  @Test func `a line rather begins with a word of plant names or another script`() {
    #expect(lines("中央控制室", 2) == ["中央", "控制室"])
    #expect(lines("低温甲醇洗丙烯制冷压缩机组厂房区", 2) == ["低温甲醇洗丙烯制冷", "压缩机组厂房区"])
    #expect(lines("液氨储罐区T-103", 2) == ["液氨储罐区", "T-103"])
  }

  @Test func `a tag of Latin letters and digits is not torn`() {
    #expect(lines("氨T-103罐", 2) == ["氨", "T-103罐"] || lines("氨T-103罐", 2) == ["氨T-103", "罐"])
    #expect(lines("甲乙T-103丙丁", 2)?.contains { $0.contains("T-103") } == true)
  }

  @Test func `no line begins with a closing bracket or ends with an opening one`() {
    for count in 2...3 {
      for line in lines("联氨（肼）加药间及甲醇罐（二期）", count) ?? [] {
        #expect(!"）)】》、，。".contains(line.first ?? " "))
        #expect(!"（([【《".contains(line.last ?? " "))
      }
    }
  }

  @Test(arguments: ["合成氨装置2号机组", "甲醇储罐500m³罐组", "循环水站3#泵房", "成品库A区北侧"])
  func `a unit mark stays with its number`(name: String) {
    for count in 2...3 {
      for line in lines(name, count) ?? [] {
        #expect(!"号#³区".contains(line.first ?? " "), "\(line)")
      }
    }
  }

  @Test func `no line of one letter where there is a choice`() {
    for name in ["中控室", "消防泵房", "危险化学品仓库"] {
      let lines = lines(name, 2) ?? []
      if name.count > 3 { #expect(lines.allSatisfy { $0.count > 1 }, "\(lines)") }
    }
  }

  @Test func `a name with too few breaks has no such division`() {
    #expect(lines("T-103", 2) == nil)
    #expect(lines("氨", 3) == nil)
    #expect(lines("", 2) == nil)
  }

  @Test(arguments: 0..<200)
  func `lines joined are the name`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let letters = Array("液氨储罐区（一）3号T-10 、m³")
    let name = String(
      (0..<Int.random(in: 1...30, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? "罐"
      })
    for count in 1...3 {
      guard let lines = lines(name, count) else { continue }
      #expect(lines.count == count)
      #expect(lines.joined().filter { $0 != " " } == name.filter { $0 != " " })
    }
  }

  @Test(arguments: 0..<100)
  func `wrapped lines keep to the width unless a word is wider`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let letters = Array("安全风险分析单元ab ")
    let text = String(
      (0..<Int.random(in: 1...80, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? "安"
      })
    let shaped = measuring.shaped(text, fonts: [], size: 10)
    let lines = LineBreaking(shaped, allowed: measuring.lineBreaks(in: text)).wrapped(to: 60)
    for line in lines where measuring.shaped(line, fonts: [], size: 10).advance > 60 {
      #expect(line.allSatisfy { $0.isASCII }, "\(line)")
    }
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test func `a shortened text says so`() {
    #expect(LineBreaking.shortened("液氨储罐", to: 4) == "液氨储罐")
    #expect(LineBreaking.shortened("液氨储罐区", to: 4) == "液氨储…")
  }
}
