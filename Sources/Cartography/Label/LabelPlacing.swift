import MapStyle
import PlantModel

/// The state of one run of `placedLabels`.
struct LabelPlacing<Measuring: TextMeasuring> {
  let requests: [LabelRequest]
  let window: Rect
  let coverage: UnitCoverage
  let rules: LabelRules
  let measuring: Measuring
  var index: LabelIndex
  /// Where symbols would stand that labels should rather leave in sight.
  private(set) var wanted: LabelIndex
  /// How many units in a row have found no room for a leader: past some there is none on this map.
  var leaderMisses = 0
  /// Places that may yet be tried for numbers of major risks: on a map that is full of them searching on takes forever.
  var triesLeft = 400_000
  /// Room for the largest number that may be printed.
  let widestNumber: String
  var placed: [PlacedLabel?]
  private(set) var focuses: [Point]

  init(
    requests: [LabelRequest], window: Rect, obstacles: [Rect], symbols: SymbolRoom,
    coverage: UnitCoverage, rules: LabelRules, measuring: Measuring
  ) {
    self.requests = requests
    self.window = window
    self.coverage = coverage
    self.rules = rules
    self.measuring = measuring
    placed = requests.map { _ in nil }
    widestNumber = String(repeating: "8", count: max(2, "\(requests.count)".count))
    focuses = requests.map { $0.room[0].focus }
    index = LabelIndex(window: window)
    wanted = LabelIndex(window: window)
    for obstacle in obstacles {
      index.insert(.box(OrientedBox(obstacle)), owner: -1, rank: .max)
    }
    for symbol in symbols.fixed { index.insert(.box(symbol), owner: -1, rank: -1) }
    for symbol in symbols.wanted { wanted.insert(.box(symbol), owner: -1, rank: -1) }
  }

  func labelText(
    _ paint: TextPaint, isVertical: Bool = false, maxLines: Int = 3
  ) -> LabelText<Measuring> {
    LabelText(
      paint,
      TextSetting(
        size: paint.size, minimumSize: rules.minimumSize, lineHeight: paint.lineHeight,
        letterSpacing: paint.letterSpacing, imageScale: rules.symbolScale, measuring: measuring),
      symbols: rules.symbols, isVertical: isVertical, maxLines: maxLines)
  }

  /// Units of major risk, by their index in the plant.
  var majors: Set<Int> {
    Set(requests.lazy.filter { $0.rank == RiskLevel.major.rank }.map(\.unit))
  }

  /// The plan, from a fresh start; without leaders of major risks these go on to codes and numbers.
  func plan(majorLeaders: Bool) -> LabelPlan {
    var run = self
    for i in requests.indices { run.placeInside(i) }
    for i in requests.indices where run.placed[i] == nil {
      run.retreat(i, withLeader: majorLeaders || requests[i].rank < RiskLevel.major.rank)
    }
    return run.result()
  }

  private func result() -> LabelPlan {
    var plan = LabelPlan()
    var number = 0
    for i in requests.indices {
      guard var label = placed[i] else {
        plan.dropped.append(requests[i].unit)
        continue
      }
      if label.placement == .number {
        number += 1
        label.number = number
      }
      plan.labels.append(label)
    }
    return plan
  }

  mutating func giveWay(_ owner: Int) {
    guard placed.indices.contains(owner) else { return }
    index.remove(owner: owner)
    placed[owner] = nil
  }

  mutating func put(_ label: PlacedLabel, at i: Int) {
    placed[i] = label
    index.insert(.box(label.box), owner: i, rank: label.rank)
    if label.leader.count == 2 {
      index.insert(.segment(label.leader[0], label.leader[1]), owner: i, rank: label.rank)
    }
  }
}
