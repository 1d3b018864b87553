import Cartography
import PlantModel
import RiskMap
import Storage
import Testing

/// Layers as a survey tells them.
private let gpkg = LayerSummary(
  file: "/plants/氨厂 A1/units.gpkg", layer: "units", kind: .polygons, count: 60,
  attributes: ["单元编码", "单元名称", "分析对象", "状态"], crs: "EPSG:4490",
  extent: Rect(minX: 102.54, minY: 24.34, maxX: 102.56, maxY: 24.36))
private let register = LayerSummary(
  file: "/plants/氨厂 A1/风险清单.xlsx", layer: "风险事件", kind: .table, count: 200,
  attributes: ["单元编码", "风险事件", "固有L", "固有等级"])
private let hazards = LayerSummary(
  file: "/plants/氨厂 A1/风险清单.xlsx", layer: "重大危险源", kind: .table, count: 3,
  attributes: ["单元编码", "物质"])
private let drawing = LayerSummary(
  file: "/plants/氨厂 A1/layout.dxf", layer: "entities", kind: .mixed, count: 900,
  drawingLayers: [
    .init(name: "道路", entities: 20), .init(name: "道路中心线", entities: 9),
    .init(name: "QT-01", entities: 3), .init(name: "标高", entities: 70),
  ])
private let scan = LayerSummary(
  file: "/plants/氨厂 A1/scan.png", layer: "scan", kind: .raster, count: 1_000_000)

private func draft(_ layers: [LayerSummary], language: Language = .en) -> DefinitionDraft {
  DefinitionDraft(
    name: "氨厂 A1", file: "/plants/氨厂 A1/map.yaml", folder: "/plants/氨厂 A1", layers: layers,
    language: language)
}

@Suite struct DefinitionDraftTests {
  @Test func `a folder with everything becomes a definition that decodes`() throws {
    let draft = draft([drawing, gpkg, hazards, register, scan])
    let map = try MapDefinition.decoded(from: Array(draft.text.utf8), file: draft.file)
    #expect(map.name == "a1")
    #expect(map.crs == "EPSG:4543")
    #expect(
      map.units
        == UnitSource(
          path: "/plants/氨厂 A1/units.gpkg", layer: "units", code: "单元编码", name: "单元名称",
          object: "分析对象", status: "状态"))
    #expect(map.register?.source == TableSource(path: register.file, table: "风险事件"))
    #expect(map.majorHazards?.source == TableSource(path: register.file, table: "重大危险源"))
    #expect(map.layout.map(\.path) == [drawing.file, scan.file])
    #expect(
      map.layout[0].classes.map(\.pattern) == ["道路", "道路中心线", "标高"])
    #expect(map.layout[0].classes.map(\.class) == ["road", "road-centre", "ignore"])
    #expect(map.sheets.map(\.id) == ["a3", "a0"])
  }

  @Test func `what was guessed and what to look at is said`() {
    let draft = draft([drawing, gpkg, register, scan])
    #expect(
      draft.guesses.map(\.en) == [
        #"units: layer "units" of units.gpkg, codes in "单元编码", names in "单元名称""#,
        #"register: table "风险事件" of 风险清单.xlsx"#,
        "layout: layout.dxf, classes known for 3 of its 4 layers", "layout: scan.png",
        "crs: EPSG:4543",
      ])
    #expect(
      draft.checks.map(\.en) == [
        "a scan has no coordinates: give its placement, two control points or more",
        "some layers are of no known class (marked # ?): name a class, or ignore",
        "fill in title, enterprise and edition: they are printed on the sheets",
      ])
  }

  @Test func `a layer of no known class is left as a question`() {
    #expect(draft([drawing, gpkg]).text.contains("      # ? QT-01: …"))
  }

  @Test func `units can be outlines of a drawing`() throws {
    var drawing = drawing
    drawing.drawingLayers.append(.init(name: "风险单元", entities: 12))
    let draft = draft([drawing])
    let map = try MapDefinition.decoded(from: Array(draft.text.utf8), file: draft.file)
    #expect(map.units.path == drawing.file)
    #expect(map.units.layer == "风险单元")
    #expect(map.layout[0].classes.last == .init(pattern: "风险单元", class: "ignore"))
    #expect(map.crs == nil)
  }

  @Test func `without units and register the draft says so and still decodes`() throws {
    var plan = drawing
    plan.drawingLayers = []
    let draft = draft([plan])
    let map = try MapDefinition.decoded(from: Array(draft.text.utf8), file: draft.file)
    #expect(map.register == nil)
    #expect(
      draft.checks.map(\.en).prefix(2) == [
        "no layer of units was found: fill in units",
        "no register was found: without one every unit is shown as not assessed",
      ])
  }

  @Test(arguments: [
    ("道路", "road"), ("铁路", "rail"), ("球罐", "tank"), ("防火堤", "dike"), ("管廊", "rack"),
    ("工艺管线", "pipe"), ("建筑物", "building"), ("BUILDING-NEW", "building"), ("围墙", "fence"),
    ("绿化", "green"), ("文字标注", "text"), ("Defpoints", "ignore"), ("消防设施", "fire"),
    ("厂区红线", "boundary"),
  ])
  func `a layer's name tells its class`(layer: String, expected: String) throws {
    var drawing = drawing
    drawing.drawingLayers = [.init(name: layer, entities: 1)]
    let draft = draft([drawing, gpkg])
    let map = try MapDefinition.decoded(from: Array(draft.text.utf8), file: draft.file)
    #expect(map.layout[0].classes == [.init(pattern: layer, class: expected)])
  }

  @Test(arguments: [
    "0-道路: 主干", "\"quoted\"", "a\\b", "tab\there", "null", "yes", "#x", "- x", "😀", "{a}", "12",
  ])
  func `any layer name survives the writing`(layer: String) throws {
    var drawing = drawing
    drawing.drawingLayers = [.init(name: "道路" + layer, entities: 1)]
    var units = gpkg
    units.layer = layer
    let draft = draft([drawing, units])
    let map = try MapDefinition.decoded(from: Array(draft.text.utf8), file: draft.file)
    #expect(map.layout[0].classes.first?.pattern == "道路" + layer)
    #expect(map.units.layer == layer)
  }

  @Test func `comments speak the language that was asked for`() {
    #expect(draft([gpkg], language: .zh).text.hasPrefix("# riskmap new 写出的初稿"))
    #expect(draft([gpkg]).text.hasPrefix("# A first draft by riskmap new"))
  }
}
