// Cartography decides how things look and where they go: styled layers become a `Scene` of resolved marks in CSS pixels.
// It is pure: text is measured through `TextMeasuring`, and nothing is read, written or drawn here.

package import MapStyle
package import PlantModel

/// Why a sheet cannot be laid out at all.
package enum LayoutError: Error, Hashable, Sendable {
  /// Margins, panel and title leave no room for a map.
  case noRoom(sheet: String, paper: String)

  package var message: LocalizedText {
    switch self {
    case .noRoom(let sheet, let paper):
      LocalizedText(
        zh: "图幅“\(sheet)”：纸张 \(paper) 除去页边和图框后放不下地图",
        en: "sheet \"\(sheet)\": paper \(paper) leaves no room for a map inside margins and frame")
    }
  }

  package var hint: LocalizedText {
    LocalizedText(zh: "请改用较大的纸张或较小的页边", en: "use larger paper or smaller margins")
  }
}

/// Lays out one sheet: map frame with one label plan, and the furniture round it, at true scale.
///
/// - Parameters:
///   - assessed: one entry a unit, found by code; units without one are not assessed.
///   - facts: what lists print about units, by code.
///   - symbols: pictures that the style names, by name.
///   - sources: the style's own sources in the map's plane, by name, as they are at a zoom of the style.
package func layOut(
  _ template: SheetTemplate, content: SheetContent, plant: Plant, assessed: [AssessedUnit],
  facts: [String: UnitFacts], style: StyleSheet, symbols: [String: Symbol],
  sources: (_ zoom: Double) -> [String: PlacedSource] = { _ in [:] },
  measuring: some TextMeasuring
) throws(LayoutError) -> Diagnosed<LaidOutSheet> {
  let type = Typography(
    paper: template.paper.size, languages: template.languages, measuring: measuring)
  var content = content
  if let title = template.title { content.title = title }
  let sheet = try SheetInMaking(
    template: template, content: content, plant: plant, assessed: assessed, facts: facts,
    style: style, symbols: symbols, sources: sources, type: type)
  return sheet.finished()
}
