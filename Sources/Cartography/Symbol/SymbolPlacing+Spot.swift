import Glibc
import MapStyle
import PlantModel

extension SymbolPlacing {
  /// A text set at a spot.
  private struct TextCandidate {
    let text: SymbolText
    let room: [OrientedBox]
    /// Where its point came to lie; on a bent line, the line says.
    let point: Point
    let rotation: Double
    let onLine: LineText?
  }

  /// An icon at a spot.
  private struct IconCandidate {
    let icon: SymbolIcon
    let room: [OrientedBox]
    let point: Point
    let turn: Double
  }

  /// The symbol at a spot, nil where it finds no room; what it takes is then in the index. Which of text and icon may stand without
  /// the other is decided as in the GL renderers (`Placement.placeLayerBucketPart` of MapLibre GL JS).
  mutating func place(
    _ request: SymbolRequest, at spot: SymbolSpot, owner: Int, isReserved: Bool,
    in index: inout SymbolIndex
  ) -> PlacedSymbol? {
    let paint = request.paint
    let isPlate = paint.icon.map { $0.textFit != .none } ?? false
    var icon = isPlate ? nil : paint.icon.flatMap { self.icon($0, at: spot, round: nil) }
    if let fixed = icon, let look = paint.icon, !look.isOptional,
      !isFree(fixed.room, look.overlap, owner, in: index)
    {
      return nil
    }
    let texts = paint.text.map { self.texts($0, drawn: request.drawn) } ?? []
    let plate = isPlate ? paint.icon : nil
    let chosen = paint.text.flatMap {
      choose(texts, $0, with: plate, request.drawn, at: spot, owner, in: index)
    }
    if let plate { icon = self.icon(plate, at: spot, round: chosen?.text ?? texts.first) }
    var hasText = chosen != nil
    var hasIcon =
      icon.map { isFree($0.room, paint.icon?.overlap ?? .never, owner, in: index) } ?? false
    if icon != nil, paint.icon?.isOptional != true, !hasIcon { hasText = false }
    if !texts.isEmpty, paint.text?.isOptional != true, !hasText { hasIcon = false }
    guard hasText || hasIcon else { return nil }

    var symbol = PlacedSymbol(height: spot.point.y, isPlate: isPlate)
    if hasIcon, let icon, let look = paint.icon {
      symbol.icon = icon.icon.marks(at: icon.point, turned: icon.turn, origin: request.origin)
      let isTaken = isReserved && look.isFixed && !isPlate
      take(icon.room, look.overlap, owner, ignored: look.ignorePlacement, &symbol, &index, isTaken)
    }
    if hasText, let chosen, let look = paint.text {
      symbol.text = marks(chosen, look, origin: request.origin)
      take(chosen.room, look.overlap, owner, ignored: look.ignorePlacement, &symbol, &index)
    }
    return symbol
  }

  private func take(
    _ room: [OrientedBox], _ overlap: SymbolPaint.Overlap, _ owner: Int, ignored: Bool,
    _ symbol: inout PlacedSymbol, _ index: inout SymbolIndex, _ isTaken: Bool = false
  ) {
    guard !ignored else { return }
    symbol.room += room
    guard !isTaken else { return }
    for box in room {
      index.take(box, owner: owner, isCooperative: overlap != .never)
    }
  }

  /// The first of the ways that finds room, rather one that the window shows whole and in which the plate finds room too; then,
  /// where the text may overlap, the first one at all.
  private func choose(
    _ texts: [SymbolText], _ paint: TextPaint, with plate: IconPaint?,
    _ drawn: ProjectedTable.DrawnText?, at spot: SymbolSpot, _ owner: Int, in index: SymbolIndex
  ) -> TextCandidate? {
    var candidates = texts.compactMap { candidate($0, paint, drawn, at: spot) }
    if candidates.count > 1 {
      candidates =
        candidates.filter { isSeen($0.room, whole: true) }
        + candidates.filter { !isSeen($0.room, whole: true) }
    }
    let strictest: SymbolPaint.Overlap = texts.count > 1 ? .never : paint.overlap
    if let plate {
      let best = candidates.first { candidate in
        isFree(candidate.room, strictest, owner, in: index)
          && icon(plate, at: spot, round: candidate.text).map {
            isFree($0.room, plate.overlap, owner, in: index)
          } ?? true
      }
      if let best { return best }
    } else if let best = candidates.first(where: { isFree($0.room, strictest, owner, in: index) }) {
      return best
    }
    return paint.overlap == strictest && plate == nil
      ? nil : candidates.first { isFree($0.room, paint.overlap, owner, in: index) }
  }

