package import MapStyle
package import PlantModel

extension TextBlock {
  /// A piece with where it came to stand.
  fileprivate struct Placed {
    var piece: Piece
    var origin: Point
    var rotation: Double
  }

  /// The pieces with the block's box at `box` (its width may be larger than the block's), turned clockwise by `rotation`
  /// degrees about the middle of the box.
  private func placed(in box: Rect, _ alignment: Justification, _ rotation: Double) -> [Placed] {
    let turn =
      rotation == 0
      ? AffineTransform.identity
      : AffineTransform.translation(Point(x: -box.center.x, y: -box.center.y))
        .then(.rotation(radians: rotation * .pi / 180)).then(.translation(box.center))
    return zip(lines, corners(in: box, alignment)).flatMap { line, corner in
      line.pieces.map {
        Placed(
          piece: $0, origin: turn.applied(to: corner + $0.origin), rotation: $0.rotation + rotation)
      }
    }
  }

  /// Top left corners of the lines' boxes, before the block is turned.
  func corners(in box: Rect, _ alignment: Justification) -> [Point] {
    func start(_ low: Double, _ room: Double, _ length: Double) -> Double {
      switch alignment {
      case .left: low
      case .center: low + (room - length) / 2
      case .right: low + room - length
      }
    }
    if isVertical {
      var x = box.center.x + size.width / 2
      let top = box.center.y - size.height / 2
      return lines.map { line in
        x -= line.size.width
        return Point(x: x, y: start(top, size.height, line.size.height))
      }
    }
    var y = box.center.y - size.height / 2
    return lines.map { line in
      defer { y += line.size.height }
      return Point(x: start(box.minX, box.width, line.size.width), y: y)
    }
  }

  /// The letters with the block's box at `box` (its width may be larger than the block's), turned clockwise by `rotation`
  /// degrees about the middle of the box.
  package func runs(
    in box: Rect, alignment: Justification = .center, rotation: Double = 0, color: Color,
    halo: Halo? = nil
  ) -> [TextRun] {
    placed(in: box, alignment, rotation).compactMap { $0.run(color: color, halo: halo) }
  }

  /// Letters and pictures, placed like `runs`.
  package func marks(
    in box: Rect, alignment: Justification = .center, rotation: Double = 0, color: Color,
    halo: Halo? = nil, origin: String
  ) -> [Mark] {
    let placed = placed(in: box, alignment, rotation)
    let runs = placed.compactMap { $0.run(color: color, halo: halo) }
    let isParted = lines.contains { $0.pieces.count { $0.letters != nil } > 1 }
    return (isParted ? runs.withRimsBelow : runs).map { Mark(.text($0), origin: origin) }
      + placed.compactMap { $0.picture(opacity: color.alpha, origin: origin) }
  }
}

extension [TextRun] {
  /// All rims below all letters, so that no letter is hidden by the rim of its neighbour.
  var withRimsBelow: [TextRun] {
    guard count > 1, contains(where: { $0.halo != nil }) else { return self }
    var (rims, letters) = (self, self)
    for index in indices {
      rims[index].color = .clear
      rims[index].meaning = ""
      letters[index].halo = nil
    }
    return rims + letters
  }
}

extension TextBlock.Placed {
  fileprivate func run(color: Color, halo: Halo?) -> TextRun? {
    piece.letters.map {
      TextRun(
        line: $0, origin: origin, rotation: rotation, color: piece.color ?? color, halo: halo,
        meaning: piece.meaning)
    }
  }

  fileprivate func picture(opacity: Double, origin: String) -> Mark? {
    guard case .image(let symbol, let size) = piece.content else { return nil }
    let middle = AffineTransform.rotation(radians: rotation * .pi / 180)
      .applied(to: Point(x: size.width / 2, y: size.height / 2))
    return Mark(
      .symbol(
        symbol, in: Rect(center: self.origin + middle, width: size.width, height: size.height),
        rotation: rotation, opacity: opacity), origin: origin)
  }
}
