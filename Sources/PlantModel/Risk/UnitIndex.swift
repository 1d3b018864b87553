/// The units of a plant by code; a register may write a code with full-width letters or in another case.
package struct UnitIndex: Sendable {
  /// In the order of the plant, so that hints do not depend on hashing.
  private let orderedCodes: [String]
  /// Index of the first unit with that code.
  private let positions: [String: Int32]
  /// The same by `key`.
  private let positionsByKey: [String: Int32]

  package init(_ units: [RiskUnit]) {
    orderedCodes = units.map(\.code)
    positions = Self.firstPositions(orderedCodes)
    positionsByKey = Self.firstPositions(orderedCodes.lazy.map(Self.key))
  }

  private static func firstPositions(_ codes: some Collection<String>) -> [String: Int32] {
    var positions = [String: Int32](minimumCapacity: codes.count)
    for (position, code) in codes.enumerated() where positions[code] == nil {
      positions[code] = Int32(clamping: position)
    }
    return positions
  }

  private static func key(_ code: String) -> String { code.halfWidth.lowercased() }

  /// Number of units.
  var count: Int { orderedCodes.count }

  /// Codes of all units, each once, in the order of the plant.
  var distinctCodes: some Sequence<String> {
    orderedCodes.indices.lazy.filter { positions[orderedCodes[$0]] == Int32(clamping: $0) }
      .map { orderedCodes[$0] }
  }

  /// Index of the first unit that a register means; nil when there is no such unit.
  func position(of written: String) -> Int? {
    (positions[written] ?? positionsByKey[Self.key(written)]).map { Int($0) }
  }

  /// The code of the unit that a register means; nil when there is no such unit.
  package func code(of written: String) -> String? {
    position(of: written).map { orderedCodes[$0] }
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
