import Glibc
import MapStyle
import PlantModel

extension LabelPlacing {
  private func keyBody(_ i: Int, _ placement: PlacedLabel.Placement) -> LabelBody {
    let size = max(rules.minimumSize, rules.smallestSize(requests[i].paint))
    // The number itself is known when all are placed.
    let text = placement == .code ? requests[i].code : widestNumber
    let block = TextBlock([measuring.shaped(text, fonts: rules.keyFonts, size: size)])
    // A code keeps its plate, without which its colour might not be seen; a number has its pill.
    return placement == .code && requests[i].icon?.textFit ?? .none != .none
      ? LabelBody(block, of: requests[i], rules: rules) : LabelBody(block)
  }

  /// A number stands on a pill that reaches a little beyond it.
  private static func pillSize(_ body: LabelBody) -> Size {
    Size(width: body.size.width + 3, height: body.size.height + 2)
  }

  /// A place for a box of that size inside the unit, beside what is there already.
  func freePlace(_ i: Int, for size: Size) -> Point? {
    let part = requests[i].room[0]
    let taken = index.boxes(in: part.boundingBox)
    return LabelRoom(part, rotation: 0, focus: focuses[i], taken: taken).center(for: size)
  }

  func keyed(_ i: Int, _ placement: PlacedLabel.Placement) -> PlacedLabel? {
    let request = requests[i]
    if placement == .code, request.code.count > 12 { return nil }
    let body = keyBody(i, placement)
    let size = placement == .number ? Self.pillSize(body) : body.size
    let inside = freePlace(i, for: size)
    // A code that sticks out of its unit could be read as its neighbour's; a number on its pill cannot.
    guard let center = inside ?? (placement == .number ? focuses[i] : nil) else { return nil }
    let label = PlacedLabel(
      unit: request.unit, rank: request.rank, placement: placement, body: body,
      box: OrientedBox(center: center, size: size), paint: request.paint)
    guard window.contains(label.box.boundingBox), index.isFree(.box(label.box)) else { return nil }
    return label
  }

  /// A major risk without room: its number goes to the nearest place where only lower levels stand, and they give way. Where
  /// its unit lies under other numbers, its leader may run under them too.
  mutating func force(_ i: Int) {
    let body = keyBody(i, .number)
    for mayCross in [false, true] {
      for ring in 0..<60 {
        for step in 0..<max(1, ring * 6) {
          guard triesLeft > 0 else { return }
          triesLeft -= 1
          if forced(i, body, ring: ring, step: step, mayCross: mayCross) { return }
        }
      }
    }
  }

  private mutating func forced(
    _ i: Int, _ body: LabelBody, ring: Int, step: Int, mayCross: Bool
  ) -> Bool {
    let request = requests[i]
    let size = Self.pillSize(body)
    let angle = 2 * .pi * Double(step) / Double(max(1, ring * 6))
    let distance = Double(ring) * size.height * 0.6
    let center = focuses[i] + Point(x: cos(angle) * distance, y: sin(angle) * distance)
    let box = OrientedBox(center: center, size: size)
    guard window.contains(box.boundingBox) else { return false }
    let leader = ring < 2 ? [] : [center, focuses[i]]
    let crossed = ring >= 2 && !mayCross ? LabelIndex.Shape.segment(center, focuses[i]) : nil
    guard !index.isBlocked(.box(box), from: request.rank),
      crossed.map({ !index.isBlocked($0, from: request.rank) }) ?? true
    else { return false }
    let conflicts = index.conflicts(.box(box)) + (crossed.map(index.conflicts) ?? [])
    for owner in Set(conflicts.map(\.owner)) { giveWay(owner) }
    put(
      PlacedLabel(
        unit: request.unit, rank: request.rank, placement: .number, body: body, box: box,
        paint: request.paint, leader: leader), at: i)
    return true
  }
}
