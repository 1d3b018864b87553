import Crypto
package import PlantModel

/// What the server knows of a key: a line of the key file.
package struct KeyRecord: Hashable, Sendable {
  package var name: String
  /// SHA-256 of the key's text.
  var digest: [UInt8]
  package var maps: MapScope
  package var audience: Audience
  /// Requests a second; nil: what the settings say.
  package var rate: Double?
  /// Requests at once; nil: what the settings say, or `rate` where that is given.
  package var burst: Double?
  /// The last day on which it lets in, by UTC; nil: there is none.
  package var expires: CalendarDate?
  /// What addresses are signed with; nil: the key signs none.
  var signingSecret: [UInt8]?

  /// - Parameter signs: the file then holds what addresses are signed with: whoever reads it can sign them too.
  package init(
    _ key: APIKey, maps: MapScope = .all, audience: Audience = .internal, rate: Double? = nil,
    burst: Double? = nil, expires: CalendarDate? = nil, signs: Bool = false
  ) {
    name = key.name
    digest = Array(key.digest)
    self.maps = maps
    self.audience = audience
    self.rate = rate
    self.burst = burst
    self.expires = expires
    signingSecret = signs ? key.signingSecret : nil
  }

  /// The key is this one; takes as long whatever is wrong with it.
  func isMatched(by key: APIKey) -> Bool {
    key.digest == digest
  }

  /// - Parameter now: seconds since 1970.
  func hasExpired(at now: Double) -> Bool {
    guard let expires else { return false }
    return now >= Double(expires.daysSince1970 + 1) * 86_400
  }
}

extension CalendarDate {
  /// Days from 1970-01-01, counted in years that begin in March, so that a leap day is the last of its year.
  var daysSince1970: Int {
    let year = month > 2 ? self.year : self.year - 1
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }
}
