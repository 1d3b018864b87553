import PlantModel
import RiskMap
import TestSupport
import Testing

private func table(_ rows: [[String]], columns: [String]? = nil) -> Table {
  Table(
    file: "register.xlsx", name: "风险事件", columns: columns,
    rows: rows.enumerated().map { Table.Row(number: $0.offset + 1, cells: $0.element) })
}

private func changed(_ yaml: String) throws -> RegisterMapping {
  let register = try YAMLReader.read(Array(yaml.utf8), file: "map.yaml").mapping()
  return try ShippedRules.mapping().changed(
    columns: register["columns"], codes: register["codes"], defaults: register["defaults"])
}

struct RegisterMappingTests {
  @Test func `a register with the usual Chinese headers is read whole`() throws {
    let header = [
      "单元编码", "分析对象", "风险事件", "事故类型", "评估方法", "固有L", "固有E", "固有C", "固有S", "固有M", "固有R", "固有值",
      "固有等级", "现有L", "现有E", "现有C", "现有S", "现有M", "现有R", "现有值", "现有等级", "管控措施", "责任部门", "责任人",
      "联系电话",
      "评估日期", "复评日期", "指定等级", "指定人", "指定日期", "指定理由", "直接判定",
    ]
    let row = [
      "R-101", "合成氨装置", "液氨泄漏", "中毒、火灾", "LEC", "3", "6", "40", "", "", "", "", "重大", "1", "6",
      "40", "", "", "", "240",
      "较大", "联锁", "合成车间", "张三", "0870-1234567", "2026-03-01", "2029/3/1", "较大", "李四", "2026年4月1日",
      "已改造", "违法违规",
    ]
    let read = RiskRegister.read(
      events: table([["某公司安全风险分级管控清单"], [], header, row]), mapping: try ShippedRules.mapping())
    #expect(read.diagnostics == [])
    let event = try #require(read.value.first)
    #expect(event.unitCode == "R-101")
    #expect(event.accidentTypes.map(\.code) == ["WSA10023", "WSA10009"])
    #expect(event.method == "lec")
    #expect(
      event.inherent
        == .init(factors: [.likelihood: 3, .exposure: 6, .consequence: 40], level: .major))
    #expect(event.residual.value == 240)
    #expect(event.assessedOn?.description == "2026-03-01")
    #expect(event.reviewDue?.description == "2029-03-01")
    #expect(event.override?.level == .high)
    #expect(event.override?.on?.description == "2026-04-01")
    #expect(event.directJudgements == ["违法违规"])
    #expect(event.place.description == "register.xlsx:4: 风险事件: R-101")
  }

  @Test func `a header of two rows is put together`() throws {
    let rows = [
      ["单元编码", "风险事件", "评估方法", "固有风险", "", "", "现有风险", "", ""],
      ["", "", "", "L", "E", "C", "L", "E", "C"],
      ["U1", "泄漏", "lec", "3", "6", "15", "1", "6", "15"],
    ]
    let read = RiskRegister.read(events: table(rows), mapping: try ShippedRules.mapping())
    let event = try #require(read.value.first)
    #expect(event.inherent.factors == [.likelihood: 3, .exposure: 6, .consequence: 15])
    #expect(event.residual.factors == [.likelihood: 1, .exposure: 6, .consequence: 15])
    #expect(event.event == "泄漏")
  }

  @Test func `plain keys and full-width forms are taken`() throws {
    let rows = [
      ["unitCode", "event", "method", "inherent.L", "inherent.S"], ["U1", "e", "ＬＳ", "　５", "３ "],
    ]
    let read = RiskRegister.read(events: table(rows), mapping: try ShippedRules.mapping())
    #expect(read.value.first?.inherent.factors == [.likelihood: 5, .severity: 3])
    #expect(read.value.first?.method == "ls")
    #expect(read.diagnostics == [])
  }

  @Test func `a map states its own columns and codes`() throws {
    let mapping = try changed(
      "{columns: {unitCode: 区域, inherent.level: 等级码}, codes: {level: {\"1\": major}}, defaults: {method: direct}}"
    )
    let read = RiskRegister.read(
      events: table([["A1", "1"], ["A2", "2"]], columns: ["区域", "等级码"]), mapping: mapping)
    #expect(read.value.map(\.inherent.level) == [.major, nil])
    #expect(read.value.first?.method == "direct")
    #expect(read.diagnostics.map(\.code) == ["unknown-level"])
    #expect(read.diagnostics.first?.hint?.en == "say what it means under register.codes.level")
  }

  @Test func `a misspelt field in columns is an error with the nearest`() throws {
    var found: DefinitionError?
    do { _ = try changed("{columns: {unitcode: 区域}}") } catch { found = error as? DefinitionError }
    #expect(found?.hint?.en == "did you mean \"unitCode\"?")
    #expect(found?.place.line == 1)
  }

  @Test func `every type of 1986 has a place in the list of 2025`() throws {
    let mapping = try ShippedRules.mapping()
    let old = [
      "物体打击", "车辆伤害", "机械伤害", "起重伤害", "触电", "淹溺", "灼烫", "火灾", "高处坠落", "坍塌", "冒顶片帮", "透水", "放炮",
      "火药爆炸", "瓦斯爆炸", "锅炉爆炸", "容器爆炸", "其他爆炸", "中毒和窒息", "其他伤害",
    ]
    #expect(
      old.allSatisfy {
        mapping.accidentTypes.value(of: $0) != nil || mapping.oldAccidentTypes.value(of: $0) != nil
      })
    #expect(mapping.oldAccidentTypes.value(of: "瓦斯爆炸")?.code == "WSA10016")
    #expect(mapping.accidentTypes.value(of: "WSA10009")?.name.zh == "火灾")
  }

  @Test func `a table of installations is grouped by name`() throws {
    let header = ["单元编码", "重大危险源名称", "物质名称", "危险类别", "存在量（t）", "临界量(t)", "校正系数β", "厂外暴露人数"]
    let rows = [
      header, ["T-1、T-2", "液氨罐区", "液氨", "", "1,200", "10", "", "45"],
      ["", "", "甲醇", "W5.3", "50", "500", "", ""], ["C-1", "氯瓶库", "氯", "", "10", "5", "4", "0"],
    ]
    let read = RiskRegister.read(majorHazards: table(rows), mapping: try ShippedRules.mapping())
    #expect(read.diagnostics == [])
    #expect(read.value.map(\.name) == ["液氨罐区", "氯瓶库"])
    #expect(read.value.first?.unitCodes == ["T-1", "T-2"])
    #expect(read.value.first?.substances.map(\.quantity) == [1200, 50])
    let graded = gradedMajorHazards(read.value, rules: try ShippedRules.pack("national")).value
    // S = 1200/10 + 50/500 = 120.1; R = 1.2 × (2×120 + 1×0.1) = 288.12
    #expect(graded.first?.ratio == 120.1)
    #expect(graded.first?.index == 288.12)
    #expect(graded.first?.grade?.zh == "一级")
    // R = 0.5 × 4 × 2 = 4
    #expect(graded.last?.index == 4)
    #expect(graded.last?.grade?.zh == "四级")
    #expect(graded.last?.level == .high)
  }

  @Test(arguments: UInt64(0)..<200)
  func `any table is read or refused, never trapped on`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let words = [
      "单元编码", "固有L", "inherent.level", "重大", "", "　", "１２", "abc", "-1", "1e400", "nan", "评估日期",
      "2026-02-30", "\u{0}",
      "👩‍🚒", "U1", "固有等级", String(repeating: "长", count: 500),
    ]
    let rows = (0..<Int.random(in: 0...8, using: &random)).map { _ in
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }
    }
    let mapping = try ShippedRules.mapping()
    let events = RiskRegister.read(events: table(rows), mapping: mapping)
    let hazards = RiskRegister.read(majorHazards: table(rows), mapping: mapping)
    let register = RiskRegister(events: events.value, majorHazards: hazards.value)
    let units = [RiskUnit(code: "U1", name: "U1", polygons: [])]
    let result = assess(units, register: register, rules: try ShippedRules.pack("shandong"))
    #expect(result.value.count == 1)
  }
}
