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
    if definition.register == nil {
      findings.append(
        Diagnostic(
          .warning, "no-register",
          LocalizedText(
            zh: "没有风险清单：所有单元都显示为未评估",
            en: "there is no register: every unit is shown as not assessed"),
          at: Place(file: file, path: "register"),
          hint: LocalizedText(
            zh: "写 register: {source: register.xlsx}", en: "add register: {source: register.xlsx}"))
      )
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
