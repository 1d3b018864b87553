import Cartography
import MapStyle
import PlantModel
import TestSupport
import Testing

@Suite struct SheetSymbolTests {
  /// A style with one layer, or more, on the source `map`.
  private func style(_ layers: String, metadata: String = "{}") throws -> StyleSheet {
    let document = """
      {"version": 8, "metadata": \(metadata), "sources": {"map": {"type": "vector"}}, "layers": [
      {"id": "units", "type": "fill", "source": "map", "source-layer": "units",
       "paint": {"fill-color": "#fc0"}}, \(layers)]}
      """
    return try StyleSheet.decode(Array(document.utf8), file: "test.json").value
  }

  private static let names = """
    {"id": "names", "type": "symbol", "source": "map", "source-layer": "unit_labels", "layout": {
     "text-field": ["get", "name"], "text-size": 14 %@}}
    """

  private func names(_ more: String = "") -> String {
    Self.names.replacing("%@", with: more)
  }

  private let hydrants = """
    {"id": "hydrants", "type": "symbol", "source": "map", "source-layer": "layout",
     "filter": ["==", ["get", "class"], "fire-hydrant"],
     "layout": {"icon-image": "fire-hydrant" %@}}
    """

  private func hydrants(_ more: String = "") -> String { hydrants.replacing("%@", with: more) }

  private let symbols = [
    "fire-hydrant": SymbolMap.symbol("fire-hydrant"),
    "plate": SymbolMap.symbol(
      "plate",
      stretch: SymbolStretch(x: 8...12, y: 8...12, content: Rect(x: 4, y: 4, width: 12, height: 12))
    ),
  ]

  private func plant(_ units: [Rect], hydrants: [Point] = []) -> Plant {
    Plant(
      features: hydrants.map {
        Feature(source: "plan", layer: "消防", class: "fire-hydrant", geometry: .points([$0]))
      },
      units: units.enumerated().map { index, rect in
        RiskUnit(
          code: "010\(index)", name: "东侧综合管廊", polygons: [Polygon(exterior: rect.corners)])
      })
  }

  private func laidOut(
    _ plant: Plant, _ layers: String, level: RiskLevel = .low, metadata: String = "{}"
  ) throws -> Diagnosed<LaidOutSheet> {
    let verdict = Verdict(level: level, reasons: [])
    let assessed = plant.units.map {
      AssessedUnit(code: $0.code, inherent: verdict, residual: verdict, effective: verdict)
    }
    return try layOut(
      SmallPlant.template(scale: .denominator(500)), content: SmallPlant.content, plant: plant,
      assessed: assessed, facts: [:], style: style(layers, metadata: metadata),
      symbols: symbols,
      measuring: FixedWidthText())
  }

  private func icons(_ sheet: LaidOutSheet, _ origin: String) -> [Rect] {
    sheet.scene.flatMarks.compactMap { mark in
      guard mark.origin.hasPrefix(origin), case .symbol(_, let rect, _, _) = mark.content else {
        return nil
      }
      return rect
    }
  }

  private let square = Rect(x: 0, y: 0, width: 60, height: 60)

