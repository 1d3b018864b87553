/// A factor that methods multiply or look up; the raw value is the letter used in registers.
package enum RiskFactor: String, CaseIterable, Hashable, Sendable {
  /// How likely the event is (LEC, LS).
  case likelihood = "L"
  /// How often people are exposed (LEC, MES).
  case exposure = "E"
  /// What the event leads to (LEC).
  case consequence = "C"
  /// How severe the outcome is (LS, MES).
  case severity = "S"
  /// State of the control measures (MES).
  case control = "M"
  /// The index R of GB 18218, or any other index that comes computed.
  case index = "R"
}

/// The scores that a factor can have, with their meaning in words.
package struct FactorTable: Hashable, Sendable {
  package struct Score: Hashable, Sendable {
    package var value: Double
    package var words: LocalizedText

    package init(_ value: Double, _ words: LocalizedText) {
      self.value = value
      self.words = words
    }
  }

  package let factor: RiskFactor
  package let title: LocalizedText
  /// From the least to the greatest; never empty.
  package let scores: [Score]

  package init(
    factor: RiskFactor, title: LocalizedText, scores: [Score]
  ) throws(RuleFault) {
    let scores = scores.sorted { $0.value < $1.value }
    guard let least = scores.first, least.value >= 0, scores.allSatisfy(\.value.isFinite) else {
      throw RuleFault(
        LocalizedText(
          zh: "\(factor.rawValue) 的分值应为一个以上不小于 0 的数",
          en: "\(factor.rawValue) needs one or more scores that are not negative"))
    }
    if let twice = zip(scores, scores.dropFirst()).first(where: { $0.value == $1.value }) {
      throw RuleFault(
        LocalizedText(
          zh: "\(factor.rawValue) 的分值 \(twice.0.value.shortText) 出现两次",
          en: "the score \(twice.0.value.shortText) of \(factor.rawValue) stands there twice"))
    }
    self.factor = factor
    self.title = title
    self.scores = scores
  }

  /// The entry with this value; nil when the table has none.
  package func score(_ value: Double) -> Score? {
    scores.first { abs($0.value - value) < 1e-9 }
  }

  /// The allowed values next below and next above one that is not in the table.
  package func neighbours(of value: Double) -> [Double] {
    let below = scores.last { $0.value < value }?.value
    let above = scores.first { $0.value > value }?.value
    return [below, above].compactMap(\.self)
  }
}
