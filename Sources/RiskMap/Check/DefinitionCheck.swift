import Cartography
import PlantModel

/// What a definition leaves open that a sheet should say.
enum DefinitionCheck {
  static func findings(_ definition: MapDefinition) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let file = definition.file
    if definition.edition.number == nil {
      findings.append(blank("number", zh: "版本号", en: "edition number", example: "1", file))
    }
    if definition.edition.date == nil {
      findings.append(blank("date", zh: "日期", en: "date", example: "2026-05-01", file))
    }
    return findings
  }

  private static func blank(
    _ key: String, zh: String, en: String, example: String, _ file: String
  ) -> Diagnostic {
    Diagnostic(
      .warning, "edition-without-\(key)",
      LocalizedText(zh: "没有\(zh)，图上留空", en: "the map has no \(en); the sheets leave it blank"),
      at: Place(file: file, path: "edition.\(key)"),
      hint: LocalizedText(
        zh: "写 edition: {\(key): \(example)}", en: "write edition: {\(key): \(example)}"))
  }
}
