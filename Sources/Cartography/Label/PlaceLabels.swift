import Glibc
import MapStyle
package import PlantModel

/// Limits of the label plan.
package struct LabelRules: Hashable, Sendable {
  /// Letters are never made smaller than this, in CSS pixels.
  package var minimumSize: Double
  /// … nor than this share of the size that the style asks for.
  package var minimumShare: Double
  /// Labels that fit nowhere else may refer to a key.
  package var hasKey: Bool
  /// Fonts of numbers and codes.
  package var keyFonts: [String]

  package init(
    minimumSize: Double, minimumShare: Double = 0.6, hasKey: Bool = true,
    keyFonts: [String] = ["Noto Sans CJK SC Bold"]
  ) {
    self.minimumSize = minimumSize
    self.minimumShare = minimumShare
    self.hasKey = hasKey
    self.keyFonts = keyFonts
  }
}

/// Places every label at most once, so that none overlaps another, an obstacle or the edge of the window.
///
/// Order of retreat: inside at full size in one, two, three lines; turned along a narrow unit; smaller; outside with a
/// leader; the unit's code, explained in the key; a number in the key. The worst levels choose first, ties by unit code; a
/// major risk takes the room of lower ones before it would go without a label.
package func placedLabels(
  _ requests: [LabelRequest], window: Rect, obstacles: [Rect], coverage: UnitCoverage,
  rules: LabelRules, measuring: some TextMeasuring
) -> LabelPlan {
  let placing = LabelPlacing(
    requests: requests.sorted { ($0.rank, $1.code) > ($1.rank, $0.code) }, window: window,
    obstacles: obstacles, coverage: coverage, rules: rules, measuring: measuring)
  let plan = placing.plan(majorLeaders: true)
  guard plan.dropped.contains(where: placing.isMajor) else { return plan }
  // So many major risks that their leaders took each other's room: numbers take less.
  return placing.plan(majorLeaders: false)
}

/// The state of one run of `placedLabels`.
struct LabelPlacing<Measuring: TextMeasuring> {
  let requests: [LabelRequest]
  let window: Rect
  let coverage: UnitCoverage
  let rules: LabelRules
  let measuring: Measuring
  private var index: LabelIndex
  private var placed: [PlacedLabel?]
  private var focuses: [Point]

  init(
    requests: [LabelRequest], window: Rect, obstacles: [Rect], coverage: UnitCoverage,
    rules: LabelRules, measuring: Measuring
  ) {
    self.requests = requests
    self.window = window
    self.coverage = coverage
    self.rules = rules
    self.measuring = measuring
    placed = requests.map { _ in nil }
    focuses = requests.map { Self.focus(of: $0.room[0]) }
    index = LabelIndex(window: window)
    for obstacle in obstacles {
      index.insert(.box(OrientedBox(obstacle)), owner: -1, rank: .max)
    }
  }

  /// Whether that unit, by its index in the plant, is of major risk.
  func isMajor(_ unit: Int) -> Bool {
    requests.contains { $0.unit == unit && $0.rank == RiskLevel.major.rank }
  }

