/// What a column of a risk register can hold; the raw value is the plain key that design and map definitions use.
package enum RegisterField: String, CaseIterable, Hashable, Sendable {
  case unitCode, object, event, accidentType, method
  case inherentL = "inherent.L"
  case inherentE = "inherent.E"
  case inherentC = "inherent.C"
  case inherentS = "inherent.S"
  case inherentM = "inherent.M"
  case inherentR = "inherent.R"
  case inherentValue = "inherent.value"
  case inherentLevel = "inherent.level"
  case residualL = "residual.L"
  case residualE = "residual.E"
  case residualC = "residual.C"
  case residualS = "residual.S"
  case residualM = "residual.M"
  case residualR = "residual.R"
  case residualValue = "residual.value"
  case residualLevel = "residual.level"
  case directJudgement, measures, department, person, phone, assessedOn, reviewDue
  case overrideLevel = "override.level"
  case overrideBy = "override.by"
  case overrideOn = "override.on"
  case overrideReason = "override.reason"
}

/// What a column of a table of major hazard installations can hold.
package enum MajorHazardField: String, CaseIterable, Hashable, Sendable {
  case unitCode, installation, substance, hazardClass, quantity, threshold, beta, exposedPeople
}

/// The columns of one basis.
struct ScoreFields {
  let factors: [(factor: RiskFactor, field: RegisterField)]
  let value: RegisterField
  let level: RegisterField

  static let inherent = ScoreFields(
    factors: [
      (.likelihood, .inherentL), (.exposure, .inherentE), (.consequence, .inherentC),
      (.severity, .inherentS), (.control, .inherentM), (.index, .inherentR),
    ], value: .inherentValue, level: .inherentLevel)

  static let residual = ScoreFields(
    factors: [
      (.likelihood, .residualL), (.exposure, .residualE), (.consequence, .residualC),
      (.severity, .residualS), (.control, .residualM), (.index, .residualR),
    ], value: .residualValue, level: .residualLevel)
}
