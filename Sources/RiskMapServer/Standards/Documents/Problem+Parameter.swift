import HTTPTypes
import PlantModel

extension Problem {
  /// A value that a parameter of the query does not take.
  static func unknownParameterValue(_ name: String, _ value: String, known: [String]) -> Problem {
    Problem(
      .badRequest, "unknown-\(name)",
      LocalizedText(
        zh: "参数 \(name) 没有“\(value)”这个值", en: "the parameter \(name) has no value \"\(value)\""),
      hint: LocalizedText(
        zh: "可用 \(known.joined(separator: "、"))",
        en: "it is one of \(known.joined(separator: ", "))"
      ))
  }
}
