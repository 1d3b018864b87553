import Foundation
import TestSupport
import Testing

@testable import RiskMapServer

/// What happens on the wire, with real sockets.
@Suite struct ConnectionTests {
  private static let tile = "/maps/small/tiles/19/262144/262143.png"

  private static var impatient: ServerSettings {
    var settings = ServerSettings()
    settings.limits.requestTime = 1
    settings.limits.idleTime = 1
    settings.limits.sendTime = 1
    return settings
  }

  private static func get(_ path: String, _ fields: String = "") -> String {
    "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n"
  }

  @Test func `a kept tile is answered with the same fields as a painted one`() async throws {
    try await withServer { server in
      let painted = try await server.fetch(Self.tile)
      let kept = try await server.fetch(Self.tile)
      #expect(server.installation.cache.load.hits == 1)
      #expect(kept.body == painted.body)
      var fields = painted.fields
      fields["x-request-id"] = nil
      fields["date"] = kept["Date"]
      #expect(kept.fields == fields)
    }
  }

  @Test func `a kept tile answers HEAD and If-None-Match, also in a list and weak`() async throws {
    try await withServer { server in
      let tag = try #require(try await server.fetch(Self.tile)["ETag"])
      let head = try await server.fetch(Self.tile, method: "HEAD")
      #expect(head.status == 200)
      #expect(head.body.isEmpty)
      for field in [tag, "*", "W/\(tag)", "\"a\", \(tag)"] {
        let answer = try await server.fetch(Self.tile, ["If-None-Match": field])
        #expect(answer.status == 304)
        #expect(answer["ETag"] == tag)
        #expect(answer["Cache-Control"] == "max-age=60")
      }
      #expect(try await server.fetch(Self.tile, ["If-None-Match": "\"a\""]).status == 200)
    }
  }

  @Test func `answers leave in the order of their requests`() async throws {
    try await withServer { server in
      _ = try await server.fetch(Self.tile)
      let client = try RawClient(port: server.port)
      client.send(
        Self.get(Self.tile) + Self.get("/maps/none") + Self.get(Self.tile)
          + Self.get("/health/live") + Self.get(Self.tile, "Connection: close\r\n"))
      let text = String(
        decoding: await client.receive(seconds: 5).filter { $0 < 0x80 }, as: UTF8.self)
      let statuses = text.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
      #expect(statuses == ["200", "404", "200", "200", "200"])
    }
  }

  @Test func `a request of a byte a second ends with 408`() async throws {
    try await withServer(settings: Self.impatient) { server in
      let client = try RawClient(port: server.port)
      for byte in "GET / HT" {
        guard client.send(String(byte)) else { break }
        try await Task.sleep(for: .milliseconds(250))
      }
      #expect(await client.text(seconds: 3).hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
      #expect(try await server.fetch("/health/live").status == 200)
    }
  }

  @Test func `connections that ask for nothing are closed`() async throws {
    try await withServer(settings: Self.impatient) { server in
      let silent = try RawClient(port: server.port)
      let served = try RawClient(port: server.port)
      served.send(Self.get("/health/live"))
      #expect(await silent.isClosed(within: 5))
      #expect(await served.isClosed(within: 5))
    }
  }

  @Test func `a client that stops reading is let go, and memory is not piled up for it`()
    async throws
  {
    try await withServer(settings: Self.impatient) { server in
      _ = try await server.fetch(Self.tile)
      let client = try RawClient(port: server.port, receiveBuffer: 4096)
      let request = String(repeating: Self.get(Self.tile), count: 2000)
      let end = Date(timeIntervalSinceNow: 15)
      let writer = Thread { for _ in 0..<100 where !client.send(request) { return } }
      writer.start()
      while !writer.isFinished, Date() < end { try await Task.sleep(for: .milliseconds(100)) }
      #expect(writer.isFinished)
      #expect(try await server.fetch("/health/live").status == 200)
    }
  }

  @Test(arguments: [
    (
      "GET /maps HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n",
      "431"
    ),
    ("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: localhost\r\n\r\n", "414"),
    ("GET /maps HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", "413"),
    (
      "GET /maps HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
      "413"
    ),
    ("POST /maps HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", "405"),
    ("DELETE /maps HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "405"),
    ("GET /maps HTTP/1.1\r\nHost: evil.example\r\n\r\n", "421"),
    ("nonsense\r\n\r\n", "400"), ("GET /maps HTTP/1.1\r\nBad Header\r\n\r\n", "400"),
    ("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "400"),
  ])
  func `what is no request of ours is refused with a problem document`(
    request: String, status: String
  ) async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      client.send(request)
      let text = await client.text(seconds: 5)
      #expect(text.hasPrefix("HTTP/1.1 \(status) "))
      #expect(text.lowercased().contains("content-type: application/problem+json"))
      #expect(text.contains("\"type\":\"urn:riskmap:problem:"))
    }
  }

  @Test func `two thousand connections at once are served`() async throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let count = limit.rlim_cur > 5000 ? 2000 : 200
    try await withServer { server in
      _ = try await server.fetch(Self.tile)
      let clients = try (0..<count).map { _ in try RawClient(port: server.port) }
      for client in clients { client.send(Self.get(Self.tile, "Connection: close\r\n")) }
      var served = 0
      for client in clients where await client.text(seconds: 30).hasPrefix("HTTP/1.1 200 OK") {
        served += 1
      }
      #expect(served == count)
    }
  }

  @Test func `connections beyond the limit wait for those before them`() async throws {
    var settings = ServerSettings()
    settings.limits.connections = 2
    try await withServer(settings: settings) { server in
      var first: RawClient? = try RawClient(port: server.port)
      let second = try RawClient(port: server.port)
      for client in [first, second] { client?.send(Self.get("/health/live")) }
      #expect(await second.receive(seconds: 5, limit: 12).count == 12)
      #expect(await first?.receive(seconds: 5, limit: 12).count == 12)
      let third = try RawClient(port: server.port)
      third.send(Self.get("/health/live"))
      #expect(await third.receive(seconds: 1, limit: 12).isEmpty)
      first = nil
      #expect(await third.receive(seconds: 5, limit: 12).count == 12)
    }
  }

  @Test func `a drain answers what was begun and takes nothing new`() async throws {
    try await withServer { server in
      let client = try RawClient(port: server.port)
      client.send(Self.get("/maps/small/sheets/a4.pdf"))
      try await Task.sleep(for: .milliseconds(100))
      server.drain.begin()
      #expect(await client.text(seconds: 20).hasPrefix("HTTP/1.1 200 OK"))
      #expect(await client.isClosed(within: 5))
      try await Task.sleep(for: .milliseconds(200))
      #expect(throws: RawClient.Failure.self) { try RawClient(port: server.port) }
    }
  }
}
