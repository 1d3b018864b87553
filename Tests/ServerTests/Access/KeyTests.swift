import Foundation
import HTTPTypes
import PlantModel
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

@Suite struct KeyTests {
  @Test func `a key is 256 random bits behind its name, and only its hash is kept`() throws {
    let (a, b) = (APIKey(named: "dashboard"), APIKey(named: "dashboard"))
    #expect(a != b)
    #expect(APIKey(a.text) == a)
    #expect(a.text.hasPrefix("rmk_dashboard."))
    #expect(a.text.utf8.count == "rmk_dashboard.".utf8.count + 43)
    let line = KeyRecord(a).line
    #expect(!line.contains(a.text.suffix(43)))
    #expect(line.wholeMatch(of: /dashboard sha256:[0-9a-f]{64} maps=\* audience=internal/) != nil)
  }

  @Test func `a line of the key file is read as it was written`() throws {
    let record = KeyRecord(
      APIKey(named: "d"), maps: .named(["b", "a"]), audience: .public, rate: 2.5, burst: 7,
      expires: CalendarDate("2027-12-31"), signs: true)
    #expect(record.line.contains("maps=a,b audience=public rate=2.5 burst=7 expires=2027-12-31"))
    #expect(try KeyFile(Array(record.line.utf8), file: "keys").records == ["d": record])
  }

  @Test(arguments: [
    "d", "d sha256:00 maps=*", "D! sha256:\(zeros) maps=*", "d sha256:\(zeros)",
    "d sha256:\(zeros) maps=", "d sha256:\(zeros) maps=../x", "d sha256:\(zeros) maps=* maps=*",
    "d sha256:\(zeros) maps=* audience=all", "d sha256:\(zeros) maps=* rate=0",
    "d sha256:\(zeros) maps=* rate=nan", "d sha256:\(zeros) maps=* expires=2027-02-30",
    "d sha256:\(zeros) maps=* signing=AAAA", "d sha256:\(zeros) maps=* other=1",
    "d sha256:\(zeros) maps=*\nd sha256:\(zeros) maps=*",
  ])
  func `a line that cannot be followed is an error with its place`(text: String) throws {
    do throws(MapError) {
      _ = try KeyFile(Array(("# comment\n" + text).utf8), file: "keys")
      Issue.record("taken: \(text)")
    } catch {
      let line = text.contains("\n") ? 3 : 2
      #expect(error.place == Place(file: "keys", line: line))
    }
  }

  @Test(arguments: [
    "", "rmk_", "rmk_a", "rmk_a.", "rmk_a.AAAA", "rmk_A.\(letters)", "a.\(letters)",
    "rmk_a.\(letters)=", "rmk_a.\(letters)A", "rmk_a.b.\(letters)", "rmk_../x.\(letters)",
  ])
  func `a text that is not written as a key is none`(text: String) {
    #expect(APIKey(text) == nil)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1970-12-31", 364), ("2000-02-29", 11016), ("2000-03-01", 11017),
    ("2026-06-01", 20605), ("2100-03-01", 47541),
  ])
  func `days are counted as calendars do`(date: String, days: Int) throws {
    #expect(try #require(CalendarDate(date)).daysSince1970 == days)
  }
}

private let zeros = String(repeating: "0", count: 64)
private let letters = String(repeating: "A", count: 43)

