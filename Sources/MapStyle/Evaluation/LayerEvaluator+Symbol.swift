extension LayerEvaluator {
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

  private enum Overlap: String { case never, always, cooperative }

  mutating func symbolPaints() -> Column<SymbolPaint?> {
    let looks = textLooks()
    let places = textPlaces()
    let icons = iconLooks()
    let collisions = collisions()
    let sortKey = numbers("symbol-sort-key")
    return paints { subject in
      var paint = SymbolPaint()
      looks(subject, &paint)
      places(subject, &paint)
      icons(subject, &paint)
      guard !paint.text.isEmpty || paint.icon != nil else { return nil }
      collisions(subject, &paint)
      paint.sortKey = sortKey[subject]
      return paint
    }
  }

  private typealias Setting = (Int, inout SymbolPaint) -> Void

  private mutating func textLooks() -> Setting {
    let text = column("text-field", else: "") {
      if case .formatted(let formatted) = $0 { formatted.text } else { nil }
    }
    let transform = enumeration("text-transform", else: Transform.none)
    let fonts = column("text-font", else: [String]()) {
      if case .array(let names) = $0 { names.map(\.asString) } else { nil }
    }
    let size = numbers("text-size")
    let color = colors("text-color")
    let opacity = numbers("text-opacity")
    let haloColor = colors("text-halo-color")
    let haloWidth = numbers("text-halo-width")
    return { subject, paint in
      paint.text = transform[subject].applied(to: text[subject])
      paint.fonts = fonts[subject]
      paint.size = size[subject]
      paint.color = color[subject].faded(by: opacity[subject])
      paint.haloColor = haloColor[subject].faded(by: opacity[subject])
      paint.haloWidth = haloWidth[subject]
    }
  }

  private mutating func textPlaces() -> Setting {
    let placement = enumeration("symbol-placement", else: SymbolPaint.Placement.point)
    let maxWidth = numbers("text-max-width")
    let lineHeight = numbers("text-line-height")
    let letterSpacing = numbers("text-letter-spacing")
    let justify = enumeration("text-justify", else: SymbolPaint.Justify.center)
    let anchor = enumeration("text-anchor", else: SymbolPaint.Anchor.center)
    let offset = lists("text-offset")
    let radialOffset = numbers("text-radial-offset")
    let rotate = numbers("text-rotate")
    return { subject, paint in
      paint.placement = placement[subject]
      // Text along a line never wraps.
      paint.maxWidth = placement[subject] == .point ? maxWidth[subject] : .infinity
      paint.lineHeight = lineHeight[subject]
      paint.letterSpacing = letterSpacing[subject]
      paint.justify = justify[subject]
      paint.anchor = anchor[subject]
      let radial = anchor[subject].offset(radialOffset[subject])
      paint.offsetX = radialOffset[subject] == 0 ? offset[subject].first ?? 0 : radial.x
      paint.offsetY = radialOffset[subject] == 0 ? offset[subject].last ?? 0 : radial.y
      paint.rotate = rotate[subject]
    }
  }

  private mutating func iconLooks() -> Setting {
    let icon = images("icon-image")
    let size = numbers("icon-size")
    let rotate = numbers("icon-rotate")
    let opacity = numbers("icon-opacity")
    return { subject, paint in
      paint.icon = icon[subject]
      paint.iconSize = size[subject]
      paint.iconRotate = rotate[subject]
      paint.iconOpacity = opacity[subject]
    }
  }

  /// The text's rules of collision; the icon's where there is no text.
  private mutating func collisions() -> Setting {
    let textPadding = numbers("text-padding")
    let textMayOverlap = mayOverlap("text")
    let textIgnores = bools("text-ignore-placement")
    let isOptional = bools("text-optional")
    let iconPadding = column("icon-padding", else: 2.0) {
      if case .padding(let sides) = $0 { sides.max() } else { nil }
    }
    let iconMayOverlap = mayOverlap("icon")
    let iconIgnores = bools("icon-ignore-placement")
    return { subject, paint in
      let hasText = !paint.text.isEmpty
      paint.padding = hasText ? textPadding[subject] : iconPadding[subject]
      paint.allowOverlap = (hasText ? textMayOverlap : iconMayOverlap)(subject)
      paint.ignorePlacement = hasText ? textIgnores[subject] : iconIgnores[subject]
      paint.isOptional = isOptional[subject]
    }
  }

  /// `text-overlap` or `icon-overlap`, or where it is not given the older `…-allow-overlap`.
  private mutating func mayOverlap(_ part: String) -> (Int) -> Bool {
    let allow = bools("\(part)-allow-overlap")
    guard layer.properties["\(part)-overlap"] != nil else { return { allow[$0] } }
    let overlap = enumeration("\(part)-overlap", else: Overlap.never)
    return { overlap[$0] == .always }
  }
}

extension SymbolPaint.Anchor {
  /// The offset that brings text `distance` away from its point, on the side that the anchor says.
  fileprivate func offset(_ distance: Double) -> (x: Double, y: Double) {
    let diagonal = max(0, distance) * 0.5.squareRoot()
    let straight = max(0, distance)
    return switch self {
    case .center: (0, 0)
    case .left: (straight, 0)
    case .right: (-straight, 0)
    case .top: (0, straight)
    case .bottom: (0, -straight)
    case .topLeft: (diagonal, diagonal)
    case .topRight: (-diagonal, diagonal)
    case .bottomLeft: (diagonal, -diagonal)
    case .bottomRight: (-diagonal, -diagonal)
    }
  }
}
