import NIOCore
import RiskMap

/// How busy the painting threads are.
package struct RenderLoad: Hashable, Sendable {
  /// Pieces of work that wait.
  package var waiting = 0
  /// Pieces of work that are under way.
  package var running = 0
  /// Pieces of work that were not taken, since the beginning.
  package var refused = 0
}

typealias TileWaiter = CheckedContinuation<Result<PaintedTile, Problem>, Never>

/// A tile to be painted.
struct TileWork: Sendable {
  var address: TileAddress
  var map: ServedMap
  /// Where the tile goes to, and may be already.
  var cache: TileCache
  var count: @Sendable (TimeAmount) -> Void
}

/// What waits for the painting threads, in the order in which it came; tiles first.
struct RenderQueue: Sendable {
  enum Admission { case added, joined, known(PaintedTile), refused }

  enum Work: Sendable {
    case tile(TileWork)
    case long(@Sendable () -> Void)
  }

  var isClosed = false
  private(set) var load = RenderLoad()
  private let longLimit: Int
  private var longRunning = 0
  private var tiles: [TileWork] = []
  private var long: [@Sendable () -> Void] = []
  /// Who wants a tile that waits or is being painted.
  private var waiters: [TileAddress: [TileWaiter]] = [:]

  /// - Parameter longLimit: pieces of other work than tiles that may be under way at once.
  init(longLimit: Int) {
    self.longLimit = longLimit
  }

  /// Joins the work on the same tile, where there is some. A tile is kept before its work is finished: one that nobody works on is either
  /// kept or not yet begun.
  mutating func admit(_ work: TileWork, _ waiter: TileWaiter, limit: Int) -> Admission {
    if waiters[work.address] != nil {
      waiters[work.address]?.append(waiter)
      return .joined
    }
    if let tile = work.cache.tile(work.address, isCounted: false) { return .known(tile) }
    guard hasRoom(limit) else {
      load.refused += 1
      return .refused
    }
    waiters[work.address] = [waiter]
    tiles.append(work)
    load.waiting += 1
    return .added
  }

  /// False where there is no room.
  mutating func admit(_ job: @escaping @Sendable () -> Void, limit: Int) -> Bool {
    guard hasRoom(limit) else {
      load.refused += 1
      return false
    }
    long.append(job)
    load.waiting += 1
    return true
  }

  private func hasRoom(_ limit: Int) -> Bool { !isClosed && load.waiting < limit }

  /// What is to be done now; nil where nothing may be begun.
  mutating func next() -> Work? {
    let work: Work
    if !tiles.isEmpty {
      work = .tile(tiles.removeFirst())
    } else if !long.isEmpty, longRunning < longLimit {
      longRunning += 1
      work = .long(long.removeFirst())
    } else {
      return nil
    }
    load.waiting -= 1
    load.running += 1
    return work
  }

  /// A tile is there: who waits for it.
  mutating func finish(_ address: TileAddress) -> [TileWaiter] {
    load.running -= 1
    return waiters.removeValue(forKey: address) ?? []
  }

  /// Other work is done: true where more of it may begin.
  mutating func finishLong() -> Bool {
    load.running -= 1
    longRunning -= 1
    return !long.isEmpty
  }
}
