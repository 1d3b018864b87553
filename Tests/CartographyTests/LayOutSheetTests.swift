import Cartography
import MapStyle
import PlantModel
import TestSupport
import Testing

@Suite struct LayOutSheetTests {
  @Test(arguments: ["A4", "A3", "A2 portrait", "A1", "A0", "1200x900 mm"])
  func `the scene is as large as the paper`(paper: String) throws {
    let sheet = try SmallPlant().laidOut(SmallPlant.template(paper)).value
    let size = try #require(Paper(paper)).size
    #expect(abs(sheet.scene.size.width - size.width * 96 / 25.4) < 1e-9)
    #expect(abs(sheet.scene.size.height - size.height * 96 / 25.4) < 1e-9)
  }

  @Test func `a metre of the plant is as long on paper as the scale says`() throws {
    let sheet = try SmallPlant().laidOut(SmallPlant.template(scale: .denominator(500))).value
    let boxes = sheet.scene.fills("unit/0101").map(\.box)
    let unit = try #require(boxes.first)
    #expect(abs(unit.width / pixelsPerMillimetre - 18 / 0.5) < 0.01)
    #expect(abs(unit.height / pixelsPerMillimetre - 40 / 0.5) < 0.01)
  }

  @Test(arguments: [100.0, 300, 500, 1500, 20_000])
  func `the scale bar is as long as it says`(scale: Double) throws {
    let sheet = try SmallPlant().laidOut(SmallPlant.template(scale: .denominator(scale))).value
    let fields = sheet.scene.fills("sheet/scale-bar").map(\.box)
    let bar = try #require(fields.last).maxX - (try #require(fields.first)).minX
    let end = try #require(sheet.scene.texts("sheet/scale-bar").last { $0.hasSuffix(" m") })
    let metres = try #require(Double(end.dropLast(2)))
    #expect(abs(bar / pixelsPerMillimetre / 1000 * scale - metres) < metres * 1e-6)
  }

  @Test func `the legend counts the levels that are seen and no others`() throws {
    var small = try SmallPlant()
    let all = try small.laidOut(SmallPlant.template()).value
    let words = all.scene.texts("sheet/legend")
    for name in ["重大风险", "较大风险", "一般风险", "低风险", "未评估"] {
      #expect(words.contains(name))
    }
    #expect(all.report.levels.map(\.count) == [1, 1, 1, 1, 1])
    small.assessed.removeAll { $0.verdict(at: .inherent)?.level == .major }
    let without = try small.laidOut(SmallPlant.template()).value.scene.texts("sheet/legend")
    #expect(!without.contains("重大风险"))
    #expect(without.contains("2 个"))
  }

  @Test func `legend colours are those of the map`() throws {
    let sheet = try SmallPlant().laidOut(SmallPlant.template()).value
    let onMap = sheet.scene.fills("unit/0101").map(\.fill)
    let inLegend = sheet.scene.fills("sheet/legend").map(\.fill)
    #expect(!onMap.isEmpty)
    #expect(onMap.allSatisfy(inLegend.contains))
  }

  @Test func `the worst level is painted last`() throws {
    let sheet = try SmallPlant().laidOut(SmallPlant.template()).value
    var order: [String] = []
    for fill in sheet.scene.fills("unit/") where !order.contains(fill.origin) {
      order.append(fill.origin)
    }
    #expect(order == ["unit/0103", "unit/0100", "unit/0102", "unit/0104", "unit/0101"])
  }

  @Test func `the title block says what is known and leaves the rest blank`() throws {
    let small = try SmallPlant()
    let full = try small.laidOut(SmallPlant.template()).value.scene.texts("sheet/title-block")
    for text in ["示例公司（虚构）", "安全风险空间分布图", "第 3 版", "2026-05-01", "甲", "乙", "small-s"] {
      #expect(full.contains(text), "\(text)")
    }
    var content = SmallPlant.content
    content.edition = .init()
    let blank = try small.laidOut(SmallPlant.template(), content: content).value
    #expect(!blank.scene.texts().contains { $0.contains("2026") })
    #expect(blank.scene.info.date == nil)
  }

