package import PlantModel

extension RiskUnit {
  /// What is seen of the unit through a window, in CSS pixels: parts with area, the largest first.
  package func room(_ transform: AffineTransform, window: Rect) -> [Polygon] {
    let box = Rect(around: boundingBox.corners.map(transform.applied))
    guard window.intersects(box) else { return [] }
    return polygons.compactMap { polygon -> (Double, Polygon)? in
      let exterior = Self.cut(polygon.exterior, transform, window)
      guard exterior.count > 2 else { return nil }
      let part = Polygon(
        exterior: exterior,
        interiors: polygon.interiors.map { Self.cut($0, transform, window) }
          .filter { $0.count > 2 })
      let area = part.area
      return area > 0 ? (area, part) : nil
    }
    .sorted { $0.0 > $1.0 }.map(\.1)
  }

  /// Half a pixel is enough for placing labels.
  private static func cut(_ ring: [Point], _ transform: AffineTransform, _ window: Rect) -> [Point]
  {
    var thin: [Point] = []
    for point in ring {
      let p = transform.applied(to: point)
      if let last = thin.last, abs(last.x - p.x) + abs(last.y - p.y) < 0.05 { continue }
      thin.append(p)
    }
    let inside = window.contains(Rect(around: thin)) ? thin : window.clipped(ring: thin)
    return simplified(ring: inside, tolerance: 0.25)
  }
}
