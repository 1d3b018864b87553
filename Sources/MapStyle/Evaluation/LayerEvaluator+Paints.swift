extension LayerEvaluator {
  mutating func background() -> BackgroundPaint? {
    let opacity = numbers("background-opacity")[0]
    let color = colors("background-color")[0].faded(by: opacity)
    let pattern = images("background-pattern")[0]
    return BackgroundPaint(color: color, pattern: pattern)
  }

  mutating func raster() -> RasterPaint? {
    RasterPaint(
      opacity: numbers("raster-opacity")[0], hueRotate: numbers("raster-hue-rotate")[0],
      brightnessMin: numbers("raster-brightness-min")[0],
      brightnessMax: numbers("raster-brightness-max")[0],
      saturation: numbers("raster-saturation")[0], contrast: numbers("raster-contrast")[0],
      isNearest: strings("raster-resampling")[0] == "nearest"
        || strings("resampling")[0] == "nearest")
  }

  /// `…-translate` and `…-translate-anchor` of a kind of layer.
  mutating func translations(_ kind: String) -> Column<Translation> {
    let alignment = enumeration("\(kind)-translate-anchor", else: Alignment.map)[0]
    let translate = lists("\(kind)-translate")[0]
    return Column(
      constant: Translation(
        x: translate.first ?? 0, y: translate.last ?? 0, alignment: alignment))
  }

  mutating func fillPaints() -> PaintColumn<FillPaint> {
    let color = colors("fill-color")
    let opacity = numbers("fill-opacity")
    let outline = optionalColors("fill-outline-color")
    let isAntialiased = bools("fill-antialias")
    let pattern = images("fill-pattern")
    let translation = translations("fill")
    return paints { subject in
      FillPaint(
        color: color[subject].faded(by: opacity[subject]),
        outlineColor: isAntialiased[subject] ? outline[subject]?.faded(by: opacity[subject]) : nil,
        pattern: pattern[subject], opacity: opacity[subject],
        isAntialiased: isAntialiased[subject], translation: translation[subject])
    }
  }

  mutating func linePaints() -> PaintColumn<LinePaint> {
    let color = colors("line-color")
    let opacity = numbers("line-opacity")
    let width = numbers("line-width")
    let gapWidth = numbers("line-gap-width")
    let offset = numbers("line-offset")
    let dashes = lists("line-dasharray")
    let cap = enumeration("line-cap", else: LineCap.butt)
    let join = enumeration("line-join", else: LineJoin.miter)
    let miterLimit = numbers("line-miter-limit")
    let translation = translations("line")
    let blur = numbers("line-blur")
    let pattern = images("line-pattern")
    let gradient = gradient("line-gradient")
    return paints { subject in
      LinePaint(
        color: color[subject].faded(by: opacity[subject]), width: width[subject],
        gapWidth: gapWidth[subject], offset: offset[subject], blur: blur[subject],
        dashes: Self.dashes(dashes[subject], width: width[subject]), cap: cap[subject],
        join: join[subject], miterLimit: miterLimit[subject], pattern: pattern[subject],
        gradient: gradient, opacity: opacity[subject], translation: translation[subject])
    }
  }

  /// The colours of a property that depends on `line-progress`, at `gradientSteps` equal steps from start to end; empty where it is
  /// not given or has no value somewhere.
  private mutating func gradient(_ name: String) -> [Color] {
    guard let property = layer.properties[name] else { return [] }
    var context = context
    var colors: [Color] = []
    do throws(EvaluationError) {
      for step in 0..<Self.gradientSteps {
        context.lineProgress = Double(step) / Double(Self.gradientSteps - 1)
        guard let color = Self.color(try property.expression.value(&context)) else { return [] }
        colors.append(color)
      }
    } catch {
      note(error, property.path, count: table.subjectOfRow.count)
      return []
    }
    return colors
  }

  /// As many as GL renderers take.
  private static let gradientSteps = 256

  /// Dashes count in widths of the line; a pattern without length is a solid line.
  private static func dashes(_ dashes: [Double], width: Double) -> [Double] {
    let lengths = dashes.map { max(0, $0) * width }
    return lengths.reduce(0, +) > 0 && lengths.count > 1 ? lengths : []
  }

  mutating func circlePaints() -> PaintColumn<CirclePaint> {
    let radius = numbers("circle-radius")
    let color = colors("circle-color")
    let opacity = numbers("circle-opacity")
    let strokeColor = colors("circle-stroke-color")
    let strokeWidth = numbers("circle-stroke-width")
    let strokeOpacity = numbers("circle-stroke-opacity")
    let translation = translations("circle")
    let blur = numbers("circle-blur")
    return paints { subject in
      CirclePaint(
        radius: radius[subject], color: color[subject].faded(by: opacity[subject]),
        blur: blur[subject],
        strokeColor: strokeColor[subject].faded(by: strokeOpacity[subject]),
        strokeWidth: strokeWidth[subject], translation: translation[subject])
    }
  }

  private mutating func optionalColors(_ name: String) -> Column<Color?> {
    column(name, else: nil) { Self.color($0).map { .some($0) } }
  }
}