  /// Where a label should stand: the centre of mass, or the innermost point where that lies outside or near an edge.
  private static func focus(of polygon: Polygon) -> Point {
    let box = polygon.boundingBox
    // A speck: any point of it will do.
    guard max(box.width, box.height) > 2 else { return polygon.centroid }
    let precision = max(0.5, min(box.width, box.height) / 20)
    let pole = polygon.poleOfInaccessibility(precision: precision)
    let centroid = polygon.centroid
    guard polygon.contains(centroid) else { return pole.point }
    let near = polygon.rings.contains { ring in
      zip(ring, ring.dropFirst() + ring.prefix(1)).contains {
        squaredDistance(from: centroid, toSegment: $0, $1) < pole.distance * pole.distance / 4
      }
    }
    return near ? pole.point : centroid
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

  // MARK: inside

  private mutating func placeInside(_ i: Int) {
    let request = requests[i]
    let text = LabelText(request.paint, measuring: measuring)
    guard !text.wrappings.isEmpty else { return }
    let clearance = request.paint.padding
    for part in request.room.prefix(3) {
      let focus = part == request.room[0] ? focuses[i] : Self.focus(of: part)
      let smallest = smallestSize(request.paint)
      guard couldHold(part, text, smallest) else { continue }
      for rotation in Self.rotations(of: part) {
        let room = LabelRoom(part, rotation: rotation, focus: focus)
        for size in sizes(request.paint) where rotation == 0 || size >= request.paint.size * 0.8 {
          for wrapping in text.wrappings.indices {
            let block = text.block(wrapping, size: size, measuring: measuring)
            let needed = Size(
              width: block.size.width + 2 * clearance, height: block.size.height + clearance)
            guard let center = room.center(for: needed) else { continue }
            let box = OrientedBox(center: center, size: block.size, rotation: rotation)
            guard window.contains(box.boundingBox), index.isFree(.box(box)) else { continue }
            put(
              PlacedLabel(
                unit: request.unit, rank: request.rank, placement: .inside, block: block, box: box,
                paint: request.paint), at: i)
            return
          }
        }
      }
    }
  }

  /// A quick no for the many units that are smaller than a few letters.
  private func couldHold(_ part: Polygon, _ text: LabelText, _ size: Double) -> Bool {
    let box = part.boundingBox
    let lines = text.wrappings.last?.count ?? 1
    let longer = max(box.width, box.height)
    return longer >= 2 * size && box.width * box.height >= size * size * Double(lines)
  }

  /// Upright, and along a part that is much longer than wide: degrees clockwise, read from below or from the right.
  private static func rotations(of part: Polygon) -> [Double] {
    guard let axis = longAxis(of: part), axis.elongation > 2.2 else { return [0] }
    // Never upside down; an upright part is read from the right.
    let angle = axis.degrees >= 87 ? axis.degrees - 180 : axis.degrees
    if abs(angle) < 3 { return [0] }
    return [0, abs(angle + 90) < 3 ? -90 : angle]
  }

  private func smallestSize(_ paint: SymbolPaint) -> Double {
    min(paint.size, max(rules.minimumSize, paint.size * rules.minimumShare))
  }

  private func sizes(_ paint: SymbolPaint) -> [Double] {
    let smallest = smallestSize(paint)
    let steps = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6].map { $0 * paint.size }
    return steps.filter { $0 > smallest } + [smallest]
  }

  // MARK: outside

  private mutating func retreat(_ i: Int, withLeader: Bool) {
    if withLeader, let leader = leader(for: i) { return put(leader, at: i) }
    guard rules.hasKey || requests[i].rank == RiskLevel.major.rank else { return }
    if let code = keyed(i, .code) { return put(code, at: i) }
    if let number = keyed(i, .number) { return put(number, at: i) }
    if requests[i].rank == RiskLevel.major.rank { force(i) }
  }

  /// Texts for a leader: a little smaller than inside, in few lines.
  private func leaderBlocks(_ paint: SymbolPaint) -> [TextBlock] {
    let size = max(smallestSize(paint), paint.size * 0.85)
    let text = LabelText(paint, measuring: measuring, maxLines: 2)
    return text.wrappings.indices.map { text.block($0, size: size, measuring: measuring) }
  }

  /// How dear a leader may be, by rank: a map on which every small unit of low risk reaches out shows nothing.
  private static func budget(_ rank: Int) -> Double {
    [170, 190, 240, 300, 520][min(max(rank, 0), 4)]
  }

  private func leader(for i: Int) -> PlacedLabel? {
    let request = requests[i]
    let budget = Self.budget(request.rank)
    let anchor = focuses[i]
    guard window.contains(anchor) else { return nil }
    let reach = request.room[0].boundingBox
    let start = min(max(reach.width, reach.height) / 2, 60)
    var best: (cost: Double, label: PlacedLabel)?
    for block in leaderBlocks(request.paint) {
      for distance in [8, 14, 22, 32, 45, 62, 84, 112, 150] as [Double] {
        // Nothing farther out can be better than what has been found.
        if start + distance >= best?.cost ?? budget { break }
        for direction in 0..<16 {
          let angle = Double(direction) * .pi / 8
          let label = candidate(
            request, block, anchor, Point(x: cos(angle), y: sin(angle)), start + distance)
          guard
            let cost = cost(label, distance + start, direction, below: best?.cost ?? budget)
          else { continue }
          best = (cost, label)
        }
      }
    }
    return best?.label
  }

  /// A label whose box begins at `distance` from the anchor in that direction, with its leader.
  private func candidate(
    _ request: LabelRequest, _ block: TextBlock, _ anchor: Point, _ direction: Point,
    _ distance: Double
  ) -> PlacedLabel {
    let foot = anchor + direction * distance
    let center =
      foot + Point(x: direction.x * block.size.width / 2, y: direction.y * block.size.height / 2)
    let box = Rect(center: center, width: block.size.width, height: block.size.height)
    let end = Point(
      x: min(max(anchor.x, box.minX), box.maxX), y: min(max(anchor.y, box.minY), box.maxY))
    return PlacedLabel(
      unit: request.unit, rank: request.rank, placement: .leader, block: block,
      box: OrientedBox(box), paint: request.paint, leader: [end, anchor])
  }

