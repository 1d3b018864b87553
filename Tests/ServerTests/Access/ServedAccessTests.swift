import Foundation
import HTTPTypes
import PlantModel
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

private let tile = "/maps/small/tiles/19/262144/262143"

@Suite struct ServedAccessTests {
  @Test func `a server with keys shows nothing without one, but tells that it lives`() async throws
  {
    let key = APIKey(named: "d")
    let kept = try KeptKeys([KeyRecord(key, maps: .named(["small"]), signs: true)])
    try await withServer(access: try await kept.opened()) { server in
      for target in ["/maps", tile + ".png", "/metrics", "/nowhere", "/"] {
        let answer = try await server.fetch(target)
        #expect(answer.status == 401, "\(target)")
        #expect(answer["WWW-Authenticate"] == #"Bearer realm="riskmap""#)
        #expect(answer["Content-Type"] == "application/problem+json")
      }
      #expect(try await server.fetch("/health/live").status == 200)
      let signed = SignedAddress(
        key: "d", expires: Int(TestClock.start) + 60, audience: .internal, maps: .all
      ).signed(with: key.signingSecret)
      for _ in 0..<2 {
        #expect(
          try await server.fetch(tile + ".png", ["Authorization": "Bearer " + key.text]).status
            == 200)
        #expect(try await server.fetch(tile + ".png", ["X-API-Key": key.text]).status == 200)
        #expect(try await server.fetch(tile + ".png?signed=" + signed).status == 200)
        #expect(try await server.fetch(tile + ".png").status == 401)
      }
    }
  }

  @Test func `a key of another map sees what is not there`() async throws {
    let key = APIKey(named: "d")
    let kept = try KeptKeys([KeyRecord(key, maps: .named(["other"]))])
    try await withServer(access: try await kept.opened()) { server in
      let fields = ["X-API-Key": key.text]
      let hidden = try await server.fetch(tile + ".png", fields)
      #expect(hidden.status == 404)
      #expect(try await server.fetch("/maps", fields).text == #"{"maps":[]}"#)
    }
  }

  @Test func `who shows nothing sees the public edition where that is offered`() async throws {
    let key = APIKey(named: "d")
    var kept = try KeptKeys([KeyRecord(key)])
    kept.settings.audience = .public
    var map = SmallMap()
    map.units[0].name = "氨罐区 张某"
    try await withServer(map, access: try await kept.opened()) { server in
      let inside = ["X-API-Key": key.text]
      for _ in 0..<2 {
        #expect(try await server.fetch(tile + ".mvt", inside).text.contains("张某"))
        let shown = try await server.fetch(tile + ".mvt")
        #expect(shown.status == 200)
        #expect(!shown.text.contains("张某"))
        #expect(shown.text.contains("氨罐区"))
        let wrong = try await server.fetch(tile + ".mvt", ["X-API-Key": "wrong"])
        #expect(wrong.status == 401)
      }
    }
  }

  @Test func `signed tiles and those of the public edition come from memory the second time`()
    async throws
  {
    let key = APIKey(named: "d")
    var kept = try KeptKeys([KeyRecord(key, signs: true)])
    kept.settings.audience = .public
    try await withServer(access: try await kept.opened()) { server in
      let signed = SignedAddress(
        key: "d", expires: Int(TestClock.start) + 60, audience: .internal, maps: .all
      ).signed(with: key.signingSecret)
      let target = tile + ".png"
      let lane = ExpressLane(installation: server.installation)
      for query in ["", "?signed=" + signed, "?signed=\(signed)&basis=inherent", "?basis=inherent"]
      {
        let painted = try await server.fetch(target + query)
        #expect(painted.status == 200)
        let head = HTTPRequest(
          method: .get, scheme: "http", authority: "localhost", path: target + query)
        #expect(lane.parcel(for: head)?.status == .ok, "\(query)")
      }
      let misses = server.installation.cache.load.misses
      #expect(try await server.fetch(target + "?basis=inherent&signed=" + signed).status == 200)
      #expect(server.installation.cache.load.misses == misses)
    }
  }

  @Test
  func `only who asked may keep what others are not shown, and a signed address not for ever`()
    async throws
  {
    let key = APIKey(named: "d")
    var kept = try KeptKeys([KeyRecord(key, signs: true)])
    kept.settings.audience = .public
    try await withServer(access: try await kept.opened()) { server in
      let version = try #require(server.installation.library.map(named: "small")).description
        .version
      let target = tile + ".png?v=\(version)"
      let signed = SignedAddress(
        key: "d", expires: Int(TestClock.start) + 60, audience: .internal, maps: .all
      ).signed(with: key.signingSecret)
      for _ in 0..<3 {
        let inside = try await server.fetch(target, ["X-API-Key": key.text])
        #expect(inside["Cache-Control"] == "private, max-age=31536000, immutable")
        #expect(
          try await server.fetch(target)["Cache-Control"] == "max-age=31536000, immutable")
        let passed = try await server.fetch(target + "&signed=" + signed)
        #expect(passed["Cache-Control"] == "private, max-age=60")
        let list = try await server.fetch("/maps", ["X-API-Key": key.text])
        #expect(list["Cache-Control"]?.hasPrefix("private, ") == true)
      }
      #expect(try await server.fetch("/metrics").status == 404)
      #expect(try await server.fetch("/metrics", ["X-API-Key": key.text]).status == 200)
    }
  }

  @Test func `a tile counts once against the rate, from memory or not`() async throws {
    let key = APIKey(named: "d")
    var record = KeyRecord(key)
    (record.rate, record.burst) = (0.001, 3)
    let kept = try KeptKeys([record])
    try await withServer(access: try await kept.opened()) { server in
      var statuses: [Int] = []
      for target in [tile + ".png?basis=inherent", tile + ".png", tile + ".png", tile + ".png"] {
        statuses.append(try await server.fetch(target, ["X-API-Key": key.text]).status)
      }
      #expect(statuses == [200, 200, 200, 429])
    }
  }

  @Test func `a zoom that the map does not offer is not there`() async throws {
    try await withServer { server in
      let grid = try #require(
        server.installation.library.map(named: "small")?.description.grids.first)
      let zoom = grid.zooms.lowerBound - 1
      let answer = try await server.fetch("/maps/small/tiles/\(zoom)/0/0.png")
      #expect(answer.status == 404)
      #expect(answer.text.contains("tile-outside"))
    }
  }

  @Test func `every answer carries the security fields`() async throws {
    let key = APIKey(named: "d")
    let access = try await KeptKeys([KeyRecord(key)]).opened()
    for access in [Access.open, access] {
      try await withServer(access: access) { server in
        for target in [tile + ".png", tile + ".png", "/maps", "/nowhere", "/health/live", "/%zz"] {
          let answer = try await server.fetch(target)
          #expect(answer["X-Content-Type-Options"] == "nosniff", "\(target)")
          #expect(answer["Referrer-Policy"] == "strict-origin")
          #expect(answer["Cross-Origin-Resource-Policy"] == "cross-origin")
          let policy = try #require(answer["Content-Security-Policy"])
          #expect(policy.hasPrefix("default-src 'none'"))
          #expect(policy.contains("frame-ancestors 'self' http://localhost:*"))
          #expect(!policy.contains("script-src"))
          if access.settings.isControlled {
            #expect(answer["Vary"]?.contains("Authorization, X-API-Key") == true, "\(target)")
          }
        }
      }
    }
  }

  /// What a request says, in every place where it can stand.
  private static let nasty = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE units; --",
    "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e%2f", "a\u{202E}b", "{{7*7}}",
    "${7*7}",
    "file:///etc/passwd", "http://169.254.169.254/", "-rf", "~root", "\\..\\x", "氨\"</title>",
    "a:b@c", "%25252e", "*", "' OR 1=1", "]]>", "&lt;", "\u{FEFF}",
  ]

  @Test(arguments: nasty)
  func `nothing that a request says comes back as anything but data`(word: String) async throws {
    try await withServer { server in
      let text = percentEncoded(word)
      for target in [
        "/\(text)", "/maps/\(text)", "/maps/\(text)/tiles/1/2/3.png", "/maps/small/\(text)",
        "/maps/small/tiles/\(text)/1/2/3.png", "/maps/small/tiles/\(text)/2/3.png",
        "/maps/small/tiles/1/\(text)/3.png", "/maps/small/tiles/1/2/\(text).png",
        "/maps/small/tiles/1/2/3.\(text)", "/maps/small/tiles/19/262144/262143@\(text).png",
        tile + ".png?basis=\(text)", tile + ".png?\(text)=1", tile + ".png?v=\(text)",
        "/maps?signed=\(text)",
      ] {
        let answer = try await server.fetch(target)
        #expect(answer.status < 500, "\(target)")
        #expect(answer["Content-Type"]?.contains("html") != true)
        #expect(!answer.text.contains("root:"), "\(target)")
        if answer.status >= 400 {
          #expect(answer["Content-Type"] == "application/problem+json")
          let document = try JSONSerialization.jsonObject(with: Data(answer.body))
          #expect((document as? [String: Any])?["status"] as? Int == answer.status)
        }
        for value in answer.fields.values { #expect(!value.contains("alert")) }
      }
      for name in ["Accept-Language", "If-None-Match", "Origin", "Range", "X-Forwarded-For"]
      where word.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
        let answer = try await server.fetch(tile + ".png", [name: word])
        #expect(answer.status == 200 || answer.status == 304, "\(name)")
        for value in answer.fields.values { #expect(!value.contains("alert")) }
      }
    }
  }
}

