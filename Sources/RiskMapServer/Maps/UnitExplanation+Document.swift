import MapStyle
import PlantModel
import RiskMap

extension UnitExplanation {
  /// Level and reason chain at each basis, events, measures and who is responsible, as `riskmap explain --json` tells them.
  func document(in language: Language) -> JSONValue {
    .object([
      .init("code", .string(unit.code)), .init("name", .string(unit.name)),
      .init("object", .text(unit.object)), .init("status", .string(unit.status.rawValue)),
      .init("basis", .string(basis.rawValue)),
      .init(
        "levels",
        .object(
          RiskBasis.allCases.map { JSONValue.Member($0.rawValue, level(at: $0, in: language)) })),
      .init("events", .array(events.map { $0.document(in: language) })),
      .init("department", .text(department)), .init("person", .text(person)),
      .init("phone", .text(phone)),
      .init(
        "sheets",
        .array(
          sheets.map {
            .object([
              .init("sheet", .string($0.sheet)), .init("label", .text($0.label?.rawValue)),
            ])
          })),
    ])
  }

  private func level(at basis: RiskBasis, in language: Language) -> JSONValue {
    let verdict = levels.verdict(at: basis)
    let words = reasons(at: basis).map { $0[language] }
    let kinds = verdict?.reasons.map(\.kind.rawValue) ?? words.map { _ in "unassessed" }
    return .object([
      .init("level", .string(verdict?.level.rawValue ?? "unassessed")),
      .init(
        "reasons",
        .array(
          zip(kinds, words).map {
            .object([.init("kind", .string($0)), .init("words", .string($1))])
          })),
    ])
  }
}

extension RiskEvent {
  fileprivate func document(in language: Language) -> JSONValue {
    .object([
      .init("event", .string(event)),
      .init("accidentTypes", .array(accidentTypes.map { .string($0.name[language]) })),
      .init("method", .text(method)), .init("measures", .text(measures)),
      .init("department", .text(department)), .init("person", .text(person)),
      .init("phone", .text(phone)), .init("assessedOn", .text(assessedOn.map { "\($0)" })),
      .init("reviewDue", .text(reviewDue.map { "\($0)" })),
    ])
  }
}

extension JSONValue {
  /// null where there is none.
  static func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
