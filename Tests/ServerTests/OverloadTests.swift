import Cartography
import Foundation
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

@Suite struct OverloadTests {
  private static let tile = "/maps/small/tiles/19/262144/262143"

  @Test func `a full queue is 503 with Retry-After, and health answers at once`() async throws {
    var settings = ServerSettings()
    settings.queue = 1
    try await withServer(settings: settings) { server in
      let gate = DispatchSemaphore(value: 0)
      let pool = server.installation.pool
      // Other work keeps one thread free for tiles; the piece that waits fills the queue.
      async let held: Void = { _ = try? await pool.run { gate.wait() } }()
      while pool.load.running < 1 { try await Task.sleep(for: .milliseconds(5)) }
      async let waits: Void = { _ = try? await pool.run { gate.wait() } }()
      while pool.load.waiting < 1 { try await Task.sleep(for: .milliseconds(5)) }
      let refused = try await server.fetch(Self.tile + ".png")
      #expect(refused.status == 503)
      #expect(refused["Retry-After"] == "1")
      #expect(refused["Content-Type"] == "application/problem+json")
      #expect(try await server.fetch("/health/live").status == 200)
      #expect(try await server.fetch("/health/ready").status == 200)
      #expect(try await server.fetch("/metrics").text.contains("riskmap_render_refused_total 1"))
      gate.signal()
      gate.signal()
      _ = await (held, waits)
      #expect(try await server.fetch(Self.tile + ".png").status == 200)
    }
  }

  @Test func `health and cached tiles are answered while every painting thread is busy`()
    async throws
  {
    try await withServer { server in
      #expect(try await server.fetch(Self.tile + ".png").status == 200)
      let installation = server.installation
      let map = try #require(installation.library.map(named: "small"))
      let gate = DispatchSemaphore(value: 0)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for column in 0..<2 {
          let address = TileAddress(
            map: "small", version: map.description.version, grid: .local,
            tile: TileIndex(zoom: 9, column: column, row: 0), basis: map.description.basis)
          group.addTask {
            _ = try await installation.pool.tile(
              address, of: map, cache: installation.cache, count: { _ in gate.wait() })
          }
        }
        while installation.pool.load.running < 2 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(try await server.fetch("/health/live").status == 200)
        #expect(try await server.fetch("/health/ready").status == 200)
        #expect(try await server.fetch(Self.tile + ".png").status == 200)
        for _ in 0..<2 { gate.signal() }
        try await group.waitForAll()
      }
    }
  }

  @Test func `equal requests share one render`() async throws {
    try await withServer { server in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 { group.addTask { try await server.fetch(Self.tile + "@3x.png").status } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses == [Int](repeating: 200, count: 20))
      let line = try await server.fetch("/metrics").text.split(separator: "\n").first {
        $0.hasPrefix("riskmap_render_seconds_count")
      }
      #expect(line == #"riskmap_render_seconds_count{grid="Local",zoom="19",format="png"} 1"#)
    }
  }

  @Test func `a tile that came in since it was missed is not painted again`() async throws {
    try await withServer { server in
      let installation = server.installation
      let map = try #require(installation.library.map(named: "small"))
      let address = TileAddress(
        map: "small", version: map.description.version, grid: .local,
        tile: TileIndex(zoom: 19, column: 262_144, row: 262_143), basis: map.description.basis)
      let known = PaintedTile([1, 2, 3])
      installation.cache.keep(known, at: address)
      let load = installation.cache.load
      let tile = try await installation.pool.tile(address, of: map, cache: installation.cache)
      #expect(tile == known)
      #expect(installation.cache.load == load)
    }
  }
}
