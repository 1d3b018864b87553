import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

/// Sheets that are cramped, crowded or far from what a template expects.
@Suite struct HardSheetTests {
  @Test(
    arguments: [
      "80x1000 mm", "100x3000 mm", "50x10000 mm", "60x60 mm", "A4", "A3x3", "10000x50 mm",
    ],
    SheetTemplate.Languages.allCases)
  func `no paper is too narrow for a word`(paper: String, languages: SheetTemplate.Languages) throws
  {
    var template = try SmallPlant.template(paper, languages: languages)
    template.margins = .init(top: 2, right: 2, bottom: 2, left: 2)
    var content = SmallPlant.content
    content.edition = .init()
    content.title = LocalizedText("")
    content.enterprise = LocalizedText("")
    // Either a sheet or an error in words.
    do {
      _ = try SmallPlant().laidOut(template, content: content)
    } catch let error as LayoutError {
      #expect(error.message.en.contains(paper))
    }
  }

  @Test func `a unit of two hundred thousand vertices is labelled`() throws {
    var small = try SmallPlant()
    let count = 200_000
    small.plant.units[1].polygons = [
      Polygon(
        exterior: (0..<count).map {
          let angle = 2 * Double.pi * Double($0) / Double(count)
          return Point(x: 50 + 45 * cos(angle), y: 30 + 25 * sin(angle))
        })
    ]
    let report = try small.laidOut(SmallPlant.template("A1")).value.report
    #expect(report.labels.contains { $0.code == "0101" && $0.placement == .inside })
  }

  @Test func `a comb of fifty thousand teeth is drawn`() throws {
    var small = try SmallPlant()
    let comb = (0..<50_000).flatMap { i -> [Point] in
      let x = Double(i) / 500
      return [Point(x: x, y: 0), Point(x: x + 0.001, y: 60)]
    }
    small.plant.features.append(
      Feature(source: "plan", layer: "c", class: "pipe", geometry: .lineStrings([comb])))
    #expect(try small.laidOut(SmallPlant.template("A1")).value.scene.flatMarks.count > 10)
  }

  @Test func `at a small scale major risks are labelled and the others counted`() throws {
    let sheet = try SmallPlant().laidOut(SmallPlant.template(scale: .denominator(100_000)))
    #expect(sheet.value.report.labels.map(\.code) == ["0101"])
    #expect(Set(sheet.value.report.unlabelled) == ["0100", "0102", "0103", "0104"])
    let finding = try #require(sheet.diagnostics.first { $0.code == "labels-gave-way" })
    #expect(finding.message.en.hasPrefix("4 units"))
    #expect(sheet.value.scene.texts("sheet/notes").joined().contains("4 个较低等级单元"))
  }

  @Test func `title, lists and notes stand in the panel though a corner is asked for`() throws {
    let furniture = Furniture(places: [
      .title: .topLeft, .majorRisks: .topRight, .notes: .bottomLeft, .key: .bottomRight,
    ])
    let scene = try SmallPlant().laidOut(SmallPlant.template(furniture: furniture)).value.scene
    for origin in ["sheet/title", "sheet/major-risks", "sheet/notes"] {
      #expect(!scene.texts(origin).isEmpty, "\(origin)")
    }
  }

  @Test func `a corner that hides a unit is a finding with its code`() throws {
    var template = try SmallPlant.template(
      scale: .denominator(2_000), furniture: Furniture(places: [.legend: .topLeft]))
    // The plant comes under the legend.
    template.center = Point(x: 250, y: -150)
    let sheet = try SmallPlant().laidOut(template)
    let finding = try #require(sheet.diagnostics.first { $0.code == "units-hidden" })
    #expect(finding.message.en.contains("010"))
  }

  @Test func `units off a sheet without a center are a finding`() throws {
    let cut = try SmallPlant().laidOut(SmallPlant.template("A4", scale: .denominator(100)))
    #expect(cut.diagnostics.contains { $0.code == "units-off-sheet" })
    let whole = try SmallPlant().laidOut(SmallPlant.template("A4"))
    #expect(!whole.diagnostics.contains { $0.code == "units-off-sheet" })
  }

