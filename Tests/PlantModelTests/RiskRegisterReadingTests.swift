import PlantModel
import Testing

private let mapping: RegisterMapping = {
  var mapping = RegisterMapping(columns: [
    .unitCode: ["单元编码"], .event: ["风险事件"], .method: ["评估方法"], .inherentL: ["固有L"],
    .inherentLevel: ["固有等级"], .accidentType: ["事故类型"],
  ])
  mapping.levels.set("重大", to: .major)
  mapping.levels.set("较大", to: .high)
  mapping.methods.set("LEC", to: "lec")
  let fire = AccidentType(code: "WSA10009", name: LocalizedText(zh: "火灾", en: "fire"))
  mapping.accidentTypes.set("火灾", to: fire)
  mapping.oldAccidentTypes.set("大火", to: fire)
  return mapping
}()

private func read(
  _ rows: [[String]], columns: [String]? = nil, _ mapping: RegisterMapping = mapping
) -> Diagnosed<[RiskEvent]> {
  RiskRegister.read(
    events: Table(
      file: "r.csv", name: "r", columns: columns,
      rows: rows.enumerated().map { .init(number: $0.offset + 1, cells: $0.element) }),
    mapping: mapping)
}

private let header = ["单元编码", "风险事件", "评估方法", "固有L", "固有等级", "事故类型"]

struct RiskRegisterReadingTests {
  @Test func `titles above the header are passed over`() {
    let titles = Array(repeating: ["某公司风险清单"], count: 18)
    #expect(read(titles + [header, ["U1", "泄漏", "LEC", "3"]]).value.map(\.unitCode) == ["U1"])
  }

  @Test func `a table without the unit code names the nearest header`() {
    let result = read([["单元编号", "固有等级"], ["U1", "重大"]])
    #expect(result.value.isEmpty)
    #expect(result.diagnostics.map(\.code) == ["column-missing"])
    #expect(result.diagnostics.first?.severity == .error)
    #expect(result.diagnostics.first?.message.zh == "没有“单元编码”列")
    #expect(result.diagnostics.first?.hint?.zh == "若是“单元编号”列，请在 register.columns.unitCode 写明列名")
  }

  @Test func `a table without any level is an error`() {
    let result = read([["单元编码", "风险事件"], ["U1", "泄漏"]])
    #expect(result.value.isEmpty)
    #expect(result.diagnostics.map(\.message.en) == ["there is no column \"固有等级\""])
  }

  @Test func `an empty table is an error`() {
    #expect(read([]).diagnostics.map(\.code) == ["empty-table"])
  }

  @Test func `a stated column that is not there is an error, and the rest is read`() {
    var stated = mapping
    stated.statedColumns[.department] = "责任部门"
    let result = read([header + ["责任部们"], ["U1", "泄漏", "LEC", "3", "", "", "甲"]], stated)
    #expect(result.value.count == 1)
    #expect(result.diagnostics.map(\.code) == ["column-missing", "columns-not-used"])
    #expect(result.diagnostics.first?.hint?.en.contains("责任部们") == true)
  }

  @Test func `a stated column is taken for no other field`() {
    var stated = mapping
    stated.statedColumns[.event] = "固有等级"
    let result = read([["单元编码", "固有等级", "固有L"], ["U1", "泄漏", "3"]], stated)
    #expect(result.value.first?.event == "泄漏")
    #expect(result.value.first?.inherent.level == nil)
  }

