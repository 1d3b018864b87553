import MapStyle
import PlantModel

extension LabelPlacing {
  mutating func placeInside(_ i: Int) {
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

  func smallestSize(_ paint: TextPaint) -> Double {
    min(paint.size, max(rules.minimumSize, paint.size * rules.minimumShare))
  }

  private func sizes(_ paint: TextPaint) -> [Double] {
    let smallest = smallestSize(paint)
    let steps = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6].map { $0 * paint.size }
    return steps.filter { $0 > smallest } + [smallest]
  }
}
