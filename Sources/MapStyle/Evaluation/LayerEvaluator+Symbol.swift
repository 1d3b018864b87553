extension LayerEvaluator {
  mutating func symbolPaints() -> PaintColumn<SymbolPaint> {
    let placement = enumeration("symbol-placement", else: SymbolPaint.Placement.point)[0]
    let spacing = numbers("symbol-spacing")[0]
    let sortKey = sortKeys("symbol-sort-key")
    let texts = texts(placement)
    let icons = icons(placement)
    return paints { subject in
      let paint = SymbolPaint(
        text: texts(subject), icon: icons(subject), placement: placement, spacing: spacing,
        sortKey: sortKey[subject])
      return paint.text == nil && paint.icon == nil ? nil : paint
    }
  }

  /// `…-rotation-alignment`, where `auto` is `map` along lines.
  func alignment(_ value: String, _ placement: SymbolPaint.Placement) -> Alignment {
    switch value {
    case "map": .map
    case "auto": placement == .point ? .viewport : .map
    default: .viewport
    }
  }

  /// `text-overlap` or `icon-overlap`, or where it is not given the older `…-allow-overlap`.
  mutating func overlap(_ part: String) -> SymbolPaint.Overlap {
    guard layer.properties["\(part)-overlap"] != nil else {
      return bools("\(part)-allow-overlap")[0] ? .always : .never
    }
    return enumeration("\(part)-overlap", else: SymbolPaint.Overlap.never)[0]
  }
}
