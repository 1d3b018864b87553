import Glibc
import MapStyle
import PlantModel

/// One label on its way through the ways of setting it.
struct TileLabelSetting {
  let request: TileLabelRequest
  /// Pictures that the style names.
  let symbols: [String: Symbol]
  let measuring: any TextMeasuring
  let taken: PlacedBoxes

  private var paint: TextPaint { request.paint }

  /// Letters are never smaller than 9 CSS pixels on tiles, unless the style asks for smaller ones.
  private static let rules = LabelRules(minimumSize: 9)

  private var smallestSize: Double { Self.rules.smallestSize(paint) }

  // MARK: Inside

  func inside(_ room: TileRoom) -> TileLabel? {
    guard mayHoldText(room) else { return nil }
    guard request.isPlain else { return insideAsOnSheets(room) }
    let text = TileLabelText(paint, measuring: measuring)
    guard let full = text.fewestLines else { return nil }
    if room.holdsInMiddle(needed(text.size(full, at: paint.size))),
      let label = label(text, full, paint.size, at: room.focus, .inside)
    {
      return label
    }
    let wrappings = text.wrappings
    return inside(room, text, wrappings, rotation: 0, sizes: Self.rules.sizes(paint))
      ?? room.turns.lazy.compactMap {
        inside(
          room, text, wrappings, rotation: $0,
          sizes: Self.rules.sizes(paint).filter { $0 >= paint.size * 0.8 })
      }.first
  }

  private func inside(
    _ room: TileRoom, _ text: TileLabelText, _ wrappings: [[ShapedLine]], rotation: Double,
    sizes: [Double]
  ) -> TileLabel? {
    guard let smallest = sizes.last else { return nil }
    let fitting = wrappings.filter {
      let size = needed(text.size($0, at: smallest))
      return rotation == 0 ? room.mayHold(size) : size.width * size.height <= room.area
    }
    guard !fitting.isEmpty else { return nil }
    let grid = room.grid(rotation: rotation)
    let holding = fitting.filter { grid.center(for: needed(text.size($0, at: smallest))) != nil }
    for size in sizes {
      for wrapping in holding {
        guard let center = grid.center(for: needed(text.size(wrapping, at: size))) else { continue }
        if let label = label(text, wrapping, size, at: center, .inside, rotation: rotation) {
          return label
        }
      }
    }
    return nil
  }

  /// A quick no for the many units that are smaller than a few letters.
  private func mayHoldText(_ room: TileRoom) -> Bool {
    let size = smallestSize
    return max(room.bounds.width, room.bounds.height) >= 2 * size && room.area >= 2 * size * size
  }

  private func needed(_ size: Size) -> Size {
    // Half a pixel goes to rounding.
    Size(width: size.width + 2 * paint.padding + 1, height: size.height + paint.padding + 1)
  }

  /// Texts of several looks, icons and columns go through the plan of sheets, with no way out but inside.
  private func insideAsOnSheets(_ room: TileRoom) -> TileLabel? {
    let window = room.bounds
    let plan = placedLabels(
      [
        LabelRequest(
          unit: 0, code: request.code, rank: 0, paint: paint, icon: request.icon,
          room: [room.part])
      ],
      window: window, obstacles: taken.near(window).map(\.boundingBox),
      // Where all is covered no leader is drawn.
      coverage: UnitCoverage([Path(rect: window)], window: window),
      rules: LabelRules(minimumSize: smallestSize, hasKey: false, symbols: symbols),
      measuring: measuring)
    guard let placed = plan.labels.first, placed.placement == .inside else { return nil }
    let marks = plan.marks(
      codes: [request.code], numberFonts: paint.fonts, measuring: measuring)
    return TileLabel(
      unit: request.unit, rank: request.rank, placement: .inside, text: paint.text,
      box: placed.box, bounds: placed.box.boundingBox.inset(by: -paint.haloWidth - 1), marks: marks)
  }

  // MARK: Code