@Suite struct KeyAdmissionTests {
  @Test(arguments: ["Authorization", "X-API-Key"])
  func `a key in a field lets in to its maps`(field: String) async throws {
    let key = APIKey(named: "d")
    let kept = try KeptKeys([KeyRecord(key, maps: .named(["small"]), audience: .public)])
    let access = try await kept.opened()
    let fields: HTTPFields = field == "X-API-Key" ? [.apiKey: key.text] : bearer(key.text)
    let visitor = try await access.admit(inquiry(fields)).visitor
    #expect(
      visitor == Visitor(name: "d", maps: .named(["small"]), audience: .public, credential: nil))
    #expect(visitor.maySee("small") && !visitor.maySee("other"))
  }

  @Test func `nothing shown and something wrong are 401 with a challenge`() async throws {
    let key = APIKey(named: "d")
    let access = try await KeptKeys([KeyRecord(key)]).opened()
    let missing = await problem { () throws(Problem) in try await access.admit(inquiry()) }
    #expect(missing == .credentialMissing)
    #expect(missing?.fields[.wwwAuthenticate] == #"Bearer realm="riskmap""#)
    for wrong in [APIKey(named: "d").text, APIKey(named: "e").text, "rmk_d.", "nonsense", "a.b.c"] {
      #expect(
        await problem { () throws(Problem) in try await access.admit(inquiry(bearer(wrong))) }
          == .credentialRefused)
    }
  }

  @Test
  func `a key without its line is revoked at the next look, and a broken file changes nothing`()
    async throws
  {
    let (a, b) = (APIKey(named: "a"), APIKey(named: "b"))
    let kept = try KeptKeys([KeyRecord(a), KeyRecord(b)])
    let access = try await kept.opened()
    #expect(await access.reload() == [])
    try kept.folder.write("garbage\n", to: "keys")
    #expect(await access.reload().map(\.code) == ["keys-kept"])
    _ = try await access.admit(inquiry(bearer(a.text)))
    try kept.write([KeyRecord(b)])
    #expect(await access.reload().map(\.code) == ["keys-reloaded"])
    #expect(
      await problem { () throws(Problem) in try await access.admit(inquiry(bearer(a.text))) }
        == .credentialRefused)
    _ = try await access.admit(inquiry(bearer(b.text)))
  }

  @Test func `a key lets in to the end of its last day`() async throws {
    let key = APIKey(named: "d")
    let kept = try KeptKeys([KeyRecord(key, expires: CalendarDate("2026-06-01"))])
    let access = try await kept.opened()
    kept.clock.pass(86_399)
    _ = try await access.admit(inquiry(bearer(key.text)))
    kept.clock.pass(1)
    #expect(
      await problem { () throws(Problem) in try await access.admit(inquiry(bearer(key.text))) }
        == .credentialRefused)
  }

  @Test func `a key that comes too often has to wait, and others do not`() async throws {
    let (a, b) = (APIKey(named: "a"), APIKey(named: "b"))
    let kept = try KeptKeys([KeyRecord(a, rate: 0.5, burst: 3), KeyRecord(b, rate: 0.5, burst: 3)])
    let access = try await kept.opened()
    for _ in 0..<3 { _ = try await access.admit(inquiry(bearer(a.text))) }
    #expect(
      await problem { () throws(Problem) in try await access.admit(inquiry(bearer(a.text))) }
        == .tooOften(retryAfter: 2))
    _ = try await access.admit(inquiry(bearer(b.text)))
    kept.clock.pass(2)
    _ = try await access.admit(inquiry(bearer(a.text)))
  }

  @Test func `the fast way counts once and leaves refusals to the long way`() async throws {
    let key = APIKey(named: "d")
    let kept = try KeptKeys([KeyRecord(key, rate: 1, burst: 2)])
    let access = try await kept.opened()
    let head = HTTPRequest(
      method: .get, scheme: nil, authority: nil, path: "/a?v=1", headerFields: bearer(key.text))
    #expect(admittedAtOnce(head, access)?.target == "/a?v=1")
    #expect(admittedAtOnce(head, access)?.visitor.name == "d")
    #expect(admittedAtOnce(head, access) == nil)
    #expect(
      await problem { () throws(Problem) in try await access.admit(inquiry(bearer(key.text))) }
        == .tooOften(retryAfter: 1))
  }

  @Test func `failures of one address are slowed down, and never those who show a good key`()
    async throws
  {
    let key = APIKey(named: "d")
    let access = try await KeptKeys([KeyRecord(key)]).opened()
    let wrong = bearer(APIKey(named: "d").text)
    for _ in 0..<20 {
      #expect(
        await problem { () throws(Problem) in try await access.admit(inquiry(wrong)) }
          == .credentialRefused)
    }
    #expect(
      await problem { () throws(Problem) in try await access.admit(inquiry(wrong)) }?.status
        == .tooManyRequests)
    #expect(
      await problem { () throws(Problem) in
        try await access.admit(inquiry(wrong, peer: "192.0.2.2"))
      } == .credentialRefused)
    _ = try await access.admit(inquiry(bearer(key.text)))
  }

  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
    ("2001:db8::1", "2001:db8::"), ("::1", "::1"), ("", ""),
  ])
  func `addresses of IPv6 count by the network of 64 bits`(peer: String, network: String) {
    #expect(Gate.network(of: peer) == network)
  }

  @Test func `the number of buckets is bounded, and full ones are forgotten`() {
    var buckets = TokenBuckets(limit: 10)
    for number in 0..<1000 {
      _ = buckets.take("\(number)", rate: 1, burst: 1, now: Double(number) / 1000)
    }
    #expect(buckets.count == 11)
    for number in 0..<10 { _ = buckets.take("later \(number)", rate: 1, burst: 1, now: 100) }
    #expect(buckets.count <= 11)
  }
}

@Suite struct SmallRateTests {
  @Test func `a rate of next to nothing waits a day, and no key has one`() {
    var bucket = TokenBucket(rate: 1e-300, burst: 1, now: 0)
    let taken = [bucket.take(now: 0), bucket.take(now: 1)]
    #expect(taken == [true, false])
    #expect(bucket.wait == 86_400)
    let line = KeyRecord(APIKey(named: "d")).line
    #expect(throws: MapError.self) {
      try KeyFile(Array((line + " rate=1e-300").utf8), file: "keys")
    }
    #expect(throws: Never.self) { try KeyFile(Array((line + " rate=0.001").utf8), file: "keys") }
  }
}