  @Test func `major risks are listed with who answers for them`() throws {
    let facts = UnitFacts(
      accidentTypes: ["中毒", "容器爆炸"], department: "合成车间", person: "张某", phone: "0877-0000000")
    let texts = try SmallPlant().laidOut(SmallPlant.template(), facts: ["0101": facts]).value
      .scene.texts("sheet/major-risks")
    #expect(texts.contains("0101  液氨储罐区T-101"))
    #expect(texts.contains("中毒、容器爆炸"))
    #expect(texts.contains("合成车间 张某 0877-0000000"))
  }

  @Test func `an English sheet has no Chinese furniture, one in both languages has both`() throws {
    let small = try SmallPlant()
    let english = try small.laidOut(SmallPlant.template(languages: .en)).value.scene
    for text in english.texts("sheet/legend") + english.texts("sheet/notes") {
      #expect(text.allSatisfy { $0.isASCII }, "\(text)")
    }
    let both = try small.laidOut(SmallPlant.template(languages: .both)).value.scene
    #expect(both.texts("sheet/legend").contains("图例 Legend"))
  }

  @Test func `labels keep clear of furniture in the corners`() throws {
    let furniture = Furniture(places: [
      .legend: .topLeft, .northArrow: .topRight, .scaleBar: .bottomRight,
    ])
    let sheet = try SmallPlant().laidOut(SmallPlant.template(furniture: furniture)).value
    let grounds = sheet.scene.fills("sheet/ground").map(\.box)
    #expect(grounds.count == 3)
    for run in sheet.scene.textRuns("unit/") {
      let box = Rect(
        x: run.origin.x, y: run.origin.y - run.line.size, width: run.line.advance,
        height: run.line.size)
      #expect(grounds.allSatisfy { !$0.overlaps(box) })
    }
  }

  @Test
  func `every label says name and level, and a unit keeps its label inside where there is room`()
    throws
  {
    let report = try SmallPlant().laidOut(SmallPlant.template()).value.report
    #expect(report.labels.count == 5)
    #expect(report.labels.allSatisfy { $0.placement == .inside && $0.size >= 1.8 - 1e-9 })
    #expect(report.unlabelled.isEmpty)
  }

  @Test func `what the map shows as a number stands in the key`() throws {
    var small = try SmallPlant()
    // A crowd of small units round a hall: some find no other place than the key.
    small.plant.units = (0..<400).map { i in
      RiskUnit(
        code: "U\(1000 + i)", name: "泵房\(i)号及附属设施",
        polygons: [
          Polygon(
            exterior: Rect(
              x: Double(i % 20) * 5, y: Double(i / 20) * 3, width: 4.5, height: 2.6
            ).corners)
        ])
    }
    small.assessed = small.plant.units.map {
      let verdict = Verdict(level: .major, reasons: [Reason(.direct, LocalizedText("直接判定"))])
      return AssessedUnit(code: $0.code, inherent: verdict, residual: nil, effective: verdict)
    }
    let sheet = try small.laidOut(SmallPlant.template("A2", scale: .denominator(400)))
    let keyed = sheet.value.report.labels.filter {
      $0.placement == .number || $0.placement == .code
    }
    #expect(!keyed.isEmpty)
    #expect(sheet.value.report.unlabelled.isEmpty)
    let key = sheet.value.scene.texts("sheet/key")
    let missing = keyed.count { label in
      !key.contains(label.number.map(String.init) ?? label.code)
    }
    // What the key had no room for is a finding, and counted.
    #expect(missing == 0 || sheet.diagnostics.contains { $0.code == "key-too-long" })
  }

