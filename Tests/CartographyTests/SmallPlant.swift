import Cartography
import MapStyle
import PlantModel
import TestSupport
import Testing

/// A plant of 100 × 60 m with one unit of each level, an unassessed and a stopped one, and the shipped style.
struct SmallPlant {
  var plant: Plant
  var assessed: [AssessedUnit]
  let style: StyleSheet

  init() throws {
    let levels: [RiskLevel?] = [.low, .major, .moderate, nil, .high]
    let units = levels.indices.map { i in
      RiskUnit(
        code: "010\(i)", name: "液氨储罐区T-10\(i)", object: i < 2 ? "罐区" : "装置",
        status: i == 0 ? .stopped : .active,
        polygons: [
          Polygon(
            exterior: Rect(x: Double(i) * 20 + 1, y: 10, width: 18, height: 40).corners)
        ])
    }
    let wall = Feature(
      source: "plan", layer: "墙", class: "boundary",
      geometry: .lineStrings([Rect(x: 0, y: 0, width: 100, height: 60).corners]))
    let building = Feature(
      source: "plan", layer: "建筑", class: "building",
      geometry: .polygons([Polygon(exterior: Rect(x: 5, y: 15, width: 8, height: 8).corners)]))
    plant = Plant(features: [wall, building], units: units)
    assessed = zip(units, levels).map { unit, level in
      let verdict = level.map {
        Verdict(level: $0, reasons: [Reason(.direct, LocalizedText("直接判定"))])
      }
      return AssessedUnit(code: unit.code, inherent: verdict, residual: verdict, effective: verdict)
    }
    style = try StyleSheet.decode(
      repositoryFile("styles/four-colour.json"), file: "styles/four-colour.json"
    ).value
  }

  static let content = SheetContent(
    mapName: "small", title: LocalizedText(zh: "安全风险空间分布图", en: "Risk map"),
    enterprise: LocalizedText(zh: "示例公司（虚构）", en: "Example Co. (fictional)"),
    edition: .init(number: "3", date: "2026-05-01", assessedBy: "甲", approvedBy: "乙"),
    basis: .inherent, crsName: "EPSG:4543")

  func laidOut(
    _ template: SheetTemplate, content: SheetContent = Self.content,
    facts: [String: UnitFacts] = [:]
  ) throws -> Diagnosed<LaidOutSheet> {
    try layOut(
      template, content: content, plant: plant, assessed: assessed, facts: facts, style: style,
      symbols: [:], measuring: FixedWidthText())
  }

  static func template(
    _ paper: String = "A3", scale: SheetTemplate.Scale = .fit,
    languages: SheetTemplate.Languages = .zh, furniture: Furniture = Furniture()
  ) throws -> SheetTemplate {
    SheetTemplate(
      id: "s", paper: try #require(Paper(paper)), scale: scale, languages: languages,
      furniture: furniture)
  }
}
