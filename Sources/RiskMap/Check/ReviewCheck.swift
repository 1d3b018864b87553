import PlantModel

/// Reviews 复评 that are overdue.
enum ReviewCheck {
  /// A finding for each unit with an event whose review was due before `today`; it names the earliest.
  static func findings(_ events: [RiskEvent], today: CalendarDate) -> [Diagnostic] {
    var earliest: [String: RiskEvent] = [:]
    var order: [String] = []
    for event in events {
      guard let due = event.reviewDue, due < today else { continue }
      if let known = earliest[event.unitCode]?.reviewDue {
        if due < known { earliest[event.unitCode] = event }
      } else {
        order.append(event.unitCode)
        earliest[event.unitCode] = event
      }
    }
    return order.compactMap { earliest[$0] }.map(finding)
  }

  private static func finding(_ event: RiskEvent) -> Diagnostic {
    let due = event.reviewDue.map { "\($0)" } ?? ""
    return Diagnostic(
      .warning, "review-overdue",
      LocalizedText(
        zh: "单元“\(event.unitCode)”的复评日期 \(due) 已过",
        en: "the review of unit \"\(event.unitCode)\" was due on \(due)"), at: event.place,
      hint: LocalizedText(zh: "请复评并更新清单", en: "assess it again and update the register"))
  }
}
