/// The units of a plant by code; a register may write a code with full-width letters or in another case.
package struct UnitIndex: Sendable {
  private let codes: Set<String>
  /// In the order of the plant, so that hints do not depend on hashing.
  private let orderedCodes: [String]
  private let codesByKey: [String: String]

  package init(_ units: [RiskUnit]) {
    orderedCodes = units.map(\.code)
    codes = Set(orderedCodes)
    codesByKey = Dictionary(
      units.map { (Self.key($0.code), $0.code) }, uniquingKeysWith: { first, _ in first })
  }

  private static func key(_ code: String) -> String { code.halfWidth.lowercased() }

  /// The code of the unit that a register means; nil when there is no such unit.
  package func code(of written: String) -> String? {
    codes.contains(written) ? written : codesByKey[Self.key(written)]
  }

  /// What bears on each unit that anything bears on.
  func evidence(
    register: GradedRegister, hazards: [GradedMajorHazard]
  ) -> [String: UnitEvidence] {
    var eventsByCode: [String: [Int]] = [:]
    for event in register.events.indices {
      if let code = code(of: register.events[event].unitCode) {
        eventsByCode[code, default: []].append(event)
      }
    }
    var hazardsByCode: [String: [GradedMajorHazard]] = [:]
    for hazard in hazards where hazard.isMajorHazard {
      for written in hazard.hazard.unitCodes {
        if let code = code(of: written) { hazardsByCode[code, default: []].append(hazard) }
      }
    }
    var evidence: [String: UnitEvidence] = [:]
    for code in Set(eventsByCode.keys).union(hazardsByCode.keys) {
      evidence[code] = UnitEvidence(
        register: register, events: eventsByCode[code] ?? [], hazards: hazardsByCode[code] ?? [])
    }
    return evidence
  }

  /// The causes that are present at an instant, by unit.
  func causes(_ causes: [RiskCause], at instant: Int?) -> [String: [RiskCause]] {
    guard let instant else { return [:] }
    var byCode: [String: [RiskCause]] = [:]
    for cause in causes where cause.isPresent(at: instant) {
      if let code = code(of: cause.unitCode) { byCode[code, default: []].append(cause) }
    }
    return byCode
  }

  /// Units that register or causes name and that have no polygon.
  func unknownUnits(in register: RiskRegister, causes: [RiskCause]) -> [Diagnostic] {
    var findings = RowFindings()
    var hints: [String: LocalizedText?] = [:]
    let hint = { (code: String) -> LocalizedText? in
      if let known = hints[code] { return known }
      // Looking for the nearest of many thousand codes takes time; a few hints show what is wrong.
      guard hints.count < 20 else { return nil }
      let near = nearestName(to: code, among: orderedCodes).map {
        LocalizedText(zh: "是否应为“\($0)”？", en: "did you mean \"\($0)\"?")
      }
      hints[code] = near
      return near
    }
    for event in register.events where code(of: event.unitCode) == nil {
      findings.add(
        Diagnostic(
          .error, "unit-without-polygon",
          LocalizedText(
            zh: "登记表中的单元“\(event.unitCode)”没有图形，图上不会出现",
            en: "unit \"\(event.unitCode)\" of the register has no polygon and is not on the map"),
          at: event.place, hint: hint(event.unitCode)), row: event.row)
    }
    for hazard in register.majorHazards {
      for written in hazard.unitCodes where code(of: written) == nil {
        findings.add(
          Diagnostic(
            .error, "unit-without-polygon",
            LocalizedText(
              zh: "重大危险源“\(hazard.name)”的单元“\(written)”没有图形",
              en:
                "unit \"\(written)\" of the major hazard installation \"\(hazard.name)\" has no polygon"
            ), at: hazard.place, hint: hint(written)), row: hazard.place?.line ?? 0)
      }
    }
    for cause in causes where code(of: cause.unitCode) == nil {
      findings.add(
        Diagnostic(
          .warning, "cause-without-unit",
          LocalizedText(
            zh: "“\(cause.why.zh)”所指的单元“\(cause.unitCode)”不存在",
            en: "\"\(cause.why.en)\" names unit \"\(cause.unitCode)\", which there is not"),
          hint: hint(cause.unitCode)), row: 0)
    }
    return findings.diagnostics
  }
}
