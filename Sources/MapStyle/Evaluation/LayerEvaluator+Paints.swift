extension LayerEvaluator {
  mutating func background() -> BackgroundPaint? {
    let opacity = numbers("background-opacity")[0]
    let color = colors("background-color")[0].faded(by: opacity)
    let pattern = images("background-pattern")[0]
    return BackgroundPaint(color: color, pattern: pattern)
  }

  mutating func raster() -> RasterPaint? {
    RasterPaint(opacity: numbers("raster-opacity")[0])
  }

  mutating func fillPaints() -> Column<FillPaint?> {
    let color = colors("fill-color")
    let opacity = numbers("fill-opacity")
    let outline = optionalColors("fill-outline-color")
    let hasOutline = bools("fill-antialias")
    let pattern = images("fill-pattern")
    let translate = lists("fill-translate")
    return paints { subject in
      FillPaint(
        color: color[subject].faded(by: opacity[subject]),
        outlineColor: hasOutline[subject] ? outline[subject]?.faded(by: opacity[subject]) : nil,
        pattern: pattern[subject],
        opacity: opacity[subject], translateX: translate[subject].first ?? 0,
        translateY: translate[subject].last ?? 0)
    }
  }

  mutating func linePaints() -> Column<LinePaint?> {
    let color = colors("line-color")
    let opacity = numbers("line-opacity")
    let width = numbers("line-width")
    let gapWidth = numbers("line-gap-width")
    let offset = numbers("line-offset")
    let dashes = lists("line-dasharray")
    let cap = enumeration("line-cap", else: LineCap.butt)
    let join = enumeration("line-join", else: LineJoin.miter)
    let miterLimit = numbers("line-miter-limit")
    let translate = lists("line-translate")
    return paints { subject in
      LinePaint(
        color: color[subject].faded(by: opacity[subject]), width: width[subject],
        gapWidth: gapWidth[subject], offset: offset[subject],
        dashes: Self.dashes(dashes[subject], width: width[subject]), cap: cap[subject],
        join: join[subject], miterLimit: miterLimit[subject],
        translateX: translate[subject].first ?? 0, translateY: translate[subject].last ?? 0)
    }
  }

  /// Dashes count in widths of the line; a pattern without length is a solid line.
  private static func dashes(_ dashes: [Double], width: Double) -> [Double] {
    let lengths = dashes.map { max(0, $0) * width }
    return lengths.reduce(0, +) > 0 && lengths.count > 1 ? lengths : []
  }

  mutating func circlePaints() -> Column<CirclePaint?> {
    let radius = numbers("circle-radius")
    let color = colors("circle-color")
    let opacity = numbers("circle-opacity")
    let strokeColor = colors("circle-stroke-color")
    let strokeWidth = numbers("circle-stroke-width")
    let strokeOpacity = numbers("circle-stroke-opacity")
    let translate = lists("circle-translate")
    return paints { subject in
      CirclePaint(
        radius: radius[subject], color: color[subject].faded(by: opacity[subject]),
        strokeColor: strokeColor[subject].faded(by: strokeOpacity[subject]),
        strokeWidth: strokeWidth[subject], translateX: translate[subject].first ?? 0,
        translateY: translate[subject].last ?? 0)
    }
  }

  private mutating func optionalColors(_ name: String) -> Column<Color?> {
    column(name, else: nil) { if case .color(let color) = $0 { .some(color) } else { nil } }
  }
}
