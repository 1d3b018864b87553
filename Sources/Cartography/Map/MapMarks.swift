package import MapStyle
package import PlantModel

/// What the marks of a map are made from: features in pixels, scans, and the pictures that the style names.
package struct MapContent: Sendable {
  /// By `StyledLayer.table`.
  package var tables: [String: ProjectedTable]
  package var underlays: [Underlay]
  /// Metres of the plane to CSS pixels of the scene.
  package var transform: AffineTransform
  package var window: Rect
  /// The direction that points up, degrees clockwise from north.
  package var bearing: Double
  package var symbols: [String: Symbol]
  /// Multiplies the lengths of the style.
  package var symbolScale: Double
}

/// The marks of all layers but symbols, in drawing order; geometry is looked up by table row. Scans for which the style has no
/// raster layer lie right above the background.
package func mapMarks(_ layers: [StyledLayer], of content: MapContent) -> [Mark] {
  let placed = Set(
    layers.compactMap { if case .raster = $0.content { $0.source } else { nil } })
  let scans = content.underlays.map(\.source).filter { !placed.contains($0) }
  var grounds: [Mark] = []
  var marks: [Mark] = []
  for layer in layers {
    switch layer.content {
    case .background(let paint): grounds += [content.background(paint)].compactMap { $0 }
    case .raster(let paint): marks += content.underlays(layer.source, paint)
    case .fill, .line, .circle:
      if let table = content.tables[layer.table] { marks += content.marks(layer, table) }
    case .symbol: break
    }
  }
  return grounds + scans.flatMap { content.underlays($0, RasterPaint()) } + marks
}

/// Names of pictures that the layers use, each once, in order of first use.
func patternNames(_ layers: [StyledLayer]) -> [String] {
  var names: [String] = []
  func add(_ name: String?) {
    if let name, !names.contains(name) { names.append(name) }
  }
  for layer in layers {
    switch layer.content {
    case .background(let paint): add(paint.pattern)
    case .fill(let styled): for item in styled { add(item.paint.pattern) }
    case .raster, .line, .circle, .symbol: break
    }
  }
  return names
}

extension MapContent {
  fileprivate func marks(_ layer: StyledLayer, _ table: ProjectedTable) -> [Mark] {
    switch layer.content {
    case .fill(let styled): styled.flatMap { fill($0, table) }
    case .line(let styled): styled.flatMap { line($0, table) }
    case .circle(let styled): styled.flatMap { circles($0, table) }
    case .background, .raster, .symbol: []
    }
  }

  /// How far a layer's marks lie from their place, in pixels of the scene.
  fileprivate func shift(_ translation: Translation) -> Point {
    let shift = Point(x: translation.x * symbolScale, y: translation.y * symbolScale)
    return translation.alignment == .viewport
      ? shift : AffineTransform.rotation(radians: -bearing * .pi / 180).applied(to: shift)
  }

  /// Patterns are repeated from the scene's origin at the symbol's own size.
  fileprivate func pattern(_ name: String, opacity: Double) -> Fill? {
    symbols[name].map { .pattern($0.scaled(symbolScale), .identity, opacity: opacity) }
  }

  fileprivate func background(_ paint: BackgroundPaint) -> Mark? {
    let origin = "map/background"
    if let name = paint.pattern {
      return pattern(name, opacity: paint.color.alpha).map {
        Mark(.fill(Path(rect: window), $0), origin: origin)
      }
    }
    guard paint.color.alpha > 0 else { return nil }
    return Mark(.fill(Path(rect: window), .color(paint.color)), origin: origin)
  }

  fileprivate func underlays(_ source: String, _ paint: RasterPaint) -> [Mark] {
    guard paint.opacity > 0 else { return [] }
    return underlays.filter { $0.source == source }.map {
      Mark(
        .image($0.raster, $0.georeference.then(transform), paint), origin: "layout/\(source)")
    }
  }

  fileprivate func fill(_ styled: Styled<FillPaint>, _ table: ProjectedTable) -> [Mark] {
    let paint = styled.paint
    let shift = shift(paint.translation)
    let path = table.paths[styled.feature].offset(x: shift.x, y: shift.y)
    guard !path.isEmpty else { return [] }
    let origin = table.origins[styled.feature]
    var marks: [Mark] = []
    if let name = paint.pattern {
      if let pattern = pattern(name, opacity: paint.opacity) {
        marks.append(Mark(.fill(path, pattern), origin: origin))
      }
    } else if paint.color.alpha > 0 {
      marks.append(Mark(.fill(path, .color(paint.color)), origin: origin))
    }
    if let outline = paint.outlineColor, outline.alpha > 0 {
      marks.append(
        Mark(
          .stroke(path, Stroke(color: outline, width: symbolScale, join: .round)), origin: origin))
    }
    return marks
  }

  fileprivate func line(_ styled: Styled<LinePaint>, _ table: ProjectedTable) -> [Mark] {
    let paint = styled.paint
    guard paint.width > 0, paint.color.alpha > 0 else { return [] }
    let shift = shift(paint.translation)
    let path = table.paths[styled.feature].offset(x: shift.x, y: shift.y)
    guard !path.isEmpty else { return [] }
    let stroke = Stroke(
      color: paint.color, width: paint.width * symbolScale,
      dashes: paint.dashes.map { $0 * symbolScale }, cap: paint.cap, join: paint.join,
      miterLimit: paint.miterLimit)
    let distances =
      paint.gapWidth > 0
      ? [-(paint.gapWidth + paint.width) / 2, (paint.gapWidth + paint.width) / 2] : [0]
    let origin = table.origins[styled.feature]
    return distances.map { distance in
      let shift = (distance + paint.offset) * symbolScale
      return Mark(.stroke(shift == 0 ? path : path.parallel(at: shift), stroke), origin: origin)
    }
  }

  fileprivate func circles(_ styled: Styled<CirclePaint>, _ table: ProjectedTable) -> [Mark] {
    let paint = styled.paint
    let shift = shift(paint.translation)
    let origin = table.origins[styled.feature]
    return table.points[styled.feature].flatMap { point -> [Mark] in
      let center = point + shift
      let disc = Path.circle(center, paint.radius * symbolScale)
      var marks = [Mark(.fill(disc, .color(paint.color)), origin: origin)]
      if paint.strokeWidth > 0 {
        // The stroke lies outside the radius.
        let radius = (paint.radius + paint.strokeWidth / 2) * symbolScale
        let stroke = Stroke(color: paint.strokeColor, width: paint.strokeWidth * symbolScale)
        marks.append(Mark(.stroke(.circle(center, radius), stroke), origin: origin))
      }
      return marks
    }
  }
}
