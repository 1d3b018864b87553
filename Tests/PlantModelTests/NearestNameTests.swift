import PlantModel
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("cod", "code"), ("CODE", "code"), ("nmae", "name"), ("单元编号", "单元编码"),
    ("编码", "单元编码"), ("unit_code", "code"), ("code", "code"),
  ])
  func `a slip of the pen finds what was meant`(typed: String, meant: String) {
    #expect(nearestName(to: typed, among: ["name", "code", "单元编码", "level"]) == meant)
  }

  @Test func `a name like none of them finds nothing`() {
    #expect(nearestName(to: "geometry", among: ["name", "code", "单元编码"]) == nil)
    #expect(nearestName(to: "道路", among: ["液氨"]) == nil)
    #expect(nearestName(to: "", among: ["name"]) == nil)
    #expect(nearestName(to: "x", among: ["", "name"]) == nil)
    #expect(nearestName(to: "液氨", among: [String]()) == nil)
  }

  @Test func `of two ideographs one may be wrong`() {
    #expect(nearestName(to: "建築", among: ["道路", "建筑"]) == "建筑")
  }

  @Test func `of two equally near names the first wins`() {
    #expect(nearestName(to: "unit1", among: ["unit2", "unit3"]) == "unit2")
  }

  @Test func `an edit beats a name that merely contains it`() {
    #expect(nearestName(to: "units", among: ["old_units_2019", "unit"]) == "unit")
  }
}
