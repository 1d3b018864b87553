/// A major hazard installation 重大危险源 (GB 18218) as the register states it: what it holds and which units it covers.
package struct MajorHazard: Hashable, Sendable {
  /// A hazardous chemical that is present.
  package struct Substance: Hashable, Sendable {
    package var name: String
    /// Hazard class of GB 18218, e.g. `J2`, `W5.1`.
    package var hazardClass: String?
    /// Quantity present q, in tonnes.
    package var quantity: Double?
    /// Threshold quantity Q, in tonnes.
    package var threshold: Double?
    /// Correction factor β; nil takes it from the rule pack.
    package var beta: Double?
    package var place: Place?

    package init(
      name: String, hazardClass: String? = nil, quantity: Double?, threshold: Double?,
      beta: Double? = nil, place: Place? = nil
    ) {
      self.name = name
      self.hazardClass = hazardClass
      self.quantity = quantity
      self.threshold = threshold
      self.beta = beta
      self.place = place
    }
  }

  package var name: String
  /// Codes of the units that belong to the installation, in the order of the register.
  package var unitCodes: [String]
  package var substances: [Substance]
  /// People within 500 m outside the plant's boundary, which decides α.
  package var exposedPeople: Int?
  package var place: Place?

  package init(
    name: String, unitCodes: [String], substances: [Substance], exposedPeople: Int? = nil,
    place: Place? = nil
  ) {
    self.name = name
    self.unitCodes = unitCodes
    self.substances = substances
    self.exposedPeople = exposedPeople
    self.place = place
  }
}
