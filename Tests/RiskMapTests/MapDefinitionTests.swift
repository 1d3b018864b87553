import Cartography
import PlantModel
import RiskMap
import Storage
import Testing

/// The definition in `text`, as if it stood in maps/plant/map.yaml.
private func definition(_ text: String) throws(DefinitionError) -> MapDefinition {
  try MapDefinition.decoded(from: Array(text.utf8), file: "maps/plant/map.yaml")
}

/// The least that a definition needs, with more lines behind it.
private func least(_ more: String = "") -> String {
  "name: plant\ncrs: local\nunits: units.geojson\n" + more
}

@Suite struct MapDefinitionTests {
  @Test func `the shortest definition fills in the rest`() throws {
    let map = try definition(least())
    #expect(map.name == "plant")
    #expect(map.title == LocalizedText(zh: "安全风险空间分布图", en: "Safety risk distribution map"))
    #expect(map.enterprise == Enterprise())
    #expect(map.edition == SheetContent.Edition())
    #expect(map.crs == nil)
    #expect(map.basis == .inherent)
    #expect(map.layout.isEmpty)
    #expect(map.units == UnitSource(path: "maps/plant/units.geojson", code: "code", name: "name"))
    #expect(map.register == nil)
    #expect(map.majorHazards == nil)
    #expect(map.rules.base.name == "national")
    #expect(map.style.name == "four-colour")
    #expect(map.sheets == [SheetTemplate.standard])
    #expect(map.sheets[0].paper.size == Size(width: 420, height: 297))
    #expect(map.tiles == TileDefinition(grids: [.local]))
  }