  @Test func `words that are not known are errors with row and nearest word`() {
    let result = read([
      header, ["U1", "a", "LEK", "3"], ["U1", "b", "LEC", "三"], ["U1", "c", "", "", "重大的"],
      ["U2", "d", "LEK", "1"],
    ])
    #expect(result.diagnostics.map(\.code) == ["unknown-method", "not-a-number", "unknown-level"])
    #expect(result.diagnostics.allSatisfy { $0.severity == .error })
    #expect(
      result.diagnostics[0].message.en
        == "unknown method \"LEK\"; the event counts as not assessed (rows 2, 5)")
    #expect(result.diagnostics[0].hint?.en == "did you mean \"LEC\"?")
    #expect(result.diagnostics[1].place?.line == 3)
    #expect(result.diagnostics[1].message.zh == "“固有L”应为数字，却是“三”；该事件按未评估处理")
    #expect(result.diagnostics[2].hint?.zh == "是否应为“重大”？")
    #expect(result.value.allSatisfy { $0.inherent.isUnreadable })
  }

  @Test func `many rows with one fault are one finding`() {
    let rows = (0..<100).map { ["U\($0)", "x", "", "", "1"] }
    let result = read([header] + rows)
    #expect(result.diagnostics.count == 1)
    #expect(result.diagnostics[0].message.en.hasSuffix("(rows 2, 3, 4, 5, 6 … 100 rows in all)"))
    #expect(result.diagnostics[0].message.zh.hasSuffix("（第 2、3、4、5、6 行等共 100 行）"))
  }

  @Test func `merged cells give their code to the rows below, with a warning`() {
    let result = read([
      header, ["", "x", "", "", "重大"], ["U1", "a", "", "", "重大"], ["", "b", "", "", "较大"],
      ["", "", "", "", ""],
    ])
    #expect(result.value.map(\.unitCode) == ["U1", "U1"])
    #expect(result.diagnostics.map(\.code) == ["row-without-unit", "unit-code-above"])
  }

  @Test func `accident types are split, old ones replaced, unknown ones kept`() {
    let result = read([header, ["U1", "a", "", "", "重大", "火灾、大火；雪崩"]])
    #expect(result.value.first?.accidentTypes.map(\.name.zh) == ["火灾", "雪崩"])
    #expect(result.value.first?.accidentTypes.map(\.code) == ["WSA10009", nil])
    #expect(result.diagnostics.map(\.code) == ["old-accident-type", "unknown-accident-type"])
    #expect(result.diagnostics.map(\.severity) == [.note, .warning])
  }

  @Test(
    arguments: [
      ("3", 3.0), ("０．５", 0.5), (" 1,200 ", 1200), ("1e2", 100), ("-", nil), ("", nil), ("/", nil),
    ] as [(String, Double?)])
  func `numbers of hand-kept tables are read`(text: String, number: Double?) {
    let result = read([header, ["U1", "a", "LEC", text]])
    #expect(result.value.first?.inherent.factors[.likelihood] == number)
    #expect(result.diagnostics == [])
  }

  @Test(arguments: ["abc", "3分", "1,20", "nan", "inf", "0x3", "3 4", "≥3", "1e400"])
  func `what is not quite a number is none`(text: String) {
    let result = read([header, ["U1", "a", "LEC", text]])
    #expect(result.value.first?.inherent.factors[.likelihood] == nil)
    #expect(result.diagnostics.map(\.code) == ["not-a-number"])
  }

  @Test func `rows end with their last filled cell`() {
    let result = read([
      ["单元编码", "风险事件", "固有", "", "评估方法"], ["", "", "L", "等级"], ["U1", "a"],
      ["U2", "b", "3", "", "LEC"],
    ])
    #expect(result.value.map(\.unitCode) == ["U1", "U2"])
    #expect(result.value.map(\.inherent.factors[.likelihood]) == [nil, 3])
    #expect(result.value.map(\.method) == [nil, "lec"])
    #expect(result.diagnostics == [])
  }

  @Test func `columns that are repeated or not used are told`() {
    let result = read([
      ["序号"] + header + ["固有风险", "固有 等级"], ["1", "U1", "a", "", "", "重大", "", "", "较大"],
    ])
    #expect(result.value.first?.inherent.level == .major)
    #expect(result.diagnostics.map(\.code) == ["column-repeated", "columns-not-used"])
    #expect(result.diagnostics.last?.message.en == "columns that are not used: 序号, 固有风险")
  }

  @Test func `columns that the format knows need no header row`() {
    let result = read([["U1", "重大"]], columns: ["单元编码", "固有等级"])
    #expect(result.value.first?.inherent.level == .major)
    #expect(result.value.first?.row == 1)
  }

  @Test func `override cells without a level are a warning, and bad dates too`() {
    let result = read([
      header + ["override.by", "assessedOn"], ["U1", "a", "", "", "重大", "", "张三", "2026-02-30"],
    ])
    #expect(result.value.first?.override == nil)
    #expect(result.diagnostics.map(\.code) == ["bad-date", "override-without-level"])
  }
}
