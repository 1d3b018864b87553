import Cartography
import HTTPTypes
import NIOCore
import PlantModel
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

@Suite struct TileCacheTests {
  private func address(_ column: Int) -> TileAddress {
    TileAddress(
      map: "m", version: .unknown, grid: .local, tile: TileIndex(zoom: 9, column: column, row: 0),
      basis: .inherent)
  }

  private func answer(_ column: Int, _ target: String, generation: Int = 0) -> CachedAnswer {
    CachedAnswer(
      Reply(bytes: [1], mediaType: "image/png"), of: address(column), target: target,
      audience: .internal, endpoint: "tile", generation: generation, fields: [:])
  }

  @Test func `memory stays below its limit however many tiles come`() {
    let cache = TileCache(byteLimit: 100_000)
    for column in 0..<1000 {
      cache.keep(PaintedTile([UInt8](repeating: 1, count: 1000)), at: address(column))
      cache.keep(answer(column, "/\(column)"))
      #expect(cache.load.bytes <= 100_000)
    }
    #expect(cache.load.tiles > 20)
    #expect(cache.tile(address(999)) != nil)
    #expect(cache.tile(address(0)) == nil)
    #expect(!cache.hasAnswer(at: "/0"))
  }

  @Test func `a tile that is asked for outlives those that are not`() {
    let cache = TileCache(byteLimit: 50_000)
    for column in 0..<500 {
      cache.keep(PaintedTile([UInt8](repeating: 1, count: 1000)), at: address(column))
      _ = cache.tile(address(0))
    }
    #expect(cache.tile(address(0)) != nil)
  }

  @Test func `a tile larger than the memory is not kept`() {
    let cache = TileCache(byteLimit: 1000)
    cache.keep(PaintedTile([UInt8](repeating: 1, count: 5000)), at: address(1))
    #expect(cache.load == CacheLoad())
  }

  @Test func `an answer is found under its address as long as no map was swapped`() {
    let cache = TileCache(byteLimit: 100_000)
    cache.keep(PaintedTile([1]), at: address(1))
    cache.keep(answer(1, "/t?basis=residual"))
    func found(_ target: String, _ audience: Audience = .internal, generation: Int = 0) -> Bool {
      cache.answer(at: "/t", target: target, audience: audience, generation: generation) != nil
    }
    #expect(found("/t?basis=residual"))
    #expect(!found("/t"))
    #expect(!found("/t?basis=residual", .public))
    #expect(!found("/t?basis=residual", generation: 1))
    for generation in 1..<20 {
      cache.keep(answer(1, "/t?basis=residual", generation: generation))
      #expect(found("/t?basis=residual", generation: generation))
    }
    #expect(cache.load.bytes < 4000)
  }

  @Test func `one tile takes only so many addresses`() {
    let cache = TileCache(byteLimit: 100_000)
    cache.keep(PaintedTile([1]), at: address(1))
    for number in 0..<100 { cache.keep(answer(1, "/\(number)")) }
    #expect(cache.load.bytes < 10_000)
  }
}
