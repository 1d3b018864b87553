import MapStyle
package import PlantModel
import Synchronization

/// The label plan of a zoom, made piece by piece.
///
/// Labels take turns (`LabelTurns`), and one can be hindered only by those before it that may lie where it may lie. So what a window
/// shows follows from the labels that may reach into it, those before them that may touch these, and so on: few, however large the
/// map. The plan is the same in whatever order windows are asked for, and the same as if all had been placed at once.
///
/// A class, because it goes on growing while tiles are painted, on all threads. What changes stands behind one lock.
package final class TileLabels: Sendable {
  /// At most so many labels are tried for units whose middles lie in one cell of the map; the rest have no room in any case.
  static let mostInCell = 32
  /// Pixels.
  static let crowdedCell = 8.0
  /// Beyond so many pairs of labels that may touch, following them one by one takes longer than placing all.
  static let mostPairs = 2_000_000

  private let placing: TileLabelPlacing
  private let turns: [Int32]
  /// Where the label of each unit may lie.
  private let regions: [TileBounds]
  private let index: PackedRTree
  private let mostLabels: Int
  private let found: TileFindings
  private let state: Mutex<State>
  private let symbols = Mutex<TileSymbols?>(nil)

  private struct State {
    /// Units whose place is known, or known to be none.
    var isSettled: [Bool]
    var labels: [Int32: TileLabel] = [:]
    var taken = PlacedBoxes()
    /// Units that were to have a label and found no room, and have not been asked for yet.
    var silent: Set<Int32> = []

    init(unitCount: Int) {
      isSettled = [Bool](repeating: false, count: unitCount)
    }
  }

  /// - Parameter mostLabels: past so many placed labels it forgets them and starts again; each takes some 2,000 bytes.
  init(
    _ content: TileContent, on plane: TilePlane, measuring: any TextMeasuring, mostLabels: Int,
    found: TileFindings
  ) {
    self.mostLabels = mostLabels
    self.found = found
    placing = TileLabelPlacing(content, on: plane, measuring: measuring, found: found)
    let isSilent = placing.isSilent
    turns = isSilent ? [] : LabelTurns(codes: content.codes, ranks: content.ranks).turns
    let admitted = Self.regions(content, plane, turns)
    regions = admitted.regions
    if !admitted.crowded.isEmpty {
      let due = placing.requests(admitted.crowded).map { Int32(clamping: $0.unit) }
      found.note(unlabelled: due, at: plane.corner.zoom)
    }
    index = PackedRTree(regions)
    state = Mutex(State(unitCount: regions.count))
  }

  /// Bytes that it takes before any label is placed.
  package var byteCount: Int { index.byteCount + regions.count * 21 }

  /// Labels of which something shows in a window (pixels of the plane), those that chose last at the bottom.
  package func labels(in window: Rect) -> [TileLabel] {
    let asked = index.indices(in: window)
    guard !asked.isEmpty else { return [] }
    return state.withLock { state in
      // What is forgotten comes out the same when it is asked for again.
      if state.labels.count > mostLabels { state = State(unitCount: regions.count) }
      settle(asked, &state)
      if !state.silent.isEmpty {
        let silent = asked.filter { state.silent.remove($0) != nil }
        found.note(unlabelled: silent, at: placing.plane.corner.zoom)
      }
      return asked.compactMap { state.labels[$0] }
    }
    .filter { $0.bounds.intersects(window) }
    .sorted { turns[$0.unit] > turns[$1.unit] }
  }

  /// Marks of labels and of other symbols of which something shows in a window, in drawing order.
  package func marks(in window: Rect) -> [Mark] {
    let symbols = symbols.withLock { made in
      let symbols =
        made
        ?? TileSymbols(
          placing.content, on: placing.plane, measuring: placing.measuring, found: found
        ) {
          labels(in: placing.plane.pixels(placing.content.extent).inset(by: -TileGrid.tileSize))
        }
      made = symbols
      return symbols
    }
    return symbols.marks(in: window) + labels(in: window).flatMap(\.marks)
  }

  /// Places the labels of those units and of all that come before them and may hinder them.
  private func settle(_ asked: [Int32], _ state: inout State) {
    var requests = requests(asked, &state)
    requests.sort { turns[$0.unit] < turns[$1.unit] }
    for request in requests {
      guard let label = placing.label(request, among: state.taken) else {
        state.silent.insert(Int32(clamping: request.unit))
        continue
      }
      state.taken.insert(label.box)
      state.labels[Int32(clamping: label.unit)] = label
    }
  }

  private func requests(_ asked: [Int32], _ state: inout State) -> [TileLabelRequest] {
    var requests: [TileLabelRequest] = []
    var batch = asked.filter { !state.isSettled[Int($0)] }
    var near: [Int32] = []
    var pairs = 0
    while !batch.isEmpty {
      for unit in batch { state.isSettled[Int(unit)] = true }
      let found = placing.requests(batch)
      batch = []
      for request in found {
        index.collect(in: Rect(regions[request.unit]), into: &near)
        pairs += near.count
        for other in near
        where !state.isSettled[Int(other)] && turns[Int(other)] < turns[request.unit] {
          state.isSettled[Int(other)] = true
          batch.append(other)
        }
      }
      requests += found
      if pairs > Self.mostPairs {
        // But for the crowded ones, which have no region: no window shows them, so they must not take room.
        batch = (0..<Int32(regions.count)).filter {
          !state.isSettled[Int($0)] && !regions[Int($0)].isNull
        }
        for unit in batch { state.isSettled[Int(unit)] = true }
        return requests + placing.requests(batch)
      }
    }
    return requests
  }

  private static func regions(
    _ content: TileContent, _ plane: TilePlane, _ turns: [Int32]
  ) -> (regions: [TileBounds], crowded: [Int32]) {
    guard !turns.isEmpty, let geometry = content.tables["unit_labels"]?.geometry else {
      return ([], [])
    }
    var units = [Int32](repeating: 0, count: turns.count)
    for (unit, turn) in turns.enumerated() { units[Int(turn)] = Int32(clamping: unit) }
    var regions = [TileBounds](repeating: .null, count: turns.count)
    var crowds = Crowds()
    var crowded: [Int32] = []
    for unit in units.lazy.map({ Int($0) }) where !geometry.bounds[unit].isNull {
      let bounds = plane.pixels(geometry.bounds[unit])
      guard crowds.admit(bounds.center) else {
        crowded.append(Int32(clamping: unit))
        continue
      }
      let reach = LabelReach(rank: Int(content.ranks[unit]))
      regions[unit] = TileBounds(around: reach.region(of: bounds, code: content.codes[unit]))
    }
    return (regions, crowded)
  }
}

/// How many units have their middle in a cell.
private struct Crowds {
  private struct Cell: Hashable {
    var x: Double
    var y: Double
  }

  private var counts: [Cell: Int] = [:]

  mutating func admit(_ point: Point) -> Bool {
    let side = TileLabels.crowdedCell
    let cell = Cell(x: (point.x / side).rounded(), y: (point.y / side).rounded())
    counts[cell, default: 0] += 1
    return counts[cell, default: 0] <= TileLabels.mostInCell
  }
}

extension Rect {
  init(_ bounds: TileBounds) {
    self.init(
      minX: Double(bounds.minX), minY: Double(bounds.minY), maxX: Double(bounds.maxX),
      maxY: Double(bounds.maxY))
  }
}
