import Crypto
import CryptoExtras
import Foundation
import HTTPTypes
import PlantModel
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

/// Who issues tokens, with keys of its own, made without the library that checks them.
private struct Issuer {
  let curve = P256.Signing.PrivateKey()
  let edwards = Curve25519.Signing.PrivateKey()
  let rsa: _RSA.Signing.PrivateKey

  init() throws {
    rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
  }

  /// Members of `keys`, in JSON.
  func key(_ kid: String, named: Bool = true) throws -> String {
    switch kid {
    case "ec":
      let point = curve.publicKey.rawRepresentation
      return """
        {"kty":"EC","crv":"P-256","kid":"ec","x":"\(Base64URL.text(of: point.prefix(32)))",\
        "y":"\(Base64URL.text(of: point.suffix(32)))"\(named ? #","alg":"ES256""# : "")}
        """
    case "ed":
      return """
        {"kty":"OKP","crv":"Ed25519","kid":"ed","alg":"EdDSA",\
        "x":"\(Base64URL.text(of: edwards.publicKey.rawRepresentation))"}
        """
    default:
      let primitives = try rsa.publicKey.getKeyPrimitives()
      return """
        {"kty":"RSA","kid":"\(kid)","use":"sig","n":"\(Base64URL.text(of: primitives.modulus))",\
        "e":"\(Base64URL.text(of: primitives.publicExponent))"\(named ? #","alg":"RS256""# : "")}
        """
    }
  }

  func token(_ header: String, _ claims: String, as algorithm: String) throws -> String {
    let signed = Base64URL.text(of: header.utf8) + "." + Base64URL.text(of: claims.utf8)
    let data = Data(signed.utf8)
    let signature: Data =
      switch algorithm {
      case "ES256": try curve.signature(for: data).rawRepresentation
      case "EdDSA": try edwards.signature(for: data)
      case "RS256":
        try rsa.signature(for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5)
          .rawRepresentation
      case "PS256": try rsa.signature(for: SHA256.hash(data: data), padding: .PSS).rawRepresentation
      default: Data()
      }
    return signed + "." + Base64URL.text(of: signature)
  }

  /// A good token but for what is changed.
  func token(
    header: String = #"{"alg":"ES256","kid":"ec"}"#, as algorithm: String = "ES256",
    _ changes: [String: String?] = [:]
  ) throws -> String {
    var claims: [String: String?] = [
      "iss": #""https://id.example.com""#, "aud": #"["riskmap","other"]"#, "sub": #""u-17""#,
      "exp": "\(Int(TestClock.start) + 600)", "maps": #"["small"]"#,
    ]
    for (name, value) in changes { claims[name] = value }
    let members = claims.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
    return try token(header, "{\(members.joined(separator: ","))}", as: algorithm)
  }
}

/// Tokens of the issuer are believed.
private struct BelievedTokens {
  let folder: TemporaryFolder
  let clock = TestClock()
  let issuer: Issuer
  let access: Access

  init(
    _ kids: [String] = ["ec", "ed", "rsa"], issuer: Issuer? = nil, named: Bool = true,
    change: (inout TokenSettings) -> Void = { _ in }
  ) async throws {
    folder = try TemporaryFolder()
    self.issuer = try issuer ?? Issuer()
    let keys = try kids.map { [issuer = self.issuer] in try issuer.key($0, named: named) }
    try folder.write("{\"keys\":[\(keys.joined(separator: ","))]}", to: "jwks.json")
    var settings = AccessSettings()
    var tokens = TokenSettings(
      keySetFile: folder.path + "/jwks.json", issuer: "https://id.example.com",
      audience: "riskmap")
    change(&tokens)
    settings.tokens = tokens
    let clock = clock
    access = try await Access.opened(settings) { clock.now }
  }

  func visitor(_ token: String) async throws -> Visitor {
    try await access.admit(inquiry(bearer(token))).visitor
  }

  func isRefused(_ token: String) async -> Bool {
    let found = await problem { () throws(Problem) in
      try await access.admit(inquiry(bearer(token), peer: token))
    }
    return found == .credentialRefused
  }
}

