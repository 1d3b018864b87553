import MapStyle
import PlantModel

extension LabelPlacing {
  /// A way to set a label in a part of its unit.
  private struct Attempt {
    var text: LabelText<Measuring>
    /// Degrees clockwise.
    var rotation: Double
    /// The largest first.
    var sizes: [Double]

    func largest(from size: Double) -> Attempt {
      var attempt = self
      attempt.sizes.removeAll { $0 < size }
      return attempt
    }
  }

  mutating func placeInside(_ i: Int) {
    let request = requests[i]
    let horizontal = labelText(request.paint)
    let vertical =
      request.paint.writingModes.contains(.vertical)
      ? labelText(request.paint, isVertical: true) : nil
    guard !horizontal.wrappings.isEmpty else { return }
    for part in request.room.prefix(3) {
      let focus = part == request.room[0] ? focuses[i] : part.focus
      let smallest = rules.smallestSize(request.paint)
      guard couldHold(part, horizontal, smallest) else { continue }
      let attempts = attempts(part, request.paint, horizontal, vertical)
      let taken = index.boxes(in: part.boundingBox)
      let symbols = wanted.boxes(in: part.boundingBox)
      // Beside the symbols at nearly full size, else over them.
      let largest = attempts.map { $0.largest(from: request.paint.size * 0.8) }
      let ways =
        symbols.isEmpty ? [(attempts, taken)] : [(largest, taken + symbols), (attempts, taken)]
      for (attempts, taken) in ways {
        var rooms: [Double: LabelRoom] = [:]
        for attempt in attempts {
          let room =
            rooms[attempt.rotation]
            ?? LabelRoom(part, rotation: attempt.rotation, focus: focus, taken: taken)
          rooms[attempt.rotation] = room
          guard let label = label(request, attempt, in: room) else { continue }
          put(label, at: i)
          return
        }
      }
    }
  }

  private func label(
    _ request: LabelRequest, _ attempt: Attempt, in room: LabelRoom
  ) -> PlacedLabel? {
    let clearance = request.paint.padding
    for size in attempt.sizes {
      for wrapping in attempt.text.wrappings.indices {
        let body = LabelBody(
          attempt.text.block(wrapping, size: size), of: request, rules: rules)
        let needed = Size(
          width: body.size.width + 2 * clearance, height: body.size.height + clearance)
        guard let center = room.center(for: needed) else { continue }
        let box = OrientedBox(center: center, size: body.size, rotation: attempt.rotation)
        guard window.contains(box.boundingBox), index.isFree(.box(box)) else { continue }
        return PlacedLabel(
          unit: request.unit, rank: request.rank, placement: .inside, body: body, box: box,
          paint: request.paint)
      }
    }
    return nil
  }

  /// Upright lines in all sizes, then turned along a narrow part in large ones. Where the style allows columns these come before
  /// the turned lines, in a tall part also before small upright ones; first of all where the style names them first.
  private func attempts(
    _ part: Polygon, _ paint: TextPaint, _ horizontal: LabelText<Measuring>,
    _ vertical: LabelText<Measuring>?
  ) -> [Attempt] {
    let sizes = rules.sizes(paint)
    let large = sizes.filter { $0 >= paint.size * 0.8 }
    let axis = longAxis(of: part).flatMap { $0.elongation > 2.2 ? $0.degrees : nil }
    let turned = turnedLines(along: axis).map {
      Attempt(text: horizontal, rotation: $0, sizes: large)
    }
    let upright = Attempt(text: horizontal, rotation: 0, sizes: sizes)
    guard let vertical, !vertical.wrappings.isEmpty else { return [upright] + turned }
    let columns = Attempt(text: vertical, rotation: 0, sizes: sizes)
    if paint.writingModes.first == .vertical {
      return [columns] + (paint.writingModes.count > 1 ? [upright] + turned : [])
    }
    guard let axis, axis > 45, axis < 135 else { return [upright] + turned }
    return [
      Attempt(text: horizontal, rotation: 0, sizes: large),
      Attempt(text: vertical, rotation: 0, sizes: large), upright, columns,
    ] + turned
  }

  /// A quick no for the many units that are smaller than a few letters.
  private func couldHold(_ part: Polygon, _ text: LabelText<Measuring>, _ size: Double) -> Bool {
    let box = part.boundingBox
    let lines = text.wrappings.last?.count ?? 1
    let longer = max(box.width, box.height)
    return longer >= 2 * size && box.width * box.height >= size * size * Double(lines)
  }
}