  func code(inside room: TileRoom) -> TileLabel? {
    let text = codeText
    guard let line = text.fewestLines else { return nil }
    for size in [paint.size, smallestSize] {
      let needed = needed(text.size(line, at: size))
      guard room.mayHold(needed) else { continue }
      let center = room.holdsInMiddle(needed) ? room.focus : room.grid().center(for: needed)
      if let center, let label = label(text, line, size, at: center, .code) { return label }
    }
    return nil
  }

  /// The code at a point of its unit, or near it as far as its level may reach, within the region that is known to others.
  func code(at point: Point, bounds: Rect, reach: LabelReach, region: Rect) -> TileLabel? {
    let text = codeText
    guard let line = text.fewestLines, smallestSize <= LabelReach.mostSize else { return nil }
    let size = min(max(smallestSize, min(paint.size, 11)), LabelReach.mostSize)
    let box = text.size(line, at: size)
    let side = max(bounds.width, bounds.height) * (1 + 2 * reach.share)
    guard box.width <= side, box.height <= side else { return nil }
    let beside = reach.distance > 0 ? Self.spots(beside: bounds, box) : []
    for center in beside + Self.spots(round: point, within: reach.distance) {
      let leader = center == point || beside.contains(center) ? [] : [center, point]
      guard
        let label = label(text, line, size, at: center, leader.isEmpty ? .code : .leader, leader),
        region.contains(label.bounds)
      else { continue }
      return label
    }
    return nil
  }

  private var codeText: TileLabelText {
    var paint = paint
    paint.sections = [TextPaint.Section(request.code)]
    paint.maxWidth = .infinity
    return TileLabelText(paint, measuring: measuring, mostLines: 1)
  }

  /// Below, above and at both sides of a unit that the code would hide if it stood on it; none for a larger unit.
  private static func spots(beside unit: Rect, _ box: Size) -> [Point] {
    guard max(unit.width, unit.height) < box.height else { return [] }
    let (x, y) = ((box.width + unit.width) / 2 + 1, (box.height + unit.height) / 2 + 1)
    return [(0, y), (0, -y), (x, 0), (-x, 0)].map { unit.center + Point(x: $0.0, y: $0.1) }
  }

  /// The point itself, then places round it, the nearest first.
  private static func spots(round point: Point, within distance: Double) -> [Point] {
    var spots = [point]
    for ring in stride(from: 12, through: distance, by: 12) {
      for step in 0..<16 {
        let angle = Double(step) * .pi / 8
        let spot = Point(x: point.x + ring * cos(angle), y: point.y + ring * sin(angle))
        spots.append(spot)
      }
    }
    return spots
  }

  // MARK: Label

  /// The label with its middle near a point, on whole pixels; nil where others are in the way.
  private func label(
    _ text: TileLabelText, _ wrapping: [ShapedLine], _ size: Double, at center: Point,
    _ placement: PlacedLabel.Placement, _ leader: [Point] = [], rotation: Double = 0
  ) -> TileLabel? {
    let box = OrientedBox(
      center: center, size: text.size(wrapping, at: size), rotation: rotation
    ).onWholePixels
    guard taken.isFree(box) else { return nil }
    let drawing = TileLabelDrawing(
      paint: paint, size: size, origin: "unit/\(request.code)", box: box)
    return TileLabel(
      unit: request.unit, rank: request.rank, placement: placement,
      text: wrapping.map(\.text).joined(separator: "\n"), box: box,
      bounds: drawing.bounds(leader), marks: drawing.marks(wrapping, leader, measuring: measuring))
  }
}

extension OrientedBox {
  /// With its corner on whole pixels, or its middle where it is turned.
  fileprivate var onWholePixels: OrientedBox {
    var box = self
    if rotation == 0 {
      let (w, h) = (size.width / 2, size.height / 2)
      box.center = Point(
        x: (center.x - w).rounded() + w, y: (center.y - h).rounded() + h)
    } else {
      box.center = Point(x: center.x.rounded(), y: center.y.rounded())
    }
    return box
  }
}
