import Glibc
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
        let point = labelPoint(of: item.feature, in: table.geometry)
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

  /// In pixels: the middle of what is too small to have a shape, else the point that the label plan takes.
  func labelPoint(of row: Int, in geometry: FlatGeometry) -> Point {
    let box = plane.pixels(geometry.bounds[row])
    return max(box.width, box.height) < 4
      ? box.center : plane.transform.applied(to: geometry.innerPoint(of: row))
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
  private var kept: [Cell: [Point]] = [:]

  private struct Cell: Hashable {
    var paint: CirclePaint
    var x: Double
    var y: Double
  }

  mutating func accepts(_ point: Point, _ paint: CirclePaint) -> Bool {
    let radius = paint.radius + paint.strokeWidth / 2
    guard paint.color.alpha == 1, radius > 0 else { return true }
    let (x, y) = (floor(point.x / radius), floor(point.y / radius))
    for dx in [-1.0, 0, 1] {
      for dy in [-1.0, 0, 1] {
        let near = kept[Cell(paint: paint, x: x + dx, y: y + dy)] ?? []
        if near.contains(where: { $0.distance(to: point) < radius }) { return false }
      }
    }
    kept[Cell(paint: paint, x: x, y: y), default: []].append(point)
    return true
  }
}
