extension LayerEvaluator {
  /// The text of each subject; nil for none.
  mutating func texts(_ placement: SymbolPaint.Placement) -> (Int) -> TextPaint? {
    let sections = sections()
    let looks = textLooks()
    let shapes = textShapes(placement)
    let places = textPlaces()
    let collisions = textCollisions()
    return { subject in
      let sections = sections(subject)
      guard sections.contains(where: { !$0.text.isEmpty || $0.image != nil }) else { return nil }
      var text = TextPaint(sections)
      looks(subject, &text)
      shapes(subject, &text)
      places(subject, &text)
      collisions(&text)
      return text
    }
  }

  private typealias Setting = (Int, inout TextPaint) -> Void

  /// Bytes; a longer text is no label, and it would take long to find its lines.
  private static let longestText = 10_000

  /// What `text-transform` does.
  private enum Transform: String {
    case none, uppercase, lowercase

    func applied(to text: String) -> String {
      switch self {
      case .none: text
      case .uppercase: text.uppercased()
      case .lowercase: text.lowercased()
      }
    }
  }

  private mutating func sections() -> (Int) -> [TextPaint.Section] {
    let formatted = column("text-field", else: [FormattedText.Section]()) {
      guard case .formatted(let formatted) = $0, formatted.text.utf8.count <= Self.longestText
      else { return nil }
      return formatted.sections
    }
    let transform = enumeration("text-transform", else: Transform.none)
    return { subject in
      formatted[subject].map { section in
        TextPaint.Section(
          transform[subject].applied(to: section.text),
          image: section.image.flatMap { $0.name.isEmpty ? nil : $0.name },
          scale: section.scale.flatMap { Self.bounded([$0])?[0] }.map { max(0, $0) } ?? 1,
          fonts: section.fonts, color: section.color,
          verticalAlign: section.verticalAlign.flatMap { .init(rawValue: $0) } ?? .bottom)
      }
    }
  }

  private mutating func textLooks() -> Setting {
    let fonts = column("text-font", else: [String]()) {
      if case .array(let names) = $0 { names.map(\.asString) } else { nil }
    }
    let size = numbers("text-size")
    let color = colors("text-color")
    let opacity = numbers("text-opacity")
    let haloColor = colors("text-halo-color")
    let haloWidth = numbers("text-halo-width")
    let haloBlur = numbers("text-halo-blur")
    let translation = translations("text")[0]
    return { subject, text in
      text.fonts = fonts[subject]
      text.size = size[subject]
      text.color = color[subject].faded(by: opacity[subject])
      for index in text.sections.indices {
        text.sections[index].color = text.sections[index].color?.faded(by: opacity[subject])
      }
      text.haloColor = haloColor[subject].faded(by: opacity[subject])
      text.haloWidth = haloWidth[subject]
      text.haloBlur = haloBlur[subject]
      text.translation = translation
    }
  }

  private mutating func textShapes(_ placement: SymbolPaint.Placement) -> Setting {
    let maxWidth = numbers("text-max-width")
    let lineHeight = numbers("text-line-height")
    let letterSpacing = numbers("text-letter-spacing")
    let justify = enumeration("text-justify", else: TextPaint.Justify.center)
    let rotate = numbers("text-rotate")
    let rotation = strings("text-rotation-alignment")[0]
    let alignment = alignment(rotation, placement)
    let keepUpright = bools("text-keep-upright")[0]
    let maxAngle = numbers("text-max-angle")[0]
    let modes = column("text-writing-mode", else: [TextPaint.WritingMode]()) {
      guard case .array(let names) = $0 else { return nil }
      return names.compactMap { TextPaint.WritingMode(rawValue: $0.asString) }
    }[0]
    let writingModes = modes.isEmpty || placement != .point ? [.horizontal] : modes
    return { subject, text in
      // Text along a line never wraps.
      text.maxWidth = placement == .point ? maxWidth[subject] : .infinity
      text.lineHeight = lineHeight[subject]
      text.letterSpacing = letterSpacing[subject]
      text.justify = justify[subject]
      text.rotate = rotate[subject]
      text.rotationAlignment = alignment
      text.keepsGlyphsUpright = rotation == "viewport-glyph"
      text.keepUpright = keepUpright
      text.maxAngle = maxAngle
      text.writingModes = writingModes
    }
  }