  @Test func `a symbol that is not there is one finding with its property and the nearest name`()
    throws
  {
    let layer = #"""
      {"id": "taps", "type": "symbol", "source": "map", "source-layer": "layout",
       "layout": {"icon-image": "fire-hidrant"}},
      {"id": "spouts", "type": "symbol", "source": "map", "source-layer": "layout",
       "layout": {"icon-image": "fire-hidrant"}}
      """#
    let sheet = try laidOut(
      plant([square], hydrants: [Point(x: 30, y: 30), Point(x: 9, y: 9)]), layer)
    let findings = sheet.diagnostics.filter { $0.code == "symbol-not-found" }
    #expect(findings.count == 1)
    #expect(
      findings.first?.place
        == Place(file: "test.json", layer: "taps", path: "layers[1].layout.icon-image"))
    #expect(try #require(findings.first?.hint).en.contains("\"fire-hydrant\""))
  }

  @Test func `a style names classes for the legend, those of its own last`() throws {
    let classes = #"{"my-tap": {"zh": "我的栓", "en": "My tap"}, "fire-hydrant": {"zh": "地上栓"}}"#
    var plant = plant([square], hydrants: [Point(x: 30, y: 30), Point(x: 9, y: 9)])
    plant.features[0].class = "my-tap"
    let layer = hydrants.replacing("%@", with: "").replacing(
      #"["==", ["get", "class"], "fire-hydrant"]"#, with: "true")
    let legend = try laidOut(plant, layer, metadata: #"{"riskmap:legend": \#(classes)}"#).value
      .scene.texts("sheet/legend")
    #expect(legend.suffix(2) == ["地上栓", "我的栓"])
  }

  @Test func `the halo of a label is as wide and as soft as its style says`() throws {
    let layer = names().replacing(
      "}}",
      with: #"}, "paint": {"text-halo-color": "white", "text-halo-width": 2, "text-halo-blur": 1}}"#
    )
    let sheet = try laidOut(plant([square]), layer).value
    let halo = try #require(sheet.scene.textRuns("unit/0100").compactMap(\.halo).first)
    #expect(halo.blur > 0 && halo.width == 2 * halo.blur)
  }

  @Test func `a label makes room for a symbol in its unit, fixed or not`() throws {
    for more in ["", #", "icon-overlap": "always""#] {
      let sheet = try laidOut(
        plant([square], hydrants: [Point(x: 30, y: 30)]), "\(names()), \(hydrants(more))"
      ).value
      let icon = try #require(icons(sheet, "layout/消防").first)
      #expect(sheet.report.labels.map(\.placement) == [.inside])
      for run in sheet.scene.textRuns("unit/0100") {
        let box = Rect(
          x: run.origin.x, y: run.origin.y - 0.88 * run.line.size, width: run.line.advance,
          height: run.line.size)
        #expect(!box.overlaps(icon))
      }
    }
  }

  @Test func `where there is no room beside it a symbol gives way to the label, and this is told`()
    throws
  {
    let unit = Rect(x: 0, y: 0, width: 15, height: 4)
    let sheet = try laidOut(
      plant([unit, square.offset(by: Point(x: 40, y: 40))], hydrants: [Point(x: 7.5, y: 2)]),
      "\(names()), \(hydrants())")
    #expect(sheet.value.report.labels.contains { $0.code == "0100" && $0.placement == .inside })
    #expect(icons(sheet.value, "layout/消防").isEmpty)
    #expect(sheet.diagnostics.contains { $0.code == "symbols-gave-way" })
  }

  @Test func `a tall narrow unit has its name in a column when the style allows it`() throws {
    let strip = Rect(x: 0, y: 0, width: 3, height: 60)
    let sheet = try laidOut(
      plant([strip]), names(#", "text-writing-mode": ["horizontal", "vertical"]"#)
    ).value
    let runs = sheet.scene.textRuns("unit/0100")
    #expect(runs.map(\.line.text) == ["东", "侧", "综", "合", "管", "廊"])
    #expect(runs.allSatisfy { $0.rotation == 0 } && runs.first?.meaning == "东侧综合管廊")
    let size = try #require(runs.first).line.size
    let without = try laidOut(plant([strip]), names()).value.scene.textRuns("unit/0100")
    #expect(without.allSatisfy { $0.line.size < size })
  }

  @Test func `a label keeps its sections and its plate lies below it`() throws {
    let layer = """
      {"id": "names", "type": "symbol", "source": "map", "source-layer": "unit_labels", "layout": {
       "text-field": ["format", ["get", "name"], {"text-color": "#f00"}, "\\n", {}, ["get", "code"],
         {"font-scale": 0.3}],
       "text-size": 14, "icon-image": "plate", "icon-text-fit": "both"}}
      """
    let sheet = try laidOut(plant([square]), layer).value
    let runs = sheet.scene.textRuns("unit/0100")
    #expect(runs.map(\.line.text) == ["东侧综合管廊", "0100"])
    #expect(runs.first?.color == Color(red: 1, green: 0, blue: 0))
    #expect(abs((runs.last?.line.size ?? 0) - 1.8 * pixelsPerMillimetre) < 1e-9)
    let marks = sheet.scene.flatMarks.filter { $0.origin == "unit/0100" }
    let plate = marks.firstIndex { if case .symbol = $0.content { true } else { false } }
    let text = marks.firstIndex { if case .text = $0.content { true } else { false } }
    #expect(try #require(plate) < (try #require(text)))
  }

  @Test func `an icon beside a label is placed with it, both inside the unit`() throws {
    let more = #", "icon-image": "fire-hydrant", "text-anchor": "left", "text-offset": [1, 0]"#
    let sheet = try laidOut(plant([square]), names(more)).value
    let unit = try #require(sheet.scene.fills("unit/0100").first?.box)
    let icon = try #require(icons(sheet, "unit/0100").first)
    let run = try #require(sheet.scene.textRuns("unit/0100").first)
    #expect(unit.contains(icon) && abs(run.origin.x - run.line.size - icon.center.x) < 1e-6)
    let middle = (icon.minX + run.origin.x + run.line.advance) / 2
    #expect(abs(middle - unit.center.x) < 1)
  }

  @Test func `an icon without a text stands in the middle of its unit`() throws {
    let layer = """
      {"id": "marks", "type": "symbol", "source": "map", "source-layer": "unit_labels",
       "layout": {"icon-image": "fire-hydrant"}}
      """
    let sheet = try laidOut(plant([square]), layer).value
    let unit = try #require(sheet.scene.fills("unit/0100").first?.box)
    let icon = try #require(icons(sheet, "unit/0100").first)
    #expect(icon.center.distance(to: unit.center) < 1)
  }

  @Test func `a second label of a unit is told`() throws {
    let sheet = try laidOut(
      plant([square]),
      "\(names()), \(names().replacing(#""id": "names""#, with: #""id": "again""#))")
    #expect(sheet.diagnostics.contains { $0.code == "second-label" })
    #expect(sheet.value.scene.texts("unit/0100") == ["东侧综合管廊"])
  }

  @Test func `the legend shows the symbols that are seen, with their names`() throws {
    let seen = try laidOut(plant([square], hydrants: [Point(x: 3, y: 3)]), hydrants()).value
    #expect(seen.scene.texts("sheet/legend").contains("消火栓"))
    #expect(icons(seen, "sheet/legend").count == 1)
    let unseen = try laidOut(plant([square], hydrants: [Point(x: 9_000, y: 3)]), hydrants()).value
    #expect(!unseen.scene.texts("sheet/legend").contains("消火栓"))
  }
}
