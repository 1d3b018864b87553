/// One step of a scale: everything from its bound up to the bound of the band above.
package struct Band: Hashable, Sendable {
  /// Where a band begins, and whether the bound itself belongs to it.
  package struct Bound: Hashable, Sendable {
    package var value: Double
    package var isInclusive: Bool

    package init(_ value: Double, isInclusive: Bool) {
      self.value = value
      self.isInclusive = isInclusive
    }

    func admits(_ number: Double) -> Bool { isInclusive ? number >= value : number > value }
  }

  package var level: RiskLevel
  /// The method's own name of the band where it has one: 一级, E.
  package var grade: LocalizedText?
  /// nil for the lowest band, which has no lower end.
  package var from: Bound?

  package init(level: RiskLevel, grade: LocalizedText? = nil, from: Bound?) {
    self.level = level
    self.grade = grade
    self.from = from
  }
}

/// Thresholds that turn a number into a level: from the worst band to the lowest, without gaps, and never a lower level for
/// a greater number.
package struct Bands: Hashable, Sendable {
  package let bands: [Band]

  package init(_ bands: [Band]) throws(RuleFault) {
    guard let last = bands.last, last.from == nil else {
      throw RuleFault(
        LocalizedText(zh: "最后一档不应有下限，以免出现空档", en: "the last band must have no lower bound"),
        hint: LocalizedText(
          zh: "各档由高到低排列，最后一档不写 from",
          en: "list the bands from the worst down and leave \"from\" out of the last one"))
    }
    for (upper, lower) in zip(bands, bands.dropFirst()) {
      guard let bound = upper.from, bound.value.isFinite else {
        throw RuleFault(
          LocalizedText(zh: "只有最后一档可以没有下限", en: "only the last band may lack a lower bound"))
      }
      if let next = lower.from, next.value >= bound.value {
        throw RuleFault(
          LocalizedText(
            zh: "下限 \(next.value.shortText) 应小于上一档的 \(bound.value.shortText)",
            en:
              "the bound \(next.value.shortText) must be less than \(bound.value.shortText) of the band above"
          ))
      }
      guard lower.level <= upper.level else {
        throw RuleFault(
          LocalizedText(
            zh: "数值较小的一档等级反而更高（\(lower.level.name.zh)）",
            en: "a lower band has a worse level (\(lower.level.rawValue)) than the one above"))
      }
    }
    self.bands = bands
  }

  /// Index of the band that a number falls in; 0 is the worst.
  package func index(of number: Double) -> Int {
    let number = number.roundedScore
    return bands.firstIndex { $0.from?.admits(number) ?? true } ?? bands.count - 1
  }

  /// The level of a number.
  package func level(of number: Double) -> RiskLevel { bands[index(of: number)].level }

  /// The range of a band in signs, e.g. `160 ≤ D < 320`.
  package func range(ofBand index: Int, symbol: String) -> String {
    let lower = bands[index].from
    let upper = index > 0 ? bands[index - 1].from : nil
    switch (lower, upper) {
    case (let lower?, nil):
      return "\(symbol) \(lower.isInclusive ? "≥" : ">") \(lower.value.shortText)"
    case (nil, let upper?):
      return "\(symbol) \(upper.isInclusive ? "<" : "≤") \(upper.value.shortText)"
    case (let lower?, let upper?):
      return "\(lower.value.shortText) \(lower.isInclusive ? "≤" : "<") \(symbol) "
        + "\(upper.isInclusive ? "<" : "≤") \(upper.value.shortText)"
    case (nil, nil):
      return symbol
    }
  }
}
