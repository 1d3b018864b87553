import Glibc
import MapStyle
import PlantModel

extension LabelPlacing {
  mutating func retreat(_ i: Int, withLeader: Bool) {
    if withLeader, leaderMisses < 300 {
      if let leader = leader(for: i) {
        leaderMisses = 0
        return put(leader, at: i)
      }
      leaderMisses += 1
    }
    guard rules.hasKey || requests[i].rank == RiskLevel.major.rank else { return }
    if let code = keyed(i, .code) { return put(code, at: i) }
    if let number = keyed(i, .number) { return put(number, at: i) }
    if requests[i].rank == RiskLevel.major.rank { force(i) }
  }

  /// Texts for a leader: a little smaller than inside, in few lines.
  private func leaderBodies(_ request: LabelRequest) -> [LabelBody] {
    let paint = request.paint
    let size = max(rules.smallestSize(paint), paint.size * 0.85)
    let text = labelText(paint, maxLines: 2)
    return text.wrappings.indices.map {
      LabelBody(text.block($0, size: size), of: request, rules: rules)
    }
  }

  /// How dear a leader may be, by rank: a map on which every small unit of low risk reaches out shows nothing.
  private static func budget(_ rank: Int) -> Double {
    [170, 190, 240, 300, 520][min(max(rank, 0), 4)]
  }

  /// The focus, or beside a symbol that stands on it.
  private func leaderEnd(_ i: Int) -> Point {
    let dot = Size(width: 4, height: 4)
    let box = OrientedBox(center: focuses[i], size: dot)
    return index.isFree(.box(box)) ? focuses[i] : freePlace(i, for: dot) ?? focuses[i]
  }

  private func leader(for i: Int) -> PlacedLabel? {
    let request = requests[i]
    let budget = Self.budget(request.rank)
    let anchor = leaderEnd(i)
    guard window.contains(anchor) else { return nil }
    let reach = request.room[0].boundingBox
    let start = min(max(reach.width, reach.height) / 2, 60)
    var best: (cost: Double, label: PlacedLabel)?
    for body in leaderBodies(request) {
      for distance in [8, 14, 22, 32, 45, 62, 84, 112, 150] as [Double] {
        // Nothing farther out can be better than what has been found.
        if start + distance >= best?.cost ?? budget { break }
        for direction in 0..<16 {
          let angle = Double(direction) * .pi / 8
          let label = candidate(
            request, body, anchor, Point(x: cos(angle), y: sin(angle)), start + distance)
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
    _ request: LabelRequest, _ body: LabelBody, _ anchor: Point, _ direction: Point,
    _ distance: Double
  ) -> PlacedLabel {
    let foot = anchor + direction * distance
    let center =
      foot + Point(x: direction.x * body.size.width / 2, y: direction.y * body.size.height / 2)
    let box = Rect(center: center, width: body.size.width, height: body.size.height)
    let end = Point(
      x: min(max(anchor.x, box.minX), box.maxX), y: min(max(anchor.y, box.minY), box.maxY))
    return PlacedLabel(
      unit: request.unit, rank: request.rank, placement: .leader, body: body,
      box: OrientedBox(box), paint: request.paint, leader: [end, anchor])
  }

  /// Pixels of leader, dearer where the label hides other units; nil where it collides or costs as much as `limit`.
  private func cost(
    _ label: PlacedLabel, _ distance: Double, _ direction: Int, below limit: Double
  ) -> Double? {
    let box = label.box.boundingBox
    guard window.inset(by: 4).contains(box), label.leader.count == 2 else { return nil }
    // On a unit of another level the word of the label would contradict the colour below it.
    let covered = coverage.share(of: box)
    guard covered <= (label.rank == RiskLevel.major.rank ? 0.6 : 0.2) else { return nil }
    // Straight up and down crosses most lines of text: a slanted leader reads better.
    let slant = direction % 4 == 0 ? 6.0 : 0
    let hidden = wanted.isFree(.box(label.box)) ? 0.0 : 60
    let segment = LabelIndex.Shape.segment(label.leader[0], label.leader[1])
    // Over a symbol it may run where it cannot run elsewhere: one that covers its unit.
    let crossing = index.isFree(segment) ? 0.0 : 60
    let cost = distance + 400 * covered + slant + hidden + crossing
    guard cost < limit, index.isFree(.box(label.box.grown(by: 2))),
      crossing == 0 || !index.isBlocked(segment, from: 0)
    else { return nil }
    return cost
  }
}
