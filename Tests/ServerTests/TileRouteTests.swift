import TestSupport
import Testing

@testable import RiskMapServer

@Suite struct TileRouteTests {
  /// The small map lies round 40, 30 metres of the grid `Local`.
  private static let tile = "/maps/small/tiles/19/262144/262143"

  @Test func `a tile has type, length, a strong tag and a minute of life`() async throws {
    try await withServer { server in
      let answer = try await server.fetch(Self.tile + ".png")
      #expect(answer.status == 200)
      #expect(answer["Content-Type"] == "image/png")
      #expect(answer["Content-Length"] == "\(answer.body.count)")
      #expect(answer["Cache-Control"] == "max-age=60")
      #expect(answer.body.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      let tag = try #require(answer["ETag"])
      #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
      let again = try await server.fetch(Self.tile + ".png", ["If-None-Match": tag])
      #expect(again.status == 304)
      #expect(again.body.isEmpty)
      #expect(again["ETag"] == tag)
    }
  }

  @Test func `a tile that is not there is a problem in the language of who asks`() async throws {
    try await withServer { server in
      let answer = try await server.fetch(
        "/maps/small/tiles/30/0/0.png", ["Accept-Language": "zh-CN,en;q=0.5"])
      #expect(answer.status == 404)
      #expect(answer["Content-Type"] == "application/problem+json")
      #expect(answer.text.contains("\"code\"") == false)
      #expect(answer.text.contains("Local 没有 30 级"))
    }
  }
}
