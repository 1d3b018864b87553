import Cartography
import Foundation
import PlantModel
import RiskMap
import Synchronization
import TestSupport
import Testing

@Suite struct PaintedTilesTests {
  private let plan: TilePlan

  init() throws {
    plan = try TilePlan(
      grid: TileGrid(.local), zooms: 15...19,
      extent: Rect(x: 0, y: 0, width: 4000, height: 3000))
  }

  /// Tiles as text, every third one empty; what took longest is as like to come first.
  private func paint(_ range: TileRange) -> PaintedTiles {
    if range.rows.lowerBound % 3 == 0 { usleep(500) }
    return range.tiles.map { ($0.column + $0.row) % 3 == 0 ? [] : Array("\($0)".utf8) }
  }

  private func made(jobs: Int) throws -> (tiles: [TileIndex], counts: [Int: TileCount]) {
    let tiles = Mutex<[TileIndex]>([])
    let counts = try paintedTiles(
      of: plan, jobs: jobs, lane: { 0 }, { _, range throws(MapError) in paint(range) },
      to: { new throws(MapError) in tiles.withLock { $0 += new.map(\.tile) } }, advance: { _ in })
    return (tiles.withLock { $0 }, counts)
  }

  @Test func `tiles come in the same order whatever the number of threads, without empty ones`()
    throws
  {
    let one = try made(jobs: 1)
    #expect(Set(one.tiles).count == one.tiles.count)
    #expect(one.tiles.allSatisfy { ($0.column + $0.row) % 3 != 0 })
    #expect(one.counts.values.reduce(0) { $0 + $1.written } == one.tiles.count)
    #expect(one.counts.values.reduce(0) { $0 + $1.written + $1.empty } == plan.count)
    for jobs in [2, 3, 16] {
      let many = try made(jobs: jobs)
      #expect(many.tiles == one.tiles)
      #expect(many.counts == one.counts)
    }
  }

  @Test func `each thread keeps what it paints with, and a fault ends the run`() throws {
    let lanes = Mutex(0)
    let delivered = Mutex(0)
    let fault = MapError.outputClosed
    #expect(throws: fault) {
      try paintedTiles(
        of: plan, jobs: 4,
        lane: {
          lanes.withLock { $0 += 1 }
          return 0
        },
        { lane, range throws(MapError) in
          lane += 1
          return paint(range)
        },
        to: { _ throws(MapError) in
          let count = delivered.withLock { count in
            count += 1
            return count
          }
          if count == 3 { throw fault }
        }, advance: { _ in })
    }
    #expect(delivered.withLock { $0 } == 3)
    #expect((1...4).contains(lanes.withLock { $0 }))
  }

  @Test func `no thread runs far ahead of a slow one`() throws {
    let delivered = Mutex(0)
    let most = Mutex(0)
    _ = try paintedTiles(
      of: plan, jobs: 2, lane: { 0 },
      { lane, range throws(MapError) in
        lane += 1
        let begun = delivered.withLock { $0 }
        most.withLock { $0 = max($0, lane - begun) }
        // The very first piece of work is slow.
        if range.zoom == 15 && range.rows.lowerBound == plan.ranges[0].rows.lowerBound {
          usleep(100_000)
        }
        return range.tiles.map { _ in [1] }
      }, to: { _ throws(MapError) in delivered.withLock { $0 += 1 } }, advance: { _ in })
    #expect(most.withLock { $0 } <= 2 * 4 + 1)
  }
}