@Suite struct SecurityFieldsTests {
  @Test(arguments: [
    ("*", true), ("'self'", true), ("https://a.example.com", true), ("http://localhost:*", true),
    ("https://*.example.com", true), ("http://[::1]:80", true), ("https://a;script-src *", false),
    ("https://a b", false), ("https://a,b", false), ("javascript://x", false),
    ("a.example.com", false),
    ("https://", false), ("", false), ("https://a\r\nX: y", false), ("'none'", false),
    ("https://a/b", false),
  ])
  func `only an origin can stand in a policy`(text: String, isSource: Bool) {
    #expect(SecurityFields.isSource(text) == isSource)
    var settings = AccessSettings()
    settings.frameAncestors = [text]
    let policy = Access(settings) { 0 }.fields[.contentSecurityPolicy]
    #expect(policy?.hasSuffix("frame-ancestors \(isSource ? text : "'none'")") == true)
  }

  @Test func `a page runs scripts of ours alone`() {
    let policy = Access.open.pagePolicy(sources: ["https://t0.tianditu.gov.cn", "x; script-src *"])
    #expect(policy.contains("script-src 'self';"))
    #expect(policy.contains("img-src 'self' data: blob: https://t0.tianditu.gov.cn;"))
    #expect(!policy.contains("script-src *"))
  }
}

