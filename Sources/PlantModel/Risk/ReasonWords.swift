/// The words of reason chains.
extension RiskLevel {
  /// `重大风险` / `major risk`, for the middle of a sentence.
  var words: LocalizedText { LocalizedText(zh: name.zh, en: name.en.lowercased()) }
}

extension RiskEvent {
  /// The event as a reason names it: by its words, else by its row.
  var reason: Reason {
    let row = LocalizedText(zh: row > 0 ? "（第 \(row) 行）" : "", en: row > 0 ? " (row \(row))" : "")
    guard !event.isEmpty else {
      return Reason(.event, LocalizedText(zh: "登记条目\(row.zh)", en: "register entry\(row.en)"))
    }
    return Reason(
      .event, LocalizedText(zh: "事件“\(event)”\(row.zh)", en: "event \"\(event)\"\(row.en)"))
  }
}

extension EventGrade {
  /// From the scores to the level.
  func reasons(
    of scores: RiskEvent.Scores, by method: AssessmentMethod?, rules: RulePack
  ) -> [Reason] {
    guard let method, let threshold = threshold(of: scores, by: method, rules: rules) else {
      return [Self.stated(level, method: method)]
    }
    return [scoreReason(of: scores, by: method), threshold].compactMap(\.self)
  }

  /// `L=3（可能但不经常），E=6（…） → D=720`.
  private func scoreReason(
    of scores: RiskEvent.Scores, by method: AssessmentMethod
  ) -> Reason? {
    guard way != .assumed else { return nil }
    let result = value.map { "\(method.symbol)=\($0.shortText)" } ?? ""
    if case .value = way {
      return Reason(
        .score, LocalizedText(zh: "登记值 \(result)", en: "\(result) as the register states"))
    }
    let parts: [LocalizedText] = method.factors.compactMap { table in
      guard let value = scores.factors[table.factor] else { return nil }
      let sign = "\(table.factor.rawValue)=\(value.shortText)"
      guard let words = table.score(value)?.words, words.zh != value.shortText else {
        return LocalizedText(sign)
      }
      return LocalizedText(zh: "\(sign)（\(words.zh)）", en: "\(sign) (\(words.en))")
    }
    let arrow = way == .cell ? "" : " → \(result)"
    return Reason(
      .score,
      LocalizedText(
        zh: parts.map(\.zh).joined(separator: "，") + arrow,
        en: parts.map(\.en).joined(separator: ", ") + arrow))
  }

  /// nil where the level was stated.
  private func threshold(
    of scores: RiskEvent.Scores, by method: AssessmentMethod, rules: RulePack
  ) -> Reason? {
    let source = LocalizedText(zh: "（\(rules.title.zh)）", en: " (\(rules.title.en))")
    switch (way, method.grading) {
    case (.product(let index), .bands(let bands)), (.value(let index), .bands(let bands)):
      let range = bands.range(ofBand: index, symbol: method.symbol)
      let grade = bands.bands[index].grade
      return Reason(
        .threshold,
        LocalizedText(
          zh: "\(method.title.zh)：\(range) 为"
            + "\(grade.map { "\($0.zh)，" } ?? "")\(level.words.zh)\(source.zh)",
          en: "\(method.title.en): \(range) is "
            + "\(grade.map { "\($0.en), " } ?? "")\(level.words.en)\(source.en)"))
    case (.cell, .cells):
      let cell = method.factors.map { table in
        "\(table.factor.rawValue)=\((scores.factors[table.factor] ?? 0).shortText)"
      }
      return Reason(
        .matrix,
        LocalizedText(
          zh:
            "\(method.title.zh) 矩阵：\(cell.joined(separator: "、")) 的格为\(level.words.zh)\(source.zh)",
          en:
            "\(method.title.en) matrix: the cell \(cell.joined(separator: ", ")) is \(level.words.en)\(source.en)"
        ))
    case (.assumed, _):
      return Reason(
        .direct,
        LocalizedText(
          zh: "事件未评估，按\(level.words.zh)计\(source.zh)",
          en: "the event is not assessed and counts as \(level.words.en)\(source.en)"))
    case (.stated, _), (.product, _), (.value, _), (.cell, _):
      return nil
    }
  }

  private static func stated(_ level: RiskLevel, method: AssessmentMethod?) -> Reason {
    guard let method, method.grading != .direct else {
      return Reason(
        .direct,
        LocalizedText(
          zh: "登记等级：\(level.words.zh)", en: "the register states \(level.words.en)"))
    }
    return Reason(
      .direct,
      LocalizedText(
        zh: "登记等级：\(level.words.zh)（\(method.title.zh)，未登记分值）",
        en: "the register states \(level.words.en) (\(method.title.en), without scores)"))
  }
}
