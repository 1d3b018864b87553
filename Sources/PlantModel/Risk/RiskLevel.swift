/// The four levels of 安委办〔2016〕11号, from the least to the worst. Not assessed is `nil`, never a level; numbers live in
/// code lists, since every outside system numbers the levels differently.
package enum RiskLevel: String, CaseIterable, Comparable, Hashable, Sendable {
  case low, moderate, high, major

  package static func < (a: RiskLevel, b: RiskLevel) -> Bool { a.rank < b.rank }

  /// 1 low … 4 major; 0 is left for what is not assessed.
  package var rank: Int {
    switch self {
    case .low: 1
    case .moderate: 2
    case .high: 3
    case .major: 4
    }
  }

  /// 重大风险 / Major risk …
  package var name: LocalizedText {
    switch self {
    case .major: LocalizedText(zh: "重大风险", en: "Major risk")
    case .high: LocalizedText(zh: "较大风险", en: "High risk")
    case .moderate: LocalizedText(zh: "一般风险", en: "Moderate risk")
    case .low: LocalizedText(zh: "低风险", en: "Low risk")
    }
  }

  /// Words for the state of a unit without a level.
  package static let unassessedName = LocalizedText(zh: "未评估", en: "Not assessed")
}

/// Which level of a unit is meant: without credit for controls, with it, or a baseline raised by present causes.
package enum RiskBasis: String, CaseIterable, Hashable, Sendable {
  case inherent, residual, effective

  package var name: LocalizedText {
    switch self {
    case .inherent: LocalizedText(zh: "固有风险", en: "Inherent risk")
    case .residual: LocalizedText(zh: "现有风险", en: "Residual risk")
    case .effective: LocalizedText(zh: "动态风险", en: "Effective risk")
    }
  }
}