@Suite struct ExposureTests {
  @Test(arguments: [
    (nil, true), ("localhost", true), ("LOCALHOST:8080", true), ("127.0.0.1:8080", true),
    ("[::1]:8080", true), ("maps.example.com", true), ("evil.example", false),
    ("evil.example:8080", false), ("127.0.0.1.evil.example", false), ("", false),
    ("[::1", false), ("192.0.2.1", false),
  ])
  func `a page whose name was made to point here reads nothing`(host: String?, isMeant: Bool) {
    var settings = ServerSettings()
    settings.publicURL = "https://Maps.example.com:444/risk"
    var access = AccessSettings()
    #expect(Exposure.isMeant(by: host, settings: settings, access: access) == isMeant)
    settings.isBehindProxy = true
    #expect(Exposure.isMeant(by: host, settings: settings, access: access))
    settings.isBehindProxy = false
    access.keyFile = "keys"
    #expect(Exposure.isMeant(by: host, settings: settings, access: access))
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.8.9.10", true), ("localhost", true), ("LocalHost", true),
    ("::1", true),
    ("0.0.0.0", false), ("::", false), ("192.168.1.4", false), ("127.0.0.1.example.com", false),
    ("127.0.0.256", false), ("127.1", false), ("::ffff:10.0.0.1", false), ("", false),
    ("localhost.example.com", false),
  ])
  func `loopback is what nobody else reaches`(host: String, isLoopback: Bool) {
    #expect(Exposure.isLoopback(host) == isLoopback)
    #expect(
      (Exposure.refusal(host: host, access: AccessSettings(), isOpen: false) == nil) == isLoopback)
  }

  @Test func `keys, tokens, the public edition or a plain word allow another address`() {
    var keys = AccessSettings()
    keys.keyFile = "keys"
    var tokens = AccessSettings()
    tokens.tokens = TokenSettings(keySetFile: "j", issuer: "i", audience: "a")
    var open = AccessSettings()
    open.audience = .public
    for settings in [keys, tokens, open] {
      #expect(Exposure.refusal(host: "0.0.0.0", access: settings, isOpen: false) == nil)
    }
    #expect(Exposure.refusal(host: "0.0.0.0", access: AccessSettings(), isOpen: true) == nil)
    var everything = AccessSettings()
    everything.audience = .internal
    let refusal = Exposure.refusal(host: "0.0.0.0", access: everything, isOpen: false)
    #expect(refusal?.code == "open-to-all")
    #expect(refusal?.hint?.en.contains("--open") == true)
  }
}