@Suite struct TokenTests {
  @Test(arguments: [("ec", "ES256"), ("ed", "EdDSA"), ("rsa", "RS256")])
  func `a token of the issuer lets its bearer in to the maps that it names`(
    kid: String, algorithm: String
  ) async throws {
    let believed = try await BelievedTokens()
    let header = #"{"alg":"\#(algorithm)","kid":"\#(kid)","typ":"JWT"}"#
    let token = try believed.issuer.token(header: header, as: algorithm)
    #expect(
      try await believed.visitor(token)
        == Visitor(name: "token:u-17", maps: .named(["small"]), audience: .internal))
  }

  @Test func `the fast way knows a token once it was checked`() async throws {
    let believed = try await BelievedTokens()
    let token = try believed.issuer.token()
    let head = HTTPRequest(
      method: .get, scheme: nil, authority: nil, path: "/a", headerFields: bearer(token))
    #expect(admittedAtOnce(head, believed.access) == nil)
    _ = try await believed.visitor(token)
    #expect(admittedAtOnce(head, believed.access)?.visitor.name == "token:u-17")
    believed.clock.pass(660)
    #expect(admittedAtOnce(head, believed.access) == nil)
    #expect(await believed.isRefused(token))
  }

  @Test(
    arguments: [
      ["iss": #""https://evil.example.com""#], ["iss": nil], ["aud": #""other""#], ["aud": nil],
      ["aud": "7"], ["exp": "\(Int(TestClock.start) - 61)"], ["exp": nil], ["exp": #""soon""#],
      ["nbf": "\(Int(TestClock.start) + 61)"], ["nbf": #""later""#], ["sub": nil], ["sub": #""""#],
    ] as [[String: String?]])
  func `claims that do not fit are refused`(changes: [String: String?]) async throws {
    let believed = try await BelievedTokens()
    #expect(await believed.isRefused(try believed.issuer.token(changes)))
  }

  @Test func `algorithms are those of the key set, whatever the token says`() async throws {
    let believed = try await BelievedTokens()
    let issuer = believed.issuer
    for header in [
      #"{"alg":"none","kid":"ec"}"#, #"{"alg":"None","kid":"ec"}"#, #"{"alg":"","kid":"ec"}"#,
      #"{"kid":"ec"}"#, #"{"alg":"HS256","kid":"ec"}"#, #"{"alg":"RS256","kid":"ec"}"#,
      #"{"alg":"PS256","kid":"rsa"}"#, #"{"alg":"ES256","kid":"other"}"#, #"{"alg":"ES256"}"#,
      #"{"alg":"ES256","kid":"ec","crit":["exp"]}"#, #"{"alg":"ES256","kid":7}"#, "[]", "",
    ] {
      for algorithm in ["ES256", "PS256", "none"] {
        #expect(
          await believed.isRefused(try issuer.token(header: header, as: algorithm)),
          "\(header) \(algorithm)")
      }
    }
    _ = try await believed.visitor(issuer.token())
  }

  @Test func `a public key is no secret to sign with`() async throws {
    let believed = try await BelievedTokens()
    let secrets = try ["rsa", "ec"].flatMap { kid in
      [Data(try believed.issuer.key(kid).utf8), believed.issuer.curve.publicKey.rawRepresentation]
    }
    for secret in secrets {
      let signed = try believed.issuer.token(
        header: #"{"alg":"HS256","kid":"rsa"}"#, as: "none"
      ).dropLast()
      let code = HMAC<SHA256>.authenticationCode(
        for: Data(signed.utf8), using: SymmetricKey(data: secret))
      #expect(await believed.isRefused(signed + "." + Base64URL.text(of: Array(code))))
    }
  }

  @Test func `a token pins no algorithm to a key that names none`() async throws {
    let believed = try await BelievedTokens(["ec", "rsa"], named: false)
    let issuer = believed.issuer
    #expect(
      await believed.isRefused(
        try issuer.token(header: #"{"alg":"PS256","kid":"rsa"}"#, as: "PS256")))
    _ = try await believed.visitor(
      issuer.token(header: #"{"alg":"RS256","kid":"rsa"}"#, as: "RS256"))
  }

  @Test func `a token that is altered anywhere is refused`() async throws {
    let believed = try await BelievedTokens(["ec"])
    let token = try believed.issuer.token()
    var random = SplitMix64(seed: 7)
    for _ in 0..<60 {
      var letters = Array(token.utf8)
      let index = Int.random(in: letters.indices, using: &random)
      letters[index] = letters[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      #expect(await believed.isRefused(String(decoding: letters, as: UTF8.self)))
    }
    for wrong in [
      token + ".", "." + token, token + "=", "..", "a.b.c", String(repeating: "a", count: 20_000),
    ] {
      #expect(await believed.isRefused(wrong))
    }
    let deep = String(repeating: "[", count: 3000) + String(repeating: "]", count: 3000)
    #expect(await believed.isRefused(try believed.issuer.token(["deep": deep])))
  }

  @Test(
    arguments: [
      (#""small park""#, MapScope.named(["small", "park"])), (#"["*"]"#, .all), (#""*""#, .all),
      (nil, .named([])), ("7", .named([])), (#"["../x","small"]"#, .named(["small"])),
      (#"[["small"]]"#, .named([])),
    ] as [(String?, MapScope)])
  func `maps are a list or words, and none where there is no claim`(
    claim: String?, maps: MapScope
  ) async throws {
    let believed = try await BelievedTokens()
    #expect(try await believed.visitor(believed.issuer.token(["maps": claim])).maps == maps)
  }

  @Test func `claims can stand inside objects`() async throws {
    let believed = try await BelievedTokens {
      $0.mapsClaim = "resource_access.riskmap.roles"
      $0.audienceClaim = "https://example.com/audience"
    }
    let visitor = try await believed.visitor(
      believed.issuer.token([
        "resource_access": #"{"riskmap":{"roles":["small"]}}"#,
        "https://example.com/audience": #""public""#,
      ]))
    #expect(visitor.maps == .named(["small"]))
    #expect(visitor.audience == .public)
    let odd = try await believed.visitor(
      believed.issuer.token(["https://example.com/audience": "7"]))
    #expect(odd.audience == .public)
  }

  @Test func `the key set is read again, and tokens of a key that is gone are worth nothing`()
    async throws
  {
    let believed = try await BelievedTokens()
    let token = try believed.issuer.token()
    _ = try await believed.visitor(token)
    try believed.folder.write("{\"keys\":[]}", to: "jwks.json")
    #expect(await believed.access.reload().map(\.code) == ["keys-kept"])
    _ = try await believed.visitor(token)
    try believed.folder.write(
      "{\"keys\":[\(try believed.issuer.key("ed"))]}", to: "jwks.json")
    #expect(await believed.access.reload().map(\.code) == ["keys-reloaded"])
    #expect(await believed.isRefused(token))
  }

  @Test func `keys that cannot check a signature are left out`() async throws {
    let folder = try TemporaryFolder()
    let issuer = try Issuer()
    let keys = [
      #"{"kty":"oct","kid":"hs","alg":"HS256","k":"AAAA"}"#, #"{"kty":"EC","kid":"x","crv":"P-0"}"#,
      #"{"kty":"RSA","kid":"enc","use":"enc","n":"AQAB","e":"AQAB","alg":"RS256"}"#, "7",
      try issuer.key("ec"),
    ]
    let text = "{\"keys\":[\(keys.joined(separator: ","))]}"
    let set = try await TokenKeySet.read(
      Array(text.utf8), file: "jwks.json", algorithms: TokenSettings.algorithms)
    #expect(set.keys.keys.sorted() == ["ec"])
    for wrong in ["", "[]", "{}", #"{"keys":7}"#, #"{"keys":[]}"#] {
      await #expect(throws: MapError.self) {
        try await TokenKeySet.read(
          Array(wrong.utf8), file: "jwks.json", algorithms: TokenSettings.algorithms)
      }
    }
    _ = folder
  }

  @Test func `names in logs hold nothing but letters, digits and a few signs`() async throws {
    let believed = try await BelievedTokens()
    let visitor = try await believed.visitor(
      believed.issuer.token(["sub": #""a\nb\u0000<script>氨 c@d""#]))
    #expect(visitor.name == "token:a_b__script___c@d")
  }
}