  @Test func `a scan lies under the map though the style has no layer for it`() throws {
    var small = try SmallPlant()
    small.plant.underlays = [
      Underlay(
        source: "scan",
        raster: Raster(width: 2, height: 2, pixels: [UInt8](repeating: 200, count: 16)),
        georeference: PlantModel.AffineTransform(a: 50, b: 0, c: 0, d: -30, tx: 0, ty: 60))
    ]
    let marks = try small.laidOut(SmallPlant.template()).value.scene.flatMarks
    let scan = try #require(
      marks.firstIndex { if case .image = $0.content { true } else { false } })
    let unit = try #require(marks.firstIndex { $0.origin.hasPrefix("unit/") })
    let ground = try #require(marks.firstIndex { $0.origin == "map/background" })
    #expect(ground < scan && scan < unit)
    guard case .image(_, let transform, _) = marks[scan].content else { return }
    let frame = try small.laidOut(SmallPlant.template()).value.report
    let corner = transform.applied(to: Point(x: 0, y: 0))
    #expect(frame.frame.contains(corner))
  }

  @Test func `a symbol that is not there is a finding that names it and its property`() throws {
    let sheet = try SmallPlant().laidOut(SmallPlant.template())
    let findings = sheet.diagnostics.filter { $0.code == "symbol-not-found" }
    let hatch = try #require(findings.first { $0.message.en.contains("hatch-stopped") })
    #expect(hatch.place?.file == "styles/four-colour.json")
    #expect(hatch.place?.path?.hasSuffix("].paint.fill-pattern") == true)
    #expect(hatch.place?.path?.hasPrefix("layers[") == true)
    #expect(findings.contains { $0.message.en.contains("hatch-unassessed") })
  }

  @Test(arguments: ["A4", "A4 portrait", "A3", "A1"], SheetTemplate.Languages.allCases)
  func `no label of a title block is cut`(paper: String, languages: SheetTemplate.Languages) throws
  {
    var content = SmallPlant.content
    content.enterpriseCode = "530499999"
    let texts = try SmallPlant().laidOut(
      SmallPlant.template(paper, languages: languages), content: content
    ).value.scene.texts("sheet/title-block")
    #expect(texts.count > 10)
    #expect(!texts.contains { $0.hasSuffix("…") }, "\(texts)")
  }

  @Test(arguments: ["A4", "A4 portrait", "A3"], SheetTemplate.Languages.allCases)
  func `no letters are smaller than 1.8 mm`(paper: String, languages: SheetTemplate.Languages)
    throws
  {
    var small = try SmallPlant()
    for index in small.plant.units.indices {
      small.plant.units[index].name += "（含装卸栈台、泵棚及附属设施）"
      small.plant.units[index].object = "液化烃球罐区及其附属设施装卸作业区域"
    }
    var content = SmallPlant.content
    content.title = LocalizedText(
      zh: String(repeating: "安全风险空间分布图", count: 4),
      en: String(repeating: "Spatial distribution of safety risks ", count: 4))
    content.enterprise = content.title
    content.methods = content.title
    let scene = try small.laidOut(
      SmallPlant.template(paper, languages: languages), content: content
    ).value.scene
    let least = scene.textRuns().map(\.line.size).min() ?? 0
    #expect(least >= 1.8 * pixelsPerMillimetre - 1e-9)
  }

  @Test(arguments: ["A4", "A3", "A2", "A1", "A0", "A3 portrait"])
  func `the scale bar has one to five fields of round metres`(paper: String) throws {
    for scale in [100.0, 150, 200, 250, 300, 400, 500, 600, 750, 1000, 1500, 2000, 12_345] {
      let scene = try SmallPlant().laidOut(SmallPlant.template(paper, scale: .denominator(scale)))
        .value.scene
      let fields = scene.fills("sheet/scale-bar").count
      #expect((1...5).contains(fields), "\(paper) 1:\(scale)")
      let step = scene.texts("sheet/scale-bar").compactMap { Double($0) }.first { $0 > 0 } ?? 1
      let digit = step / pow(10, floor(log10(step) + 1e-9))
      #expect(fields == 1 || [1, 2, 5].contains { abs($0 - digit) < 1e-6 }, "\(step)")
    }
  }

  @Test func `north is not claimed where it is unknown`() throws {
    var content = SmallPlant.content
    content.crsName = nil
    let small = try SmallPlant()
    let local = try small.laidOut(SmallPlant.template(), content: content).value.scene
    #expect(local.texts("sheet/north-arrow").isEmpty)
    let asked = try small.laidOut(
      SmallPlant.template(furniture: Furniture(places: [.northArrow: .topRight])),
      content: content
    ).value.scene
    #expect(!asked.texts("sheet/north-arrow").isEmpty)
  }

  @Test func `ten thousand objects make no table`() throws {
    var small = try SmallPlant()
    small.plant.units = (0..<10_000).map { i in
      RiskUnit(
        code: "\(i)", name: "u", object: "对象\(i)",
        polygons: [
          Polygon(
            exterior: Rect(
              x: Double(i % 100), y: Double(i / 100) * 0.6, width: 0.8, height: 0.4
            ).corners)
        ])
    }
    small.assessed = []
    let scene = try small.laidOut(SmallPlant.template(scale: .denominator(20_000))).value.scene
    #expect(scene.texts("sheet/statistics").isEmpty)
  }
}
