/// What a method makes of the scores of an event at one basis.
struct EventGrade: Hashable {
  /// How the level came about.
  enum Way: Hashable {
    /// The product of the factors falls in a band.
    case product(band: Int)
    /// A value that the register states falls in a band.
    case value(band: Int)
    case cell
    /// The register states the level.
    case stated
    /// Listed but not assessed; the rule pack says what that counts as.
    case assumed
  }

  var level: RiskLevel
  var value: Double?
  var way: Way
  /// The worst grade that the method has.
  var isHighest = false

  /// Graded by scores, not stated or assumed.
  var isScored: Bool { way != .stated && way != .assumed }
}

/// Why a method cannot grade the scores of an event.
enum ScoreFault: Error, Hashable {
  case missing([RiskFactor])
  /// With the allowed scores next to it.
  case outside(RiskFactor, Double, allowed: [Double])
  case levelMissing
  case negative(Double)
}

extension AssessmentMethod {
  /// The grade of an event's scores: by the factors where all are given, else by the stated value, else by the stated level; nil
  /// when nothing is given.
  func grade(of scores: RiskEvent.Scores) throws(ScoreFault) -> EventGrade? {
    guard !scores.isEmpty, !scores.isUnreadable else { return nil }
    let missing = factors.map(\.factor).filter { scores.factors[$0] == nil }
    switch grading {
    case .direct:
      guard let level = scores.level else { throw .levelMissing }
      return EventGrade(level: level, way: .stated)
    case .bands(let bands):
      if !factors.isEmpty, missing.isEmpty {
        let value = try product(of: scores.factors)
        return banded(value, by: bands) { .product(band: $0) }
      }
      if let value = scores.value ?? (factors.isEmpty ? scores.factors[.index] : nil) {
        guard value >= 0 else { throw .negative(value) }
        return banded(value, by: bands) { .value(band: $0) }
      }
    case .cells(let matrix):
      if missing.isEmpty { return try cellGrade(of: scores.factors, in: matrix) }
    }
    guard let level = scores.level else {
      throw .missing(missing.isEmpty ? [.index] : missing)
    }
    return EventGrade(level: level, way: .stated)
  }

  /// Rounded to a millionth.
  private func product(of given: [RiskFactor: Double]) throws(ScoreFault) -> Double {
    var product = 1.0
    for table in factors { product *= try score(of: table, in: given) }
    return product.roundedScore
  }

  private func score(
    of table: FactorTable, in given: [RiskFactor: Double]
  ) throws(ScoreFault) -> Double {
    guard let value = given[table.factor] else { throw .missing([table.factor]) }
    guard let score = table.score(value) else {
      throw .outside(table.factor, value, allowed: table.neighbours(of: value))
    }
    return score.value
  }

  private func banded(
    _ value: Double, by bands: Bands, way: (Int) -> EventGrade.Way
  ) -> EventGrade {
    let index = bands.index(of: value)
    return EventGrade(
      level: bands.bands[index].level, value: value, way: way(index), isHighest: index == 0)
  }

  private func cellGrade(
    of given: [RiskFactor: Double], in matrix: CellMatrix
  ) throws(ScoreFault) -> EventGrade {
    for table in factors { _ = try score(of: table, in: given) }
    guard let row = given[matrix.rowFactor], let column = given[matrix.columnFactor],
      let level = matrix.level(row: row, column: column)
    else { throw .missing([matrix.rowFactor, matrix.columnFactor]) }
    return EventGrade(
      level: level, value: (row * column).roundedScore, way: .cell,
      isHighest: level == matrix.worstLevel)
  }
}
