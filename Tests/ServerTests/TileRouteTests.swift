import NIOCore
import RiskMap
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

  @Test(arguments: ["png", "webp"])
  func `a picture on which nothing shows is blank, so that img clients see no fault`(
    format: String
  ) async throws {
    try await withServer { server in
      let empty = "/maps/small/tiles/19/262100/262100." + format
      let first = try await server.fetch(empty)
      #expect(first.status == 200)
      #expect(first["Content-Type"] == "image/" + format)
      let blank = try #require(TileOutputFormat(rawValue: format).flatMap(BlankTile.painted))
      #expect(first.body == Array(blank.body.readableBytesView))
      let tag = try #require(first["ETag"])
      #expect(try await server.fetch(empty).body == first.body)
      #expect(try await server.fetch(empty, ["If-None-Match": tag]).status == 304)
      #expect(try await server.fetch("/maps/small/tiles/19/262100/262100.mvt").status == 204)
    }
  }
}