  /// Pixels of leader, dearer where the label hides other units; nil where it collides or costs as much as `limit`.
  private func cost(
    _ label: PlacedLabel, _ distance: Double, _ direction: Int, below limit: Double
  ) -> Double? {
    let box = label.box.boundingBox
    guard window.inset(by: 4).contains(box), label.leader.count == 2 else { return nil }
    // Straight up and down crosses most lines of text: a slanted leader reads better.
    let cost = distance + 260 * coverage.share(of: box) + (direction % 4 == 0 ? 6 : 0)
    guard cost < limit, index.isFree(.box(label.box.grown(by: 2))),
      index.isFree(.segment(label.leader[0], label.leader[1]))
    else { return nil }
    return cost
  }

  // MARK: key

  private func keyBlock(_ i: Int, _ placement: PlacedLabel.Placement) -> TextBlock {
    let size = max(rules.minimumSize, smallestSize(requests[i].paint))
    // Room for three digits: the number itself is known when all are placed.
    let text = placement == .code ? requests[i].code : "888"
    return TextBlock([measuring.shaped(text, fonts: rules.keyFonts, size: size)])
  }

  /// A number stands on a pill that reaches a little beyond it.
  private static func pillSize(_ block: TextBlock) -> Size {
    Size(width: block.size.width + 3, height: block.size.height + 2)
  }

  private func keyed(_ i: Int, _ placement: PlacedLabel.Placement) -> PlacedLabel? {
    let request = requests[i]
    if placement == .code, request.code.count > 12 { return nil }
    let block = keyBlock(i, placement)
    let size = placement == .number ? Self.pillSize(block) : block.size
    let inside = LabelRoom(request.room[0], rotation: 0, focus: focuses[i]).center(for: size)
    // A code that sticks out of its unit could be read as its neighbour's; a number on its pill cannot.
    guard let center = inside ?? (placement == .number ? focuses[i] : nil) else { return nil }
    let label = PlacedLabel(
      unit: request.unit, rank: request.rank, placement: placement, block: block,
      box: OrientedBox(center: center, size: size), paint: request.paint)
    guard window.contains(label.box.boundingBox), index.isFree(.box(label.box)) else { return nil }
    return label
  }

  /// A major risk without room: its number goes to the nearest place where only lower levels stand, and they give way. Where
  /// its unit lies under other numbers, its leader may run under them too.
  private mutating func force(_ i: Int) {
    for mayCross in [false, true] {
      for ring in 0..<60 {
        for step in 0..<max(1, ring * 6) {
          if forced(i, ring: ring, step: step, mayCross: mayCross) { return }
        }
      }
    }
  }

  private mutating func forced(_ i: Int, ring: Int, step: Int, mayCross: Bool) -> Bool {
    let request = requests[i]
    let block = keyBlock(i, .number)
    let size = Self.pillSize(block)
    let angle = 2 * .pi * Double(step) / Double(max(1, ring * 6))
    let distance = Double(ring) * size.height * 0.6
    let center = focuses[i] + Point(x: cos(angle) * distance, y: sin(angle) * distance)
    let box = OrientedBox(center: center, size: size)
    guard window.contains(box.boundingBox) else { return false }
    let leader = ring < 2 ? [] : [center, focuses[i]]
    var conflicts = index.conflicts(.box(box))
    if ring >= 2, !mayCross { conflicts += index.conflicts(.segment(center, focuses[i])) }
    guard conflicts.allSatisfy({ $0.rank < request.rank }) else { return false }
    for owner in Set(conflicts.map(\.owner)) { giveWay(owner) }
    put(
      PlacedLabel(
        unit: request.unit, rank: request.rank, placement: .number, block: block, box: box,
        paint: request.paint, leader: leader), at: i)
    return true
  }

  private mutating func giveWay(_ owner: Int) {
    guard placed.indices.contains(owner) else { return }
    index.remove(owner: owner)
    placed[owner] = nil
  }

  private mutating func put(_ label: PlacedLabel, at i: Int) {
    placed[i] = label
    index.insert(.box(label.box), owner: i, rank: label.rank)
    if label.leader.count == 2 {
      index.insert(.segment(label.leader[0], label.leader[1]), owner: i, rank: label.rank)
    }
  }
}