  @Test func `what the map and its enterprise are called is printed text`() throws {
    let map = try definition(
      least(
        """
        title: {zh: 四色图, en: Risk map}
        enterprise: {name: 云南示例化工, code: "0530499999", address: {zh: 玉溪, en: Yuxi}}
        timeZone: Asia/Shanghai
        edition: {number: 3, date: 2026-05-01, assessedBy: 甲, checkedBy: 乙, approvedBy: 丙}
        note: {zh: 仅供评审。, en: For review only.}
        basis: residual
        """))
    #expect(map.title == LocalizedText(zh: "四色图", en: "Risk map"))
    #expect(
      map.enterprise
        == Enterprise(
          name: LocalizedText("云南示例化工"), code: "0530499999",
          address: LocalizedText(zh: "玉溪", en: "Yuxi")))
    #expect(map.timeZone == "Asia/Shanghai")
    #expect(
      map.edition
        == SheetContent.Edition(
          number: "3", date: "2026-05-01", assessedBy: "甲", checkedBy: "乙", approvedBy: "丙"))
    #expect(map.note == LocalizedText(zh: "仅供评审。", en: "For review only."))
    #expect(try definition(least()).note == nil)
    #expect(map.basis == .residual)
    #expect(try definition(least("enterprise: 某厂")).enterprise.name == LocalizedText("某厂"))
  }

  @Test func `a layout entry keeps the order of its class table`() throws {
    let map = try definition(
      least(
        """
        layout:
          - id: plan
            source: ../drawings/layout.dxf
            layer: 总图
            crs: EPSG:4543
            encoding: GBK
            classes: {道路中心线: road-centre, "道路*": road}
            classAttribute: 类别
            nameAttribute: 名称
          - site.geojson
        """))
    #expect(
      map.layout == [
        LayoutSource(
          id: "plan", path: "maps/drawings/layout.dxf", layer: "总图", crs: "EPSG:4543",
          encoding: "GBK",
          classes: [
            .init(pattern: "道路中心线", class: "road-centre"), .init(pattern: "道路*", class: "road"),
          ], classAttribute: "类别", nameAttribute: "名称"),
        LayoutSource(id: "layout-2", path: "maps/plant/site.geojson"),
      ])
  }

  @Test func `a plan is placed by a similarity or by control points`() throws {
    let map = try definition(
      least(
        """
        layout:
          - {source: a.png, placement: {origin: [100, 200.5], rotation: 12, scale: 0.05}}
          - {source: b.png, placement: {controlPoints: [[0, 0, 10, 20], [5, 0, 15, 20]]}}
          - {source: /data/c.png, placement: {}}
        """))
    #expect(
      map.layout.map(\.placement) == [
        .similarity(origin: Point(x: 100, y: 200.5), rotation: 12, scale: 0.05),
        .controlPoints([
          .init(source: Point(x: 0, y: 0), plane: Point(x: 10, y: 20)),
          .init(source: Point(x: 5, y: 0), plane: Point(x: 15, y: 20)),
        ]), .similarity(origin: Point(x: 0, y: 0), rotation: 0, scale: 1),
      ])
    #expect(map.layout[2].path == "/data/c.png")
  }

  @Test func `units and tables name their columns`() throws {
    let map = try definition(
      """
      name: plant
      crs: EPSG:4543
      units: {source: u.gpkg, layer: units, crs: EPSG:4490, encoding: GBK, code: 单元编码,
        name: 单元名称, object: 分析对象, status: 状态, placement: {rotation: 3}}
      register: {source: r.xlsx, table: 风险事件, encoding: GBK, columns: {unitCode: 单元编码},
        codes: {level: {"1": major, "4": low}}, defaults: {method: direct}}
      majorHazards: {source: r.xlsx, table: 重大危险源, columns: {substance: 品名}}
      """)
    #expect(map.crs == "EPSG:4543")
    #expect(
      map.units
        == UnitSource(
          path: "maps/plant/u.gpkg", layer: "units", crs: "EPSG:4490",
          placement: .similarity(origin: Point(x: 0, y: 0), rotation: 3, scale: 1),
          encoding: "GBK", code: "单元编码", name: "单元名称", object: "分析对象", status: "状态"))
    let register = try #require(map.register)
    #expect(
      register.source == TableSource(path: "maps/plant/r.xlsx", table: "风险事件", encoding: "GBK"))
    let mapping = try RegisterMapping().changed(
      columns: register.columns, codes: register.codes, defaults: register.defaults)
    #expect(mapping.statedColumns == [.unitCode: "单元编码"])
    #expect(mapping.levels.value(of: "1") == .major)
    #expect(mapping.levels.value(of: "4") == .low)
    #expect(mapping.defaultMethod == "direct")
    #expect(map.majorHazards?.source.table == "重大危险源")
    #expect(map.majorHazards?.columns == [.substance: "品名"])
  }

  @Test func `sheets declare paper, scale and furniture`() throws {
    let map = try definition(
      least(
        """
        sheets:
          - {id: gate-a0, paper: A0 portrait, scale: 1:500, center: [10, 20], bearing: -12,
             language: both, margins: {top: 1, right: 2, bottom: 3, left: 4}, title: 大门,
             symbolScale: 1.5, minimumTextSize: 2.5,
             furniture: {panel: left, legend: bottom-right, grid: off}}
          - {id: board, paper: 1200x2400 mm, scale: 250, margins: 15}
          - {id: office, paper: A3, scale: fit}
        """))
    #expect(
      map.sheets[0]
        == SheetTemplate(
          id: "gate-a0",
          paper: Paper(name: "A0 portrait", size: Size(width: 841, height: 1189)),
          scale: .denominator(500), center: Point(x: 10, y: 20), bearing: -12, languages: .both,
          margins: .init(top: 1, right: 2, bottom: 3, left: 4), title: LocalizedText("大门"),
          symbolScale: 1.5, minimumTextSize: 2.5,
          furniture: Furniture(panelSide: .left, places: [.legend: .bottomRight, .grid: .off])))
    #expect(map.sheets[1].scale == .denominator(250))
    #expect(map.sheets[1].margins == .init(top: 15, right: 15, bottom: 15, left: 15))
    #expect(map.sheets[2].scale == .fit)
    #expect(map.sheets[2].languages == .zh)
  }

  @Test func `tiles are of the grids that are named, or of the one that fits the crs`() throws {
    let map = try definition(
      least("tiles: {grids: [WebMercatorQuad, GCJ02, GCJ02], zoom: [3, 20], language: en}"))
    #expect(
      map.tiles
        == TileDefinition(grids: [.webMercatorQuad, .gcj02], zoom: 3...20, language: .en))
    #expect(try definition(least("tiles: {}")).tiles == TileDefinition(grids: [.local]))
    let earth = least().replacing("crs: local", with: "crs: EPSG:4549")
    #expect(try definition(earth).tiles.grids == [.webMercatorQuad])
  }

  @Test func `rules and style are bare names, paths or changes to a base`() throws {
    let plain = try definition(least("rules: jiangsu\nstyle: ../../styles/x.json"))
    #expect(plain.rules.base.name == "jiangsu")
    #expect(plain.rules.changes == nil)
    #expect(plain.style.name == "../../styles/x.json")
    #expect(plain.style.folder == "maps/plant")
    let changed = try definition(least("rules: {base: shandong, title: 本厂规则}"))
    #expect(changed.rules.base.name == "shandong")
    #expect(changed.rules.changes != nil)
  }
}
