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
    let keys: Result<Bool, MapError>
    do throws(MapError) { keys = .success(try reloadKeys()) } catch { keys = .failure(error) }
    // Whatever is wrong with the key file, a token's key that is gone lets nobody in.
    let tokens: Result<Bool, MapError>
    do throws(MapError) {
      tokens = .success(try await reloadTokens())
    } catch {
      tokens = .failure(error)
    }
    let (hasOtherKeys, hasOtherTokens) = (try keys.get(), try tokens.get())
    return hasOtherKeys || hasOtherTokens
  }

  private func reloadKeys() throws(MapError) -> Bool {
    guard let file = settings.keyFile else { return false }
    let bytes = try smallFile(file, limit: KeyFile.byteLimit)
    guard bytes != state.withLock({ $0.keyBytes }) else { return false }
    let keys = try KeyFile(bytes, file: file)
    state.withLock { ($0.keyBytes, $0.keys) = (bytes, keys) }
    return true
  }

  private func reloadTokens() async throws(MapError) -> Bool {
    guard let tokens = settings.tokens else { return false }
    let bytes = try smallFile(tokens.keySetFile, limit: TokenKeySet.byteLimit)
    guard bytes != state.withLock({ $0.keySetBytes }) else { return false }
    let keys = try await TokenKeySet.read(
      bytes, file: tokens.keySetFile, algorithms: tokens.algorithms)
    state.withLock {
      $0.keySetBytes = bytes
      $0.tokens = TokenCheck(settings: tokens, keys: keys)
      $0.admitted = [:]
      $0.generation += 1
    }
    return true
  }

  /// Who shows this. Failures count against the address.
  func visitor(
    showing credential: Credential?, peer: String?, now: Double
  ) throws(Problem) -> Visitor {
    guard let credential else {
      guard let audience = settings.audience else { throw .credentialMissing }
      return Visitor(name: "anyone", audience: audience)
    }
    if case .token(let token) = credential { try check(token, peer: peer, now: now) }
    guard let entry = entry(of: credential, now: now) else { throw failure(of: peer, now: now) }
    if let wait = take(entry, now: now) { throw .tooOften(retryAfter: wait) }
    return entry.visitor
  }

  /// Who shows this is known without checking a token, is answered and does not come too often; else nothing is counted.
  func admitsAtOnce(
    _ credential: Credential?, now: Double, where isAnswered: (Visitor) -> Bool
  ) -> Bool {
    guard let credential else {
      return settings.audience.map { isAnswered(Visitor(name: "anyone", audience: $0)) } ?? false
    }
    guard let entry = entry(of: credential, now: now), isAnswered(entry.visitor) else {
      return false
    }
    return take(entry, now: now) == nil
  }

  /// Who is let in, and how often.
  private struct Entry {
    var visitor: Visitor
    var rate: Double?
    var burst: Double?
  }

  /// What is shown is parsed and compared outside the lock.
  private func entry(of credential: Credential, now: Double) -> Entry? {
    switch credential {
    case .key(let text):
      guard let key = APIKey(text), let record = record(named: key.name),
        record.isMatched(by: key), !record.hasExpired(at: now)
      else { return nil }
      return Entry(
        visitor: Visitor(name: record.name, maps: record.maps, audience: record.audience),
        rate: record.rate, burst: record.burst)
    case .signed(let text):
      return signed(text, now: now)
    case .token(let token):
      let digest = Self.digest(of: token)
      guard let admitted = state.withLock({ $0.admitted[digest] }), now < admitted.expires else {
        return nil
      }
      return Entry(visitor: admitted.visitor)
    }
  }

  private func record(named name: String) -> KeyRecord? {
    state.withLock { $0.keys.records[name] }
  }

  private func signed(_ text: String, now: Double) -> Entry? {
    guard let presented = PresentedAddress(text) else { return nil }
    let address = presented.address
    guard let record = record(named: address.key), let secret = record.signingSecret,
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
  private func take(_ entry: Entry, now: Double) -> Int? {
    let rate = entry.rate ?? settings.rate
    let burst = entry.burst ?? entry.rate.map { max(1, $0) } ?? settings.burst
    return state.withLock {
      $0.visits.take(entry.visitor.name, rate: rate, burst: burst, now: now)
    }
  }

  /// Takes the token among those that are known, where it is good. An address that has failed too often gets no signature verified.
  private func check(_ token: String, peer: String?, now: Double) throws(Problem) {
    let digest = Self.digest(of: token)
    let network = Self.network(of: peer ?? "")
    let (isKnown, check, generation, wait) = state.withLock {
      ($0.admitted[digest] != nil, $0.tokens, $0.generation, $0.failures.wait(network, now: now))
    }
    if isKnown { return }
    if let wait { throw .tooOften(retryAfter: wait) }
    guard let check, let admitted = try? check.admitted(token, now: now) else { return }
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
