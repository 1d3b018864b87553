import Crypto
import Foundation
package import HTTPTypes
package import PlantModel
package import RiskMap
import Synchronization

/// Who may see what: keys, signed addresses, tokens, rates. Without any of them everyone may see everything.
package struct Access: Sendable {
  package let settings: AccessSettings
  /// Fields that every answer carries, whatever it is: the security headers.
  package let fields: HTTPFields
  private let gate: Gate
  private let now: @Sendable () -> Double

  /// Nothing is read yet: until `reload` succeeds no key and no token lets in.
  ///
  /// - Parameter now: seconds since 1970.
  package init(_ settings: AccessSettings, now: @escaping @Sendable () -> Double) {
    self.settings = settings
    self.now = now
    gate = Gate(settings)
    fields = SecurityFields.common(
      frameAncestors: settings.frameAncestors, isControlled: settings.isControlled)
  }

  /// Reads keys and public keys of `settings`, and starts with them. Throws where they make no sense.
  package static func opened(
    _ settings: AccessSettings, now: @escaping @Sendable () -> Double
  ) async throws(MapError) -> Access {
    let access = Access(settings, now: now)
    try await access.gate.reload()
    return access
  }

  /// Nothing is asked of who asks.
  package static let open = Access(AccessSettings()) { 0 }

  /// Addresses of its own: it has none.
  static let endpoints: [Endpoint] = []

  /// Query parameters that it takes from every address; they are gone from the inquiry that `admit` hands on.
  package static let parameters = [SignedAddress.parameter]

  /// Reads the files of keys again where they have changed. Where they make no sense any more what was known stays, and the findings say
  /// why; none where nothing happened.
  package func reload() async -> [Diagnostic] {
    do throws(MapError) {
      return try await gate.reload()
        ? [
          Diagnostic(
            .note, "keys-reloaded", LocalizedText(zh: "已重新读取密钥", en: "the keys were read again"))
        ] : []
    } catch {
      return [
        Diagnostic(.error, "keys-kept", error.message, at: error.place, hint: error.hint)
      ]
    }
  }

  /// The inquiry with who asks. Throws where nobody is let in like this (401), or too often (429).
  package func admit(_ inquiry: Inquiry) async throws(Problem) -> Inquiry {
    var admitted = inquiry
    let signed = inquiry.query[SignedAddress.parameter]
    admitted.query.items.removeAll { $0.name == SignedAddress.parameter }
    let credential = Credential(fields: inquiry.fields, signed: signed)
    guard settings.isControlled else { return admitted }
    if isFree(inquiry) {
      admitted.visitor = Visitor(name: "anyone", maps: .named([]), audience: .public)
      return admitted
    }
    admitted.visitor = try gate.visitor(
      showing: credential, peer: inquiry.peer, now: now())
    return admitted
  }

  /// The same for a tile in memory, on an event loop: a few microseconds, no waiting. False where that does not do (nobody is let in,
  /// too often, a token seen for the first time, or nothing there): the inquiry then takes the long way through `admit`, which says why.
  /// Only what is answered counts against the rate here, once.
  ///
  /// - Parameter isAnswered: there is an answer for who is let in.
  package func admitsAtOnce(
    _ head: HTTPRequest, where isAnswered: (Admission) -> Bool
  ) -> Bool {
    let unsigned = UnsignedTarget(head.path ?? "")
    guard settings.isControlled else {
      return isAnswered(Admission(visitor: .anyone, target: unsigned.target))
    }
    let credential = Credential(fields: head.headerFields, signed: unsigned.signed)
    return gate.admitsAtOnce(credential, now: now()) {
      isAnswered(Admission(visitor: $0, target: unsigned.target))
    }
  }

  /// Watchdogs and a browser's question whether it may ask (CORS) show nothing; they are told nothing of any map.
  private func isFree(_ inquiry: Inquiry) -> Bool {
    inquiry.method == .options || inquiry.path.segments.first == "health"
  }
}

extension Access {
  /// The content security policy of a page of ours, in place of that in `fields`; `sources` are origins of base maps.
  package func pagePolicy(sources: [String] = []) -> String {
    SecurityFields.page(frameAncestors: settings.frameAncestors, sources: sources)
  }
}
