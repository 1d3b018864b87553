package import MapStyle
package import PlantModel

/// What the marks of a map are made from: the plant in pixels and the pictures that the style names.
package struct MapContent: Sendable {
  package var plant: Plant
  package var projected: ProjectedPlant
  package var transform: AffineTransform
  package var window: Rect
  package var symbols: [String: Symbol]
  /// Multiplies the lengths of the style.
  package var symbolScale: Double
}

/// The marks of all layers but symbols, in drawing order; geometry is looked up by table row. Scans for which the style has no
/// raster layer lie right above the background.
package func mapMarks(_ layers: [StyledLayer], of content: MapContent) -> [Mark] {
  let placed = Set(
    layers.compactMap { if case .raster = $0.content { $0.source } else { nil } })
  let scans = content.plant.underlays.map(\.source).filter { !placed.contains($0) }
  var grounds: [Mark] = []
  var marks: [Mark] = []
  for layer in layers {
    switch layer.content {
    case .background(let paint): grounds += [content.background(paint)].compactMap { $0 }
    case .raster(let paint): marks += content.underlays(layer.source, paint)
    case .fill(let styled): marks += styled.flatMap { content.fill($0, layer.sourceLayer) }
    case .line(let styled): marks += styled.flatMap { content.line($0, layer.sourceLayer) }
    case .circle(let styled): marks += styled.flatMap { content.circles($0, layer.sourceLayer) }
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
  fileprivate func path(_ row: Int, _ sourceLayer: String) -> Path {
    switch sourceLayer {
    case "units": projected.units[row]
    case "layout": projected.features[row]
    default: Path()
    }
  }

  fileprivate func origin(_ row: Int, _ sourceLayer: String) -> String {
    switch sourceLayer {
    case "units", "unit_labels": "unit/\(plant.units[row].code)"
    default: "layout/\(plant.features[row].layer)"
    }
  }

  fileprivate func background(_ paint: BackgroundPaint) -> Mark? {
    if let name = paint.pattern {
      guard let symbol = symbols[name] else { return nil }
      return Mark(
        .fill(Path(rect: window), .pattern(symbol.scaled(symbolScale), opacity: paint.color.alpha)),
        origin: "map/background")
    }
    guard paint.color.alpha > 0 else { return nil }
    return Mark(.fill(Path(rect: window), .color(paint.color)), origin: "map/background")
  }

  fileprivate func underlays(_ source: String, _ paint: RasterPaint) -> [Mark] {
    guard paint.opacity > 0 else { return [] }
    return plant.underlays.filter { $0.source == source }.map {
      Mark(
        .image($0.raster, $0.georeference.then(transform), opacity: paint.opacity),
        origin: "layout/\(source)")
    }
  }

  fileprivate func fill(_ styled: Styled<FillPaint>, _ sourceLayer: String) -> [Mark] {
    let paint = styled.paint
    let path = path(styled.feature, sourceLayer).offset(
      x: paint.translateX * symbolScale, y: paint.translateY * symbolScale)
    guard !path.isEmpty else { return [] }
    let origin = origin(styled.feature, sourceLayer)
    var marks: [Mark] = []
    if let name = paint.pattern {
      if let symbol = symbols[name] {
        marks.append(
          Mark(
            .fill(path, .pattern(symbol.scaled(symbolScale), opacity: paint.opacity)),
            origin: origin))
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

  fileprivate func line(_ styled: Styled<LinePaint>, _ sourceLayer: String) -> [Mark] {
    let paint = styled.paint
    guard paint.width > 0, paint.color.alpha > 0 else { return [] }
    let path = path(styled.feature, sourceLayer).offset(
      x: paint.translateX * symbolScale, y: paint.translateY * symbolScale)
    guard !path.isEmpty else { return [] }
    let stroke = Stroke(
      color: paint.color, width: paint.width * symbolScale,
      dashes: paint.dashes.map { $0 * symbolScale }, cap: paint.cap, join: paint.join,
      miterLimit: paint.miterLimit)
    let distances =
      paint.gapWidth > 0
      ? [-(paint.gapWidth + paint.width) / 2, (paint.gapWidth + paint.width) / 2] : [0]
    let origin = origin(styled.feature, sourceLayer)
    return distances.map { distance in
      let shift = (distance + paint.offset) * symbolScale
      return Mark(.stroke(shift == 0 ? path : path.parallel(at: shift), stroke), origin: origin)
    }
  }

  fileprivate func circles(_ styled: Styled<CirclePaint>, _ sourceLayer: String) -> [Mark] {
    guard sourceLayer == "layout" else { return [] }
    let paint = styled.paint
    return projected.points[styled.feature].flatMap { point -> [Mark] in
      let center =
        point + Point(x: paint.translateX * symbolScale, y: paint.translateY * symbolScale)
      let origin = origin(styled.feature, sourceLayer)
      var marks: [Mark] = []
      if paint.strokeWidth > 0 {
        // The stroke lies outside the radius.
        let radius = (paint.radius + paint.strokeWidth / 2) * symbolScale
        let stroke = Stroke(color: paint.strokeColor, width: paint.strokeWidth * symbolScale)
        marks.append(Mark(.stroke(.circle(center, radius), stroke), origin: origin))
      }
      marks.insert(
        Mark(
          .fill(.circle(center, paint.radius * symbolScale), .color(paint.color)), origin: origin),
        at: 0)
      return marks
    }
  }
}