  private func isFree(
    _ room: [OrientedBox], _ overlap: SymbolPaint.Overlap, _ owner: Int, in index: SymbolIndex
  ) -> Bool {
    overlap == .always
      || room.allSatisfy {
        index.isFree($0, forCooperative: overlap == .cooperative, besides: owner)
      }
  }

  /// Nil where it lies outside of the window or the line is too short for it.
  private func candidate(
    _ text: SymbolText, _ paint: TextPaint, _ drawn: ProjectedTable.DrawnText?,
    at spot: SymbolSpot
  ) -> TextCandidate? {
    let padding = paint.padding * content.symbolScale
    let shift = content.shift(paint.translation)
    let candidate: TextCandidate
    if let (line, distance) = spot.line, paint.rotationAlignment == .map || paint.keepsGlyphsUpright
    {
      guard let moved = LineRuler(line.points.map { $0 + shift }),
        let run = LineText(text, paint, on: moved, at: distance)
      else { return nil }
      candidate = TextCandidate(
        text: text, room: run.room(padding: padding), point: spot.point, rotation: 0, onLine: run)
    } else {
      var rotation = paint.rotate
      if let drawn, rotation == 0 {
        rotation = drawn.rotation
      } else if paint.rotationAlignment == .map {
        rotation -= content.bearing
      }
      let point = spot.point + shift
      var rect = text.rect.inset(by: -padding)
      if rect.isNull { rect = text.rect }
      candidate = TextCandidate(
        text: text, room: [OrientedBox(rect, about: point, rotation: rotation)], point: point,
        rotation: rotation, onLine: nil)
    }
    return isSeen(candidate.room, whole: rules.keepsTextsWhole) ? candidate : nil
  }

  /// What an icon takes that does not depend on a text.
  func room(of paint: IconPaint, at spot: SymbolSpot) -> [OrientedBox] {
    icon(paint, at: spot, round: nil)?.room ?? []
  }

  private func icon(
    _ paint: IconPaint, at spot: SymbolSpot, round text: SymbolText?
  ) -> IconCandidate? {
    guard
      let icon = SymbolIcon(
        paint, symbols: content.symbols, scale: content.symbolScale, text: text?.rect)
    else { return nil }
    var turn = 0.0
    if paint.rotationAlignment == .map {
      turn = spot.line == nil ? -content.bearing : spot.direction
      if spot.line != nil, paint.keepUpright, cos(turn * .pi / 180) < 0 { turn += 180 }
    }
    let point = spot.point + content.shift(paint.translation)
    let room = icon.box(
      at: point, turned: turn, padding: paint.padding, scale: content.symbolScale)
    guard isSeen([room], whole: false) else { return nil }
    return IconCandidate(icon: icon, room: [room], point: point, turn: turn)
  }

  private func isSeen(_ room: [OrientedBox], whole: Bool) -> Bool {
    whole
      ? room.allSatisfy { content.window.contains($0.boundingBox) }
      : room.contains { content.window.intersects($0.boundingBox) }
  }

  private func marks(_ candidate: TextCandidate, _ paint: TextPaint, origin: String) -> [Mark] {
    let halo = paint.halo(scale: content.symbolScale)
    guard
      paint.color.alpha > 0 || halo != nil || paint.sections.contains(where: { $0.color != nil })
    else { return [] }
    if let run = candidate.onLine { return run.marks(halo: halo, origin: origin) }
    let box = OrientedBox(
      candidate.text.rect, about: candidate.point, rotation: candidate.rotation)
    return candidate.text.block.marks(
      in: Rect(box), alignment: candidate.text.alignment, rotation: candidate.rotation,
      color: paint.color, halo: halo, origin: origin)
  }
}
