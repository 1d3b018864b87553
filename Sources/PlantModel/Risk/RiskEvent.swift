/// What can go wrong in a unit 安全风险事件: one row of a risk register, as it was written and before any rule is applied.
package struct RiskEvent: Hashable, Sendable {
  /// What the register says of one basis: factors, or the value computed from them, or the level itself.
  package struct Scores: Hashable, Sendable {
    package var factors: [RiskFactor: Double]
    package var value: Double?
    package var level: RiskLevel?
    /// A cell was filled that could not be read; a finding says which.
    package var isUnreadable: Bool

    package init(
      factors: [RiskFactor: Double] = [:], value: Double? = nil, level: RiskLevel? = nil,
      isUnreadable: Bool = false
    ) {
      self.factors = factors
      self.value = value
      self.level = level
      self.isUnreadable = isUnreadable
    }

    package var isEmpty: Bool {
      factors.isEmpty && value == nil && level == nil && !isUnreadable
    }
  }

  /// A level set by hand for the unit of the row; it counts only when who, when and why are given.
  package struct Override: Hashable, Sendable {
    package var level: RiskLevel
    package var by: String?
    package var on: CalendarDate?
    package var reason: String?

    package init(level: RiskLevel, by: String?, on: CalendarDate?, reason: String?) {
      self.level = level
      self.by = by
      self.on = on
      self.reason = reason
    }
  }

  package var unitCode: String
  package var object: String?
  /// What happens, in words; empty for a row that only carries an override or a direct judgement.
  package var event: String
  package var accidentTypes: [AccidentType]
  /// Id of the method, e.g. `lec`; nil when the register names none that is known.
  package var method: String?
  package var inherent: Scores
  package var residual: Scores
  /// Words of the column 直接判定.
  package var directJudgements: [String]
  package var measures: String?
  package var department: String?
  package var person: String?
  package var phone: String?
  package var assessedOn: CalendarDate?
  package var reviewDue: CalendarDate?
  package var override: Override?
  package var place: Place
  /// Row in its table, counted from 1.
  package var row: Int

  package init(
    unitCode: String, object: String? = nil, event: String, accidentTypes: [AccidentType] = [],
    method: String?, inherent: Scores = Scores(), residual: Scores = Scores(),
    directJudgements: [String] = [], measures: String? = nil, department: String? = nil,
    person: String? = nil, phone: String? = nil, assessedOn: CalendarDate? = nil,
    reviewDue: CalendarDate? = nil, override: Override? = nil, place: Place = Place(),
    row: Int = 0
  ) {
    self.unitCode = unitCode
    self.object = object
    self.event = event
    self.accidentTypes = accidentTypes
    self.method = method
    self.inherent = inherent
    self.residual = residual
    self.directJudgements = directJudgements
    self.measures = measures
    self.department = department
    self.person = person
    self.phone = phone
    self.assessedOn = assessedOn
    self.reviewDue = reviewDue
    self.override = override
    self.place = place
    self.row = row
  }

  /// A row that says something may happen, not only what level its unit has.
  package var isAssessable: Bool {
    !event.isEmpty || !inherent.isEmpty || !residual.isEmpty
      || (override == nil && directJudgements.isEmpty)
  }
}
