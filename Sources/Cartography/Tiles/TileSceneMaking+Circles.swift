import MapStyle
import PlantModel

extension TileSceneMaking {
  /// Circles stand on points and, of lines and areas, on every vertex; on `unit_labels` on one point of each unit, where those that
  /// would lie half on another of the same look are left out.
  mutating func addCircles(_ items: [Styled<CirclePaint>], of layer: StyledLayer) {
    guard let table = content.tables[layer.table] else { return }
    let isLabels = layer.table == "unit_labels"
    var thinned = CircleThinning()
    for item in items {
      guard !table.geometry.bounds[item.feature].isNull else { continue }
      let paint = item.paint
      guard paint.isPlain else {
        addOthers([Styled(feature: item.feature, paint: paint)], of: layer)
        continue
      }
      let origin = table.origins[item.feature]
      if isLabels {
        let point = plane.labelPoint(of: item.feature, in: table.geometry)
        if thinned.accepts(point, paint) { add(paint, at: point, origin) }
      } else {
        for line in table.geometry.lines(of: item.feature) {
          for index in table.geometry.points(of: line) {
            add(paint, at: plane.transform.applied(to: table.geometry.point(index)), origin)
          }
        }
      }
    }
  }

  private mutating func add(_ paint: CirclePaint, at point: Point, _ origin: Int32) {
    let radius = max(0, paint.radius)
    let stroke = max(0, paint.strokeWidth)
    if radius > 0, paint.color.alpha > 0 {
      let ring = Path.circle(point, radius).points
      append(
        [ring], paints.fill(paint.color), area: Float(.pi * radius * radius), reach: 0, origin)
    }
    // The stroke lies outside the radius.
    if stroke > 0, paint.strokeColor.alpha > 0 {
      let ring = Path.circle(point, radius + stroke / 2).points
      let paint = paints.stroke(Stroke(color: paint.strokeColor, width: stroke))
      append([ring], paint, area: 0, reach: Float(stroke / 2), origin)
    }
  }
}

extension CirclePaint {
  fileprivate var isPlain: Bool { blur <= 0 && translation == .none }
}

/// Leaves out solid circles that lie half or more on another of the same look.
private struct CircleThinning {
  private var kept: [CirclePaint: PointThinning] = [:]

  mutating func accepts(_ point: Point, _ paint: CirclePaint) -> Bool {
    let radius = paint.radius + paint.strokeWidth / 2
    guard paint.color.alpha == 1, radius > 0 else { return true }
    return kept[paint, default: PointThinning(distance: radius)].accepts(point)
  }
}