  @Test func `margins and furniture that leave no room are an error in words`() throws {
    var template = try SmallPlant.template("50x50 mm")
    #expect(throws: LayoutError.self) { try SmallPlant().laidOut(template) }
    template = try SmallPlant.template("A4")
    template.margins = .init(top: 100, right: 100, bottom: 100, left: 100)
    #expect(throws: LayoutError.noRoom(sheet: "s", paper: "A4")) {
      try SmallPlant().laidOut(template)
    }
  }

  @Test func `a sheet beside the plant says that it shows nothing`() throws {
    var template = try SmallPlant.template(scale: .denominator(100))
    template.center = Point(x: 1e6, y: 1e6)
    let sheet = try SmallPlant().laidOut(template)
    #expect(sheet.diagnostics.contains { $0.code == "sheet-without-units" })
  }

  @Test func `an empty plant makes an empty sheet, not a trap`() throws {
    var small = try SmallPlant()
    small.plant = Plant(features: [], units: [])
    small.assessed = []
    _ = try small.laidOut(SmallPlant.template())
  }

  @Test(arguments: [1e-300, 1e-3, 1e12, 1e300])
  func `absurd scales neither trap nor hang`(scale: Double) throws {
    _ = try SmallPlant().laidOut(SmallPlant.template(scale: .denominator(scale)))
  }

  @Test func `the same input gives the same scene`() throws {
    let (a, b) = (try SmallPlant(), try SmallPlant())
    let template = try SmallPlant.template("A1", languages: .both)
    #expect(try a.laidOut(template).value.scene == b.laidOut(template).value.scene)
  }

  @Test func `survey coordinates are written only where there are earth coordinates`() throws {
    let small = try SmallPlant()
    #expect(!(try small.laidOut(SmallPlant.template()).value.scene.texts("sheet/grid").isEmpty))
    var content = SmallPlant.content
    content.crsName = nil
    let local = try small.laidOut(SmallPlant.template(), content: content).value
    #expect(local.scene.texts("sheet/grid").isEmpty)
  }

  @Test func `a tall sheet has its panel below the map, in columns`() throws {
    let tall = try SmallPlant().laidOut(SmallPlant.template("A3 portrait")).value
    let map = tall.report.frame
    #expect(map.width > 0.85 * tall.scene.size.width - 100)
    for origin in ["sheet/legend", "sheet/title-block", "sheet/notes", "sheet/scale-bar"] {
      #expect(tall.scene.textRuns(origin).allSatisfy { $0.origin.y > map.maxY }, "\(origin)")
      #expect(!tall.scene.textRuns(origin).isEmpty)
    }
  }

  @Test(arguments: [Furniture.PanelSide.left, .right, .bottom])
  func `the panel stands where it is put and never on the map`(side: Furniture.PanelSide) throws {
    let sheet = try SmallPlant().laidOut(
      SmallPlant.template(furniture: Furniture(panelSide: side))
    ).value
    let map = sheet.report.frame
    for run in sheet.scene.textRuns("sheet/legend") + sheet.scene.textRuns("sheet/title-block") {
      switch side {
      case .left: #expect(run.origin.x + run.line.advance <= map.minX)
      case .right: #expect(run.origin.x >= map.maxX)
      case .bottom: #expect(run.origin.y > map.maxY)
      }
    }
  }

  @Test func `an area that a drawing holds twice is drawn once`() throws {
    var small = try SmallPlant()
    let once = try small.laidOut(SmallPlant.template()).value.scene.flatMarks.count
    let ring = Rect(x: 5, y: 15, width: 8, height: 8).corners
    small.plant.features.append(
      Feature(
        source: "plan", layer: "建筑", class: "building",
        geometry: .polygons([Polygon(exterior: Array((ring[2...] + ring[..<2]).reversed()))])))
    #expect(try small.laidOut(SmallPlant.template()).value.scene.flatMarks.count == once)
    // Another shape in the same box is not the same.
    small.plant.features.append(
      Feature(
        source: "plan", layer: "建筑", class: "building",
        geometry: .polygons([Polygon(exterior: Array(ring.dropLast()))])))
    #expect(try small.laidOut(SmallPlant.template()).value.scene.flatMarks.count > once)
  }

  @Test func `a name in several lines is found as one`() throws {
    var small = try SmallPlant()
    small.plant.units[1].name = "低温甲醇洗丙烯制冷压缩机组厂房区"
    let runs = try small.laidOut(SmallPlant.template()).value.scene.textRuns("unit/0101")
    #expect(runs.count > 2)
    #expect(runs[0].meaning == "低温甲醇洗丙烯制冷压缩机组厂房区")
    #expect(runs[1].meaning == "")
    #expect(runs.last?.meaning == nil)
  }
}
