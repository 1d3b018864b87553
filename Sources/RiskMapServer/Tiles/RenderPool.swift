import Foundation
package import NIOCore
import RiskMap
import Synchronization

/// The threads that paint: a fixed number, with a bounded queue before them. Requests for one tile share one piece of work; tiles go before
/// other work, of which one thread is kept free where there are several. A class, as every request shares it; all of its state stands
/// behind one lock.
package final class RenderPool: Sendable {
  /// Pieces of work that may wait.
  package let queueLimit: Int
  private let queue: Mutex<RenderQueue>
  /// Counts what may be begun.
  private let ready = DispatchSemaphore(value: 0)
  private let threads: Int

  /// Starts the threads; they end with `close`.
  package init(threads: Int, queueLimit: Int) {
    self.threads = max(1, threads)
    self.queueLimit = max(1, queueLimit)
    queue = Mutex(RenderQueue(longLimit: max(1, threads - 1)))
    for number in 1...self.threads {
      let thread = Thread { self.work() }
      thread.name = "render-\(number)"
      thread.start()
    }
  }

  /// What waits and what is being made now.
  package var load: RenderLoad { queue.withLock { $0.load } }

  /// The tile; empty where nothing of the map shows on it. Throws `overloaded` where too many wait already.
  ///
  /// - Parameters:
  ///   - cache: gets the tile before anyone else, and is looked at once more, as the tile may have come in since it was not there.
  ///   - count: is told how long the painting took.
  package func tile(
    _ address: TileAddress, of map: ServedMap, cache: TileCache,
    count: @escaping @Sendable (TimeAmount) -> Void = { _ in }
  ) async throws(Problem) -> PaintedTile {
    try await withCheckedContinuation { (waiter: TileWaiter) in
      let work = TileWork(address: address, map: map, cache: cache, count: count)
      switch queue.withLock({ $0.admit(work, waiter, limit: queueLimit) }) {
      case .added: ready.signal()
      case .joined: break
      case .known(let tile): waiter.resume(returning: .success(tile))
      case .refused: waiter.resume(returning: .failure(.overloaded))
      }
    }.get()
  }

  /// Other work that takes the processor: sheets, pictures, documents of many units. Throws `overloaded` where too many wait already.
  func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws(MapError) -> Value
  ) async throws(Problem) -> Value {
    try await withCheckedContinuation {
      (waiter: CheckedContinuation<Result<Value, Problem>, Never>) in
      let job: @Sendable () -> Void = {
        waiter.resume(
          returning: Result { () throws(MapError) in try work() }.mapError { Problem(of: $0) })
      }
      if queue.withLock({ $0.admit(job, limit: queueLimit) }) {
        ready.signal()
      } else {
        waiter.resume(returning: .failure(.overloaded))
      }
    }.get()
  }

  /// The threads end when nothing waits any more; nothing is taken after that.
  package func close() {
    queue.withLock { $0.isClosed = true }
    for _ in 0..<threads { ready.signal() }
  }

  private func work() {
    let lane = TileLane()
    while true {
      ready.wait()
      switch queue.withLock({ $0.next() }) {
      case .tile(let work)?:
        let tile = lane.painted(work)
        for waiter in queue.withLock({ $0.finish(work.address) }) { waiter.resume(returning: tile) }
      case .long(let job)?:
        job()
        if queue.withLock({ $0.finishLong() }) { ready.signal() }
      case nil:
        if queue.withLock({ $0.isClosed }) { return }
      }
    }
  }
}

extension TileLane {
  fileprivate func painted(_ work: TileWork) -> Result<PaintedTile, Problem> {
    let address = work.address
    let begun = NIODeadline.now()
    do throws(MapError) {
      let map = try work.map.gridded(address.grid, basis: address.basis)
      let tile = PaintedTile(
        try paint(address.tile, of: map, format: address.format, scale: address.scale),
        packing: address.format.isVector)
      work.cache.keep(tile, at: address)
      work.count(.now() - begun)
      return .success(tile)
    } catch {
      return .failure(Problem(of: error))
    }
  }
}
