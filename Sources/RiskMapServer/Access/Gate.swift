import Crypto
import Foundation
import PlantModel
import RiskMap
import Synchronization

/// The keys that are known and how often each has come. A class, as every request and the watch over the files share it; all of its state
/// stands behind one lock, which nobody holds for longer than a few microseconds.
final class Gate: Sendable {
  private struct State: Sendable {
    var keyBytes: [UInt8]?
    var keySetBytes: [UInt8]?
    var keys = KeyFile()
    var tokens: TokenCheck?
    /// Raised when `tokens` changes.
    var generation = 0
    /// Tokens that were checked, by their SHA-256.
    var admitted: [SHA256.Digest: AdmittedToken] = [:]
    var visits = TokenBuckets(limit: 65_536)
    var failures = TokenBuckets(limit: 4096)
  }

  /// Failures of one address that are answered as such, and how fast they are forgotten, a second.
  private static let failures = (burst: 20.0, rate: 0.5)
  private static let admittedLimit = 4096

  private let settings: AccessSettings
  private let state = Mutex(State())

  init(_ settings: AccessSettings) {
    self.settings = settings
  }

  /// True where something was read that was not known. What is there stays where a file makes no sense.
  @discardableResult
  func reload() async throws(MapError) -> Bool {
    var isChanged = false
    if let file = settings.keyFile {
      let bytes = try smallFile(file, limit: KeyFile.byteLimit)
      if bytes != state.withLock({ $0.keyBytes }) {
        let keys = try KeyFile(bytes, file: file)
        state.withLock { ($0.keyBytes, $0.keys) = (bytes, keys) }
        isChanged = true
      }
    }
    if let tokens = settings.tokens {
      let bytes = try smallFile(tokens.keySetFile, limit: TokenKeySet.byteLimit)
      if bytes != state.withLock({ $0.keySetBytes }) {
        let keys = try await TokenKeySet.read(
          bytes, file: tokens.keySetFile, algorithms: tokens.algorithms)
        state.withLock {
          $0.keySetBytes = bytes
          $0.tokens = TokenCheck(settings: tokens, keys: keys)
          $0.admitted = [:]
          $0.generation += 1
        }
        isChanged = true
      }
    }
    return isChanged
  }

  /// Who shows this. Failures count against the address.
  func visitor(
    showing credential: Credential?, peer: String?, now: Double
  ) throws(Problem) -> Visitor {
    guard let credential else {
      guard let audience = settings.audience else { throw .credentialMissing }
      return Visitor(name: "anyone", audience: audience)
    }
    if case .token(let token) = credential { check(token, now: now) }
    let found = state.withLock { state in
      Self.entry(of: credential, in: state, now: now).map { entry in
        let wait = take(entry, in: &state, now: now)
        return (entry.visitor, wait)
      }
    }
    guard let (visitor, wait) = found else { throw failure(of: peer, now: now) }
    if let wait { throw .tooOften(retryAfter: wait) }
    return visitor
  }

  /// Who shows this, where that is known without checking a token; nil too where it comes too often, which then counts nothing.
  func visitorAtOnce(showing credential: Credential?, now: Double) -> Visitor? {
    guard let credential else {
      return settings.audience.map { Visitor(name: "anyone", audience: $0) }
    }
    return state.withLock { state in
      guard let entry = Self.entry(of: credential, in: state, now: now),
        take(entry, in: &state, now: now) == nil
      else { return nil }
      return entry.visitor
    }
  }

  /// Who is let in, and how often.
  private struct Entry {
    var visitor: Visitor
    var rate: Double?
    var burst: Double?
  }

  private static func entry(of credential: Credential, in state: State, now: Double) -> Entry? {
    switch credential {
    case .key(let text):
      guard let key = APIKey(text), let record = state.keys.records[key.name],
        record.isMatched(by: key), !record.hasExpired(at: now)
      else { return nil }
      return Entry(
        visitor: Visitor(name: record.name, maps: record.maps, audience: record.audience),
        rate: record.rate, burst: record.burst)
    case .signed(let text):
      return signed(text, in: state, now: now)
    case .token(let token):
      guard let admitted = state.admitted[digest(of: token)], now < admitted.expires else {
        return nil
      }
      return Entry(visitor: admitted.visitor)
    }
  }

  private static func signed(_ text: String, in state: State, now: Double) -> Entry? {
    guard let presented = PresentedAddress(text) else { return nil }
    let address = presented.address
    guard let record = state.keys.records[address.key], let secret = record.signingSecret,
      presented.isSigned(with: secret), now < Double(address.expires),
      !record.hasExpired(at: now)
    else { return nil }
    // A signature never shows more than its key.
    let audience: Audience =
      record.audience == .internal && address.audience == .internal ? .internal : .public
    return Entry(
      visitor: Visitor(
        name: record.name, maps: record.maps.intersection(address.maps), audience: audience,
        credential: SignedAddress.parameter + "=" + text),
      rate: record.rate, burst: record.burst)
  }

  /// nil: it may come; else the seconds to wait.
  private func take(_ entry: Entry, in state: inout State, now: Double) -> Int? {
    let rate = entry.rate ?? settings.rate
    let burst = entry.burst ?? entry.rate.map { max(1, $0) } ?? settings.burst
    return state.visits.take(entry.visitor.name, rate: rate, burst: burst, now: now)
  }

  /// Takes the token among those that are known, where it is good.
  private func check(_ token: String, now: Double) {
    let digest = Self.digest(of: token)
    let (isKnown, check, generation) = state.withLock {
      ($0.admitted[digest] != nil, $0.tokens, $0.generation)
    }
    guard !isKnown, let check, let admitted = try? check.admitted(token, now: now) else { return }
    state.withLock { state in
      // The key that signed it may be gone by now.
      guard state.generation == generation else { return }
      if state.admitted.count >= Self.admittedLimit {
        state.admitted = state.admitted.filter { now < $0.value.expires }
        if state.admitted.count >= Self.admittedLimit { state.admitted = [:] }
      }
      state.admitted[digest] = admitted
    }
  }

  private func failure(of peer: String?, now: Double) -> Problem {
    let wait = state.withLock {
      $0.failures.take(
        Self.network(of: peer ?? ""), rate: Self.failures.rate, burst: Self.failures.burst,
        now: now)
    }
    return wait.map { .tooOften(retryAfter: $0) } ?? .credentialRefused
  }

  /// The address, or of IPv6 the 64 bits that one household has.
  static func network(of peer: String) -> String {
    let groups = peer.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count > 3 else { return peer }
    let head = groups.prefix(4)
    let end = head.firstIndex(of: "") ?? head.endIndex
    return head[..<end].joined(separator: ":") + "::"
  }

  private static func digest(of token: String) -> SHA256.Digest {
    SHA256.hash(data: Data(token.utf8))
  }
}
