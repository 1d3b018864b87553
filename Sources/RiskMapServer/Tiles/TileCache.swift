import Synchronization

/// How full the memory of tiles is, and how often it had what was asked for.
package struct CacheLoad: Hashable, Sendable {
  package var tiles = 0
  package var bytes = 0
  /// Tiles that were there, and those that were not.
  package var hits = 0
  package var misses = 0
}

/// Tiles that were made lately, counted in bytes, and the answers that they became by their addresses. What was not asked for since the
/// last round goes first (second chance). A class, as event loops and painting threads share it; all of its state stands behind one lock.
package final class TileCache: Sendable {
  fileprivate struct Entry {
    let tile: PaintedTile
    var byteCount: Int
    /// Asked for since the round came by.
    var isUsed = false
    /// Under which answers it is found.
    var paths: [Substring] = []
  }

  fileprivate struct State {
    var entries: [TileAddress: Entry] = [:]
    /// In the order of the round; those before `next` are gone.
    var round: [TileAddress] = []
    var next = 0
    var answers: [Substring: [CachedAnswer]] = [:]
    var load = CacheLoad()
  }

  private let state = Mutex(State())
  private let byteLimit: Int

  /// Dictionaries, heads and addresses of one tile.
  private static let overhead = 512
  /// Addresses under which one tile, or one path, is found at once; others take the long way to it.
  private static let mostAnswers = 4

  package init(byteLimit: Int) {
    self.byteLimit = byteLimit
  }

  package var load: CacheLoad { state.withLock { $0.load } }

  /// The tile, where it is still there.
  ///
  /// - Parameter isCounted: as a hit or a miss: not a second look.
  package func tile(_ address: TileAddress, isCounted: Bool = true) -> PaintedTile? {
    state.withLock { state in
      guard let tile = state.entries[address]?.tile else {
        if isCounted { state.load.misses += 1 }
        return nil
      }
      state.entries[address]?.isUsed = true
      if isCounted { state.load.hits += 1 }
      return tile
    }
  }

  package func keep(_ tile: PaintedTile, at address: TileAddress) {
    let byteCount = tile.byteCount + Self.overhead
    guard byteCount <= byteLimit else { return }
    state.withLock { state in
      guard state.entries[address] == nil else { return }
      state.entries[address] = Entry(tile: tile, byteCount: byteCount)
      state.round.append(address)
      state.load.bytes += byteCount
      state.load.tiles += 1
      state.shrink(to: byteLimit)
    }
  }

  /// Something is kept for that path: worth looking further.
  func hasAnswer(at path: Substring) -> Bool {
    state.withLock { $0.answers[path] != nil }
  }

  /// The answer to that address that was given under the same state of the maps.
  func answer(
    at path: Substring, target: String, audience: Audience, generation: Int
  ) -> CachedAnswer? {
    state.withLock { state in
      guard
        let answer = state.answers[path]?.first(where: {
          $0.generation == generation && $0.target == target && $0.audience == audience
        })
      else { return nil }
      state.entries[answer.tile]?.isUsed = true
      state.load.hits += 1
      return answer
    }
  }

  /// Keeps an answer as long as its tile.
  func keep(_ answer: CachedAnswer) {
    let path = answer.path
    state.withLock { state in
      for old in state.answers[path] ?? [] where old.generation < answer.generation {
        state.forget(old, at: path)
      }
      let others = state.answers[path] ?? []
      guard let entry = state.entries[answer.tile], entry.paths.count < Self.mostAnswers,
        others.count < Self.mostAnswers, !others.contains(where: { $0.isLike(answer) })
      else { return }
      state.answers[path] = others + [answer]
      state.entries[answer.tile]?.paths.append(path)
      state.count(answer.byteCount, at: answer.tile)
      state.shrink(to: byteLimit)
    }
  }
}

extension CachedAnswer {
  fileprivate func isLike(_ other: CachedAnswer) -> Bool {
    target == other.target && audience == other.audience
  }
}

extension TileCache.State {
  fileprivate mutating func count(_ bytes: Int, at address: TileAddress) {
    entries[address]?.byteCount += bytes
    load.bytes += bytes
  }

  /// The answer is out of date.
  fileprivate mutating func forget(_ answer: CachedAnswer, at path: Substring) {
    answers[path]?.removeAll { $0.isLike(answer) && $0.generation == answer.generation }
    if answers[path]?.isEmpty == true { answers[path] = nil }
    guard let index = entries[answer.tile]?.paths.firstIndex(of: path) else { return }
    entries[answer.tile]?.paths.remove(at: index)
    count(-answer.byteCount, at: answer.tile)
  }

  /// Lets go of tiles until the others fit.
  fileprivate mutating func shrink(to limit: Int) {
    while load.bytes > limit, next < round.count {
      let address = round[next]
      next += 1
      if entries[address]?.isUsed == true {
        entries[address]?.isUsed = false
        round.append(address)
      } else {
        drop(address)
      }
    }
    if next > 4096, next > round.count / 2 {
      round.removeFirst(next)
      next = 0
    }
  }

  private mutating func drop(_ address: TileAddress) {
    guard let entry = entries.removeValue(forKey: address) else { return }
    for path in entry.paths {
      answers[path]?.removeAll { $0.tile == address }
      if answers[path]?.isEmpty == true { answers[path] = nil }
    }
    load.bytes -= entry.byteCount
    load.tiles -= 1
  }
}
