import Foundation
import TestSupport
import Testing

@testable import RiskMapServer

@Suite struct MapRouteTests {
  @Test func `the list leads to the map, and the map to everything it has`() async throws {
    try await withServer { server in
      let list = try await server.fetch("/maps")
      #expect(list["Content-Type"] == "application/json")
      #expect(list.text.contains("\"name\":\"small\""))
      let map = try await server.fetch("/maps/small").text
      for part in [
        "\"grids\":[", "\"sheets\":[", "/units.geojson\"", "/legend.svg\"", "\"bases\":[",
      ] {
        #expect(map.contains(part))
      }
    }
  }

  @Test(arguments: [
    ("/maps/none", 404), ("/maps/small/none", 404), ("/maps/small/", 404), ("//maps", 404),
    ("/maps/%2e%2e%2fsmall", 404), ("/maps/..%2fsmall", 404), ("/maps/small%2fsheets", 404),
    ("/maps/small/sheets/none.pdf", 404), ("/maps/small/sheets/a4.gif", 404),
    ("/maps/small/sheets/..%2f..%2fmap.yaml.pdf", 404), ("/maps/small/sheets/a4.png?dpi=9999", 400),
    ("/maps/small/sheets/a4.png?dpi=x", 400), ("/maps/small/units/none", 404),
    ("/maps/small/units/%2e%2e", 404), ("/maps/small/legend.gif", 404),
    ("/maps/small/legend.png?scale=9", 400), ("/maps/small/legend.svg?lang=fr", 400),
    ("/maps/small/units.geojson?basis=none", 400), ("/maps/small?x=1", 400),
    ("/maps/small/tiles/19/262144/262143@9x.png", 404), ("/maps/small/tiles/30/0/0.png", 404),
    ("/maps/small/tiles/-1/0/0.png", 404), ("/maps/small/tiles/a/b/c.png", 400),
    ("/maps/small/tiles/1/1e3/0.png", 400), ("/maps/small/tiles/19/0262144/262143.png", 400),
    ("/maps/small/tiles/19/99999999999999999999/0.png", 400),
    ("/maps/small/tiles/19/262144/262143.exe", 404), ("/maps/small/tiles/None/19/1/1.png", 404),
    ("/maps/small/tiles/19/262144/262143.mvt?v=xyz", 400),
    ("/maps/small/tiles/19/262144/262143.png?basis=", 400),
    ("/maps/small/tiles/19/262144/262143@2x.mvt", 404), ("/?%zz", 400),
    ("/maps/small/tiles/19/262144/262143.png?as-of=never", 400),
  ])
  func `an address that is not there or makes no sense is a problem`(
    target: String, status: Int
  ) async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      client.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let text = await client.text(seconds: 10)
      #expect(text.hasPrefix("HTTP/1.1 \(status) "))
      #expect(text.contains("application/problem+json"))
    }
  }

  @Test func `a unit comes with the reasons of its level`() async throws {
    try await withServer { server in
      let unit = try await server.fetch("/maps/small/units/A1?lang=en").text
      #expect(unit.contains("\"level\":\"major\",\"reasons\":[{\"kind\":\"event\""))
      #expect(unit.contains("\"measures\":\"气体报警；喷淋\""))
    }
  }

  @Test func `units are GeoJSON with levels at the basis that is asked for`() async throws {
    try await withServer { server in
      let answer = try await server.fetch("/maps/small/units.geojson")
      #expect(answer["Content-Type"] == "application/geo+json")
      #expect(answer.text.contains("\"code\":\"A1\""))
      #expect(answer.text.contains("\"level\":\"major\""))
      let residual = try await server.fetch("/maps/small/units.geojson?basis=residual").text
      #expect(residual.contains("\"basis\":\"residual\""))
      let document = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
      #expect((document?["features"] as? [Any])?.count == 3)
    }
  }

  @Test func `a sheet is a file of which parts can be had`() async throws {
    try await withServer { server in
      let target = "/maps/small/sheets/a4.pdf"
      let whole = try await server.fetch(target)
      #expect(whole.body.starts(with: "%PDF-".utf8))
      #expect(whole["Accept-Ranges"] == "bytes")
      let part = try await server.fetch(target, ["Range": "bytes=5-14"])
      #expect(part.status == 206)
      #expect(part.body == Array(whole.body[5..<15]))
      #expect(part["Content-Range"] == "bytes 5-14/\(whole.body.count)")
      let none = try await server.fetch(target, ["Range": "bytes=99999999-"])
      #expect(none.status == 416)
      #expect(none["Content-Range"] == "bytes */\(whole.body.count)")
      #expect(none["Content-Type"] == "application/problem+json")
      #expect(none["Cache-Control"] == "no-store")
      #expect(none["ETag"] == nil)
      // Parts are of GET alone (RFC 9110, 14.2).
      let head = try await server.fetch(target, method: "HEAD", ["Range": "bytes=5-14"])
      #expect(head.status == 200 && head["Content-Range"] == nil)
      #expect(head["Accept-Ranges"] == "bytes")
      let tag = try #require(whole["ETag"])
      #expect(
        try await server.fetch(target, ["Range": "bytes=0-1", "If-Range": tag]).status == 206)
      #expect(
        try await server.fetch(target, ["Range": "bytes=0-1", "If-Range": "\"a\""]).status == 200)
      #expect(
        try await server.fetch("/maps/small/sheets/a4.png?dpi=50").body.starts(with: [0x89, 0x50]))
      #expect(try await server.fetch("/maps/small/sheets/a4.svg").text.contains("<svg"))
    }
  }

  @Test func `the legend names the levels that units have, with their colours`() async throws {
    try await withServer { server in
      let legend = try await server.fetch("/maps/small/legend.json").text
      #expect(legend.contains("\"level\":\"major\""))
      #expect(legend.contains("\"units\":1"))
      #expect(
        Set(legend.components(separatedBy: "\"color\":").dropFirst().map { $0.prefix(18) }).count
          == 3)
      #expect(!legend.contains("\"unassessed\""))
      #expect(try await server.fetch("/maps/small/legend.svg").text.contains("<svg"))
      #expect(
        try await server.fetch("/maps/small/legend.png?scale=2").body.starts(with: [0x89, 0x50]))
    }
  }

  @Test func `addresses name the port that the system chose`() async throws {
    try await withServer { server in
      #expect(server.port != 0)
      let text = try await server.fetch("/maps").text
      #expect(
        text.replacing("\\/", with: "/").contains("http://127.0.0.1:\(server.port)/maps/small"))
    }
  }

  @Test func `an address with the version is immutable; one of another version leads to it`()
    async throws
  {
    try await withServer { server in
      let version = try #require(server.installation.library.map(named: "small")).description
        .version
      let tile = "/maps/small/tiles/19/262144/262143.png"
      for _ in 0..<2 {
        let named = try await server.fetch(tile + "?v=\(version)")
        #expect(named["Cache-Control"] == "max-age=31536000, immutable")
      }
      let client = try RawClient(port: server.port)
      client.send(
        "GET \(tile)?v=0123456789abcdef HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let text = await client.text(seconds: 10)
      #expect(text.hasPrefix("HTTP/1.1 307 "))
      #expect(text.lowercased().contains("location: ?v=\(version)\r\n"))
      #expect(text.lowercased().contains("cache-control: no-store"))
    }
  }

  @Test func `text and vector tiles are compressed for who takes that, pictures never`()
    async throws
  {
    try await withServer { server in
      func ask(_ target: String, _ fields: String) async throws -> String {
        let client = try RawClient(port: server.port)
        client.send(
          "GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(fields)\r\n")
        let bytes = await client.receive(seconds: 10)
        return String(decoding: bytes.filter { $0 < 0x80 }, as: UTF8.self).lowercased()
      }
      let gzip = "Accept-Encoding: gzip, br\r\n"
      for target in ["/maps/small/units.geojson", "/maps/small/tiles/19/262144/262143.mvt"] {
        for _ in 0..<2 {
          let packed = try await ask(target, gzip)
          #expect(packed.contains("content-encoding: gzip"))
          #expect(packed.contains("vary: origin, accept-encoding"))
          let plain = try await ask(target, "Accept-Encoding: gzip;q=0\r\n")
          #expect(!plain.contains("content-encoding"))
          #expect(plain.contains("vary: origin, accept-encoding"))
        }
      }
      #expect(
        !(try await ask("/maps/small/tiles/19/262144/262143.png", gzip)).contains(
          "content-encoding"))
    }
  }

  @Test func `pages of listed origins may read answers, kept ones as well`() async throws {
    var settings = ServerSettings()
    settings.origins = CrossOrigin(["https://dash.example.com", "http://localhost:*"])
    try await withServer(settings: settings) { server in
      let tile = "/maps/small/tiles/19/262144/262143.png"
      for _ in 0..<2 {
        for origin in ["https://dash.example.com", "http://localhost:3000"] {
          let answer = try await server.fetch(tile, ["Origin": origin])
          #expect(answer["Access-Control-Allow-Origin"] == origin)
          #expect(answer["Vary"] == "Origin")
        }
        for origin in ["https://evil.example.com", "http://localhost:3000.evil.com", "null"] {
          let answer = try await server.fetch(tile, ["Origin": origin])
          #expect(answer["Access-Control-Allow-Origin"] == nil)
        }
      }
      let preflight = try await server.fetch(
        tile, method: "OPTIONS", ["Origin": "https://dash.example.com"])
      #expect(preflight.status == 204)
      #expect(preflight["Access-Control-Allow-Methods"] == "GET, HEAD")
    }
  }
}
