package import Cartography
import Synchronization

/// How far a run has come, or what it made in the end.
package struct TileCount: Hashable, Sendable {
  package var written = 0
  /// Left out, since nothing of the map shows on them.
  package var empty = 0
  package var bytes = 0
}

/// The tiles of a metatile in the order of its range; empty bytes where nothing shows.
package typealias PaintedTiles = [[UInt8]]

/// Makes the tiles of a plan on `jobs` threads, metatile by metatile, and delivers them in the order of the plan, so that what comes out
/// does not depend on the number of threads.
///
/// - Parameters:
///   - lane: makes what a thread paints with; it stays on that thread.
///   - paint: the tiles of a metatile.
///   - deliver: takes the tiles that are not empty. It is called by one thread at a time.
///   - advance: is called with the zoom after each metatile.
/// - Returns: what was made by zoom.
package func paintedTiles<Lane>(
  of plan: TilePlan, jobs: Int, lane: @Sendable () -> Lane,
  _ paint: @Sendable (inout Lane, TileRange) throws(MapError) -> PaintedTiles,
  to deliver: @Sendable ([(tile: TileIndex, bytes: [UInt8])]) throws(MapError) -> Void,
  advance: @Sendable (_ zoom: Int) -> Void
) throws(MapError) -> [Int: TileCount] {
  let outcome = Mutex<(counts: [Int: TileCount], fault: MapError?)>(([:], nil))
  inLanes(plan.metatileCount, jobs: jobs, ahead: jobs * 4, lane: lane) { lane, number in
    Result { () throws(MapError) in try paint(&lane, plan.metatile(number)) }
  } inOrder: { number, result in
    let range = plan.metatile(number)
    do throws(MapError) {
      let tiles = zip(range.tiles, try result.get()).map { (tile: $0, bytes: $1) }
      let filled = tiles.filter { !$0.bytes.isEmpty }
      if !filled.isEmpty { try deliver(filled) }
      outcome.withLock { outcome in
        var count = outcome.counts[range.zoom] ?? TileCount()
        count.written += filled.count
        count.empty += tiles.count - filled.count
        count.bytes += filled.reduce(0) { $0 + $1.bytes.count }
        outcome.counts[range.zoom] = count
      }
      advance(range.zoom)
      return true
    } catch {
      outcome.withLock { $0.fault = error }
      return false
    }
  }
  return try outcome.withLock { outcome throws(MapError) in
    if let fault = outcome.fault { throw fault }
    return outcome.counts
  }
}
