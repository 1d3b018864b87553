/// What bears on the level of each unit of a plant. It holds indices alone: the evidence of one unit is put together when asked for, since
/// a plant can have many hundred thousand units.
struct EvidenceTable {
  let register: GradedRegister
  private let index: UnitIndex
  /// Indices of events in the register, unit by unit, ascending for each.
  private let events: [Int32]
  /// For each unit, where its events begin in `events`; at last the end of all.
  private let starts: [Int32]
  /// Major hazard installations by unit, in the order of the register.
  private let hazards: [Int: [GradedMajorHazard]]

  init(_ index: UnitIndex, register: GradedRegister, hazards: [GradedMajorHazard]) {
    self.index = index
    self.register = register
    let units = register.events.map { Int32(clamping: index.position(of: $0.unitCode) ?? -1) }
    var starts = [Int32](repeating: 0, count: index.count + 1)
    for unit in units where unit >= 0 { starts[Int(unit) + 1] += 1 }
    for unit in 0..<index.count { starts[unit + 1] += starts[unit] }
    var ends = starts
    var events = [Int32](repeating: 0, count: Int(starts[index.count]))
    for (event, unit) in units.enumerated() where unit >= 0 {
      events[Int(ends[Int(unit)])] = Int32(clamping: event)
      ends[Int(unit)] += 1
    }
    self.events = events
    self.starts = starts
    var hazardsByUnit: [Int: [GradedMajorHazard]] = [:]
    for hazard in hazards where hazard.isMajorHazard {
      for unit in hazard.hazard.unitCodes.compactMap(index.position) {
        hazardsByUnit[unit, default: []].append(hazard)
      }
    }
    self.hazards = hazardsByUnit
  }

  /// Indices of the events of the unit with that code, ascending.
  func events(of code: String) -> [Int] {
    guard let unit = index.position(of: code) else { return [] }
    return events[Int(starts[unit])..<Int(starts[unit + 1])].map { Int($0) }
  }

  /// nil where nothing bears on the unit with that code.
  subscript(code: String) -> UnitEvidence? {
    let events = events(of: code)
    let hazards =
      self.hazards.isEmpty ? [] : index.position(of: code).flatMap { self.hazards[$0] } ?? []
    guard !events.isEmpty || !hazards.isEmpty else { return nil }
    return UnitEvidence(register: register, events: events, hazards: hazards)
  }

  /// The evidence of each unit that anything bears on, with its code.
  func forEach(_ body: (String, UnitEvidence) -> Void) {
    for code in index.distinctCodes {
      if let evidence = self[code] { body(code, evidence) }
    }
  }
}
