/// The tables of GB 18218 and what a major hazard installation means for the level of its units.
package struct MajorHazardRules: Hashable, Sendable {
  /// What belonging to an installation does to a unit; practice varies.
  package enum Preset: String, CaseIterable, Hashable, Sendable {
    /// Every unit of an installation is of major risk.
    case allMajor
    /// At least the level that the grade of the installation has in `grades`.
    case byGrade
    /// Levels stay as they are; the reasons of a unit that is assessed name the installation, its R and its grade.
    case tagOnly
  }

  /// α from this number of exposed people on.
  package struct AlphaStep: Hashable, Sendable {
    package var people: Int
    package var alpha: Double

    package init(people: Int, alpha: Double) {
      self.people = people
      self.alpha = alpha
    }
  }

  /// β of a gas that the standard names.
  package struct NamedBeta: Hashable, Sendable {
    package var names: [String]
    package var beta: Double

    package init(names: [String], beta: Double) {
      self.names = names
      self.beta = beta
    }
  }

  package let preset: Preset
  /// From the most people to the fewest; the last begins at 0.
  package let alpha: [AlphaStep]
  package let namedBetas: [NamedBeta]
  /// β by hazard class.
  package let classBetas: [String: Double]
  /// Grades 一级…四级 by R, each with the level that preset `byGrade` gives.
  package let grades: Bands

  package init(
    preset: Preset, alpha: [AlphaStep], namedBetas: [NamedBeta], classBetas: [String: Double],
    grades: Bands
  ) throws(RuleFault) {
    let alpha = alpha.sorted { $0.people > $1.people }
    guard alpha.last?.people == 0,
      zip(alpha, alpha.dropFirst()).allSatisfy({ $0.people > $1.people && $0.alpha >= $1.alpha })
    else {
      throw RuleFault(
        LocalizedText(
          zh: "α 表应从 0 人起，人数越多 α 不得减小",
          en: "the table of α must begin at 0 people and not fall as people increase"))
    }
    let betas = namedBetas.map(\.beta) + classBetas.values + alpha.map(\.alpha)
    guard betas.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw RuleFault(LocalizedText(zh: "α 和 β 应大于 0", en: "α and β must be positive"))
    }
    self.preset = preset
    self.alpha = alpha
    self.namedBetas = namedBetas
    self.classBetas = Dictionary(
      classBetas.map { ($0.key.wordKey, $0.value) }, uniquingKeysWith: max)
    self.grades = grades
  }

  /// α for a number of exposed people; the greatest there is when the number is not known.
  package func alpha(people: Int?) -> Double {
    guard let people else { return alpha.first?.alpha ?? 1 }
    return alpha.first { people >= $0.people }?.alpha ?? alpha.last?.alpha ?? 1
  }

  /// β of a substance: its own, else that of the gas by name, else that of its class; nil when none is known.
  package func beta(of substance: MajorHazard.Substance) -> Double? {
    if let beta = substance.beta { return beta }
    let name = substance.name.wordKey
    let named = namedBetas.first { $0.names.contains { $0.wordKey == name } }
    return named?.beta ?? substance.hazardClass.flatMap { classBetas[$0.wordKey] }
  }
}
