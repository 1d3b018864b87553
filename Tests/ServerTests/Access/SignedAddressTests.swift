import Foundation
import HTTPTypes
import PlantModel
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

private let soon = Int(TestClock.start) + 3600

private func signed(
  _ key: APIKey, expires: Int = soon, audience: Audience = .internal, maps: MapScope = .all
) -> String {
  SignedAddress(key: key.name, expires: expires, audience: audience, maps: maps)
    .signed(with: key.signingSecret)
}

@Suite struct SignedAddressTests {
  @Test func `a signed address lets in to what it names, and documents carry it on`() async throws {
    let key = APIKey(named: "d")
    let access = try await KeptKeys([KeyRecord(key, maps: .named(["a", "b"]), signs: true)])
      .opened()
    let text = signed(key, maps: .named(["b", "c"]))
    let admitted = try await access.admit(inquiry(signed: text))
    #expect(
      admitted.visitor
        == Visitor(
          name: "d", maps: .named(["b"]), audience: .internal, credential: "signed=" + text))
    #expect(admitted.query.items.map(\.name) == ["v"])
    let addresses = Addresses(root: "https://e.org", credential: admitted.visitor.credential)
    #expect(addresses["/maps?v=1"] == "https://e.org/maps?v=1&signed=" + text)
    #expect(percentEncoded(text) == text)
  }

  @Test func `a signature never shows more than its key`() async throws {
    let key = APIKey(named: "d")
    let access = try await KeptKeys([
      KeyRecord(key, maps: .named(["a"]), audience: .public, signs: true)
    ]).opened()
    let visitor = try await access.admit(inquiry(signed: signed(key))).visitor
    #expect(visitor.maps == .named(["a"]))
    #expect(visitor.audience == .public)
  }

  @Test func `the signature is HMAC-SHA-256 as anyone can make it`() throws {
    let key = try #require(
      APIKey("rmk_d.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"))
    #expect(
      signed(key, expires: 1_800_000_000, audience: .public, maps: .named(["plant", "park"]))
        == "d.1800000000.public.park~plant.\(expectedSignature)")
  }

  @Test func `what is altered, expired or not the key's to sign is refused`() async throws {
    let (key, mute) = (APIKey(named: "d"), APIKey(named: "mute"))
    let kept = try KeptKeys([KeyRecord(key, signs: true), KeyRecord(mute)])
    let access = try await kept.opened()
    let good = signed(key, audience: .public, maps: .named(["a"]))
    var wrong = [
      signed(mute), signed(key, expires: Int(TestClock.start)), signed(APIKey(named: "d")),
      good + "=", "." + good, good.replacing("public", with: "internal"),
      good.replacing(".a.", with: ".."),
      good.replacing(".a.", with: ".b."), good.replacing(".a.", with: ".a~b."),
      good.replacing("\(soon)", with: "\(soon + 1)"), good.replacing("\(soon)", with: "+\(soon)"),
      good.replacing("d.", with: "mute."), String(good.dropLast()), good + "A", "", "....",
      String(repeating: "a", count: 10_000), "d.99999999999999999999.public.a.AAAA",
    ]
    let letters = Array(good.utf8)
    for index in letters.indices {
      var changed = letters
      changed[index] = changed[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      wrong.append(String(decoding: changed, as: UTF8.self))
    }
    for text in wrong {
      let found = await problem { () throws(Problem) in
        try await access.admit(inquiry(signed: text, peer: "\(text.hashValue)"))
      }
      #expect(found == .credentialRefused, "\(text)")
    }
    _ = try await access.admit(inquiry(signed: good))
    kept.clock.pass(3600)
    #expect(
      await problem { () throws(Problem) in try await access.admit(inquiry(signed: good)) }
        == .credentialRefused)
  }

  @Test func `an address whose key is revoked lets nobody in`() async throws {
    let key = APIKey(named: "d")
    let kept = try KeptKeys([KeyRecord(key, signs: true)])
    let access = try await kept.opened()
    let text = signed(key)
    _ = try await access.admit(inquiry(signed: text))
    try kept.write([])
    _ = await access.reload()
    #expect(
      await problem { () throws(Problem) in try await access.admit(inquiry(signed: text)) }
        == .credentialRefused)
  }

  @Test(arguments: [
    ("/a", "/a", nil), ("/a?v=1", "/a?v=1", nil), ("/a?signed=x", "/a", "x"),
    ("/a?v=1&signed=x&b=2", "/a?v=1&b=2", "x"), ("/a?signed=x&signed=y", "/a", "x"),
    ("/a?unsigned=x", "/a?unsigned=x", nil), ("/signed=x", "/signed=x", nil), ("", "", nil),
    ("/a?", "/a?", nil), ("/a?signed=", "/a", ""),
  ])
  func `the signature is taken from the target and nothing else`(
    target: String, rest: String, signed: String?
  ) {
    let unsigned = UnsignedTarget(target)
    #expect(unsigned.target == rest)
    #expect(unsigned.signed == signed)
  }

  @Test func `tiles with and without a signature have one address`() async throws {
    let key = APIKey(named: "d")
    let access = try await KeptKeys([KeyRecord(key, signs: true)]).opened()
    let head = HTTPRequest(
      method: .get, scheme: nil, authority: nil,
      path: "/maps/small/tiles/1/2/3.png?v=1&signed=" + signed(key))
    #expect(
      admittedAtOnce(head, access)?.target == "/maps/small/tiles/1/2/3.png?v=1")
  }
}

/// By `openssl`: the secret of `docs/serving.md`, then the claim under it.
private let expectedSignature = "sX4yA028mkx65Qy1OAt3E53MHdwV0U9BLqG3WE_33-E"
