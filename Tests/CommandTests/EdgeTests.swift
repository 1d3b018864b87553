import PlantModel
import Testing

@testable import RiskMapCommand

@Suite struct EdgeTests {
  @Test(
    arguments: [
      (["riskmap"], ["LANG": "zh_CN.UTF-8"], Language.zh),
      (["riskmap"], ["LANG": "en_US.UTF-8"], .en), (["riskmap"], [:], .en),
      (["riskmap"], ["LANG": "zh_CN", "LC_ALL": "C"], .en),
      (["riskmap"], ["LANG": "en_US", "LC_MESSAGES": "zh_TW"], .zh),
      (["riskmap"], ["LANG": "zh_CN", "LC_ALL": ""], .zh),
      (["riskmap", "check", "--lang", "zh"], ["LANG": "C"], .zh),
      (["riskmap", "check", "--lang=en"], ["LANG": "zh_CN"], .en),
      (["riskmap", "check", "--lang", "fr"], ["LANG": "zh_CN"], .zh),
      (["riskmap", "check", "--", "--lang=zh"], [:], .en),
    ] as [([String], [String: String], Language)])
  func `the language comes from the option, else from the environment`(
    arguments: [String], environment: [String: String], language: Language
  ) {
    #expect(Edge.language(arguments: arguments, environment: environment) == language)
  }
}

@Suite struct FindingTests {
  private let finding = Diagnostic(
    .warning, "x", LocalizedText(zh: "列缺失", en: "a column is missing"),
    at: Place(file: "units.gpkg", layer: "units", line: 3, column: 7),
    hint: LocalizedText(zh: "是否应为“编码”？", en: "did you mean \"编码\"?"))

  @Test func `a finding is one line with place and hint`() {
    #expect(
      finding.line(in: .en)
        == "warning: units.gpkg:3:7: units: a column is missing; did you mean \"编码\"?")
    #expect(finding.line(in: .zh) == "警告：units.gpkg:3:7: units：列缺失；是否应为“编码”？")
  }

  @Test func `control characters of a name cannot steer the terminal`() {
    var finding = finding
    finding.message = LocalizedText("a\u{1B}[31mb\nc\u{202E}d")
    finding.hint = nil
    #expect(
      finding.line(in: .en)
        == "warning: units.gpkg:3:7: units: a\\u{1B}[31mb\\u{A}c\\u{202E}d")
  }

  @Test func `counts are words`() {
    var note = finding
    note.severity = .note
    #expect(
      [finding, finding, note].tally == LocalizedText(zh: "警告 2 个，说明 1 个", en: "2 warnings, 1 note")
    )
    #expect([Diagnostic]().tally == LocalizedText(zh: "没有发现问题", en: "no findings"))
  }

  @Test func `findings are grouped by severity, then by kind`() {
    func finding(_ severity: Diagnostic.Severity, _ code: String, _ text: String) -> Diagnostic {
      Diagnostic(severity, code, LocalizedText(text))
    }
    let groups = FindingGroup.groups(of: [
      finding(.note, "n", "1"), finding(.warning, "b", "2"), finding(.error, "e", "3"),
      finding(.warning, "a", "4"), finding(.warning, "b", "5"),
    ])
    #expect(groups.map { $0.findings.map(\.message.en) } == [["3"], ["2", "5"], ["4"], ["1"]])
    #expect(groups[1].rest(beyond: 1)?.message.en == "1 more like these")
    #expect(groups[1].rest(beyond: 2) == nil)
  }
}