  private mutating func textCollisions() -> (inout TextPaint) -> Void {
    let padding = numbers("text-padding")[0]
    let overlap = overlap("text")
    let ignorePlacement = bools("text-ignore-placement")[0]
    let isOptional = bools("text-optional")[0]
    return { text in
      text.padding = padding
      text.overlap = overlap
      text.ignorePlacement = ignorePlacement
      text.isOptional = isOptional
    }
  }

  /// `text-variable-anchor-offset`, else `text-variable-anchor` with one of the offsets, else `text-anchor`.
  private mutating func textPlaces() -> Setting {
    let anchor = enumeration("text-anchor", else: SymbolPaint.Anchor.center)
    let offset = lists("text-offset")
    let radial = numbers("text-radial-offset")
    let isRadial = layer.properties["text-radial-offset"] != nil
    let anchors = column("text-variable-anchor", else: [SymbolPaint.Anchor]()) {
      guard case .array(let names) = $0 else { return nil }
      return names.compactMap { SymbolPaint.Anchor(rawValue: $0.asString) }
    }[0]
    let anchorOffsets = column("text-variable-anchor-offset", else: [TextPaint.Place]()) {
      guard case .anchorOffsets(let entries) = $0 else { return nil }
      return entries.compactMap { entry in
        guard let anchor = SymbolPaint.Anchor(rawValue: entry.anchor),
          let offset = Self.bounded([entry.x, entry.y])
        else { return nil }
        return TextPaint.Place(anchor: anchor, offsetX: offset[0], offsetY: offset[1])
      }
    }
    let places = { (subject: Int) -> [TextPaint.Place] in
      let (x, y) = (offset[subject].first ?? 0, offset[subject].last ?? 0)
      func place(_ anchor: SymbolPaint.Anchor) -> TextPaint.Place {
        isRadial ? anchor.place(radially: radial[subject]) : anchor.place(beside: x, y)
      }
      if !anchorOffsets[subject].isEmpty {
        return anchorOffsets[subject]
      } else if !anchors.isEmpty {
        return anchors.map(place)
      } else if isRadial {
        return [place(anchor[subject])]
      }
      return [TextPaint.Place(anchor: anchor[subject], offsetX: x, offsetY: y)]
    }
    // As most layers have one place for all texts, those share it.
    let isShared =
      anchor.isConstant && offset.isConstant && radial.isConstant && anchorOffsets.isConstant
    let shared = isShared ? places(0) : []
    return { subject, text in text.places = isShared ? shared : places(subject) }
  }
}

extension SymbolPaint.Anchor {
  /// −1 where the text lies to the left of the point or above it, 1 to the right or below, 0 across it.
  private var side: (x: Double, y: Double) {
    switch self {
    case .center: (0, 0)
    case .left: (1, 0)
    case .right: (-1, 0)
    case .top: (0, 1)
    case .bottom: (0, -1)
    case .topLeft: (1, 1)
    case .topRight: (-1, 1)
    case .bottomLeft: (1, -1)
    case .bottomRight: (-1, -1)
    }
  }

  /// `text-radial-offset`: the text comes `distance` away from its point.
  fileprivate func place(radially distance: Double) -> TextPaint.Place {
    let isDiagonal = side.x != 0 && side.y != 0
    let step = max(0, distance) * (isDiagonal ? 0.5.squareRoot() : 1)
    return TextPaint.Place(anchor: self, offsetX: side.x * step, offsetY: side.y * step)
  }

  /// `text-offset` beside one of several anchors: how far, whatever its sign, away from the point.
  fileprivate func place(beside x: Double, _ y: Double) -> TextPaint.Place {
    TextPaint.Place(anchor: self, offsetX: side.x * abs(x), offsetY: side.y * abs(y))
  }
}
