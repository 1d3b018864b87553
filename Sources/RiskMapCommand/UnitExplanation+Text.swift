import PlantModel
import RiskMap

extension UnitExplanation {
  /// Lines for people.
  func text(in language: Language) -> String {
    var lines = ["\(unit.code)  \(unit.name)"]
    lines += field(zh: "分析对象", en: "object", unit.object, language)
    if unit.status == .stopped {
      lines += field(
        zh: "状态", en: "status", LocalizedText(zh: "停用/检修", en: "stopped")[language], language)
    }
    for basis in RiskBasis.allCases { lines += level(at: basis, in: language) }
    lines += eventLines(in: language)
    lines += responsibleLines(in: language)
    lines += sheetLines(in: language)
    return lines.map(\.withVisibleControls).joined(separator: "\n")
  }

  /// `name: value`, nothing where there is no value.
  private func field(
    zh: String, en: String, _ value: String?, _ language: Language
  ) -> [String] {
    guard let value, !value.isEmpty else { return [] }
    return [language == .zh ? "  \(zh)：\(value)" : "  \(en): \(value)"]
  }

  private func level(at basis: RiskBasis, in language: Language) -> [String] {
    let verdict = levels.verdict(at: basis)
    let name = (verdict?.level.name ?? RiskLevel.unassessedName)[language]
    let shown =
      basis == self.basis ? LocalizedText(zh: "（图上显示）", en: " (shown)")[language] : ""
    let head = language == .zh ? "\(basis.name.zh)：" : "\(basis.name.en): "
    return ["", head + name + shown] + reasons(at: basis).map { "  → " + $0[language] }
  }

  private func eventLines(in language: Language) -> [String] {
    guard !events.isEmpty else { return [] }
    var lines = ["", language == .zh ? "风险事件 \(events.count) 个" : "Events: \(events.count)"]
    for event in events {
      let types = event.accidentTypes.map { $0.name[language] }.joined(
        separator: language == .zh ? "、" : ", ")
      let open = language == .zh ? "（" : " ("
      let close = language == .zh ? "）" : ")"
      lines.append("  - \(event.event)" + (types.isEmpty ? "" : open + types + close))
      lines += field(zh: "  管控措施", en: "  measures", event.measures, language)
    }
    return lines
  }

  private func responsibleLines(in language: Language) -> [String] {
    let assessed = events.lazy.compactMap(\.assessedOn).max()
    let due = events.lazy.compactMap(\.reviewDue).min()
    let lines =
      field(zh: "责任部门", en: "department", department, language)
      + field(zh: "责任人", en: "person", person, language)
      + field(zh: "电话", en: "phone", phone, language)
      + field(zh: "评估日期", en: "assessed on", assessed.map { "\($0)" }, language)
      + field(zh: "复评日期", en: "review due", due.map { "\($0)" }, language)
    return lines.isEmpty
      ? [] : ["", language == .zh ? "责任与日期" : "Responsibility and dates"] + lines
  }

  private func sheetLines(in language: Language) -> [String] {
    let lines = sheets.map { sheet in
      let placement = (sheet.label?.words ?? LocalizedText(zh: "未标注", en: "no label"))[language]
      return language == .zh
        ? "  \(sheet.sheet)：\(placement)" : "  \(sheet.sheet): \(placement)"
    }
    return lines.isEmpty ? [] : ["", language == .zh ? "图幅" : "Sheets"] + lines
  }
}

extension UnitExplanation {
  func json(in language: Language) -> JSON {
    .object([
      "code": .string(unit.code), "name": .string(unit.name), "object": JSON(unit.object),
      "status": .string(unit.status.rawValue), "basis": .string(basis.rawValue),
      "levels": .object(
        RiskBasis.allCases.map {
          JSON.Member(key: $0.rawValue, value: json(levels.verdict(at: $0), in: language))
        }),
      "events": .array(events.map { $0.json(in: language) }),
      "department": JSON(department), "person": JSON(person),
      "phone": JSON(phone),
      "sheets": .array(
        sheets.map {
          .object([
            "sheet": .string($0.sheet), "label": $0.label.map { .string($0.rawValue) } ?? .null,
          ])
        }),
    ])
  }

  private func json(_ verdict: Verdict?, in language: Language) -> JSON {
    guard let verdict else { return .object(["level": "unassessed", "reasons": .array([])]) }
    return .object([
      "level": .string(verdict.level.rawValue),
      "reasons": .array(
        verdict.reasons.map {
          .object(["kind": .string($0.kind.rawValue), "words": .string($0.words[language])])
        }),
    ])
  }
}

extension RiskEvent {
  fileprivate func json(in language: Language) -> JSON {
    .object([
      "event": .string(event),
      "accidentTypes": .array(accidentTypes.map { .string($0.name[language]) }),
      "method": JSON(method), "measures": JSON(measures), "department": JSON(department),
      "person": JSON(person), "phone": JSON(phone),
      "assessedOn": JSON(assessedOn.map { "\($0)" }), "reviewDue": JSON(reviewDue.map { "\($0)" }),
      "place": .string(place.description),
    ])
  }
}
