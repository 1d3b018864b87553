package import PlantModel

/// What a sheet says beside its map.
package struct SheetContent: Hashable, Sendable {
  /// Printed edition of the map; absent parts leave a blank to fill in by hand.
  package struct Edition: Hashable, Sendable {
    package var number: String?
    /// ISO 8601 date.
    package var date: String?
    package var assessedBy: String?
    package var checkedBy: String?
    package var approvedBy: String?

    package init(
      number: String? = nil, date: String? = nil, assessedBy: String? = nil,
      checkedBy: String? = nil, approvedBy: String? = nil
    ) {
      self.number = number
      self.date = date
      self.assessedBy = assessedBy
      self.checkedBy = checkedBy
      self.approvedBy = approvedBy
    }
  }

  /// The map's `name`: part of the drawing number.
  package var mapName: String
  package var title: LocalizedText
  package var enterprise: LocalizedText
  package var enterpriseCode: String?
  package var address: LocalizedText?
  package var edition: Edition
  package var basis: RiskBasis
  /// What levels were assessed by, e.g. LEC、LS; name of the rule pack.
  package var methods: LocalizedText
  package var ruleTitle: LocalizedText
  /// Name of the map's CRS, e.g. `EPSG:4543`; nil for local metres.
  package var crsName: String?
  /// A line of the sheet's notes, e.g. for internal use only.
  package var note: LocalizedText?

  package init(
    mapName: String, title: LocalizedText, enterprise: LocalizedText,
    enterpriseCode: String? = nil, address: LocalizedText? = nil, edition: Edition,
    basis: RiskBasis, methods: LocalizedText = LocalizedText(""),
    ruleTitle: LocalizedText = LocalizedText(""), crsName: String? = nil,
    note: LocalizedText? = nil
  ) {
    self.mapName = mapName
    self.title = title
    self.enterprise = enterprise
    self.enterpriseCode = enterpriseCode
    self.address = address
    self.edition = edition
    self.basis = basis
    self.methods = methods
    self.ruleTitle = ruleTitle
    self.crsName = crsName
    self.note = note
  }
}

/// What the sheet prints about a unit in lists and keys, beside its shape.
package struct UnitFacts: Hashable, Sendable {
  /// Main accident types, most frequent first.
  package var accidentTypes: [String]
  /// Responsible department and person, where the register names them.
  package var department: String?
  package var person: String?
  package var phone: String?

  package init(
    accidentTypes: [String] = [], department: String? = nil, person: String? = nil,
    phone: String? = nil
  ) {
    self.accidentTypes = accidentTypes
    self.department = department
    self.person = person
    self.phone = phone
  }
}
