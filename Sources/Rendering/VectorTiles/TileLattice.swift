import PlantModel

/// The integer grid of one tile: where points of a layer fall on it, and what of an area or line the tile carries.
///
/// A point is rounded once, on a grid that all tiles of a zoom share, before anything is cut: a border that two areas share
/// stays shared, and goes on in the next tile where it ended in this one.
struct TileLattice {
  private let scale: Double
  private let originX: Double
  private let originY: Double
  private let step: Double
  private let extent: Double
  /// What is carried, in units of the extent.
  private let bounds: Rect
  private let buffer: Double

  init(window: Rect, extent: Int, buffer: Int, step: Int) {
    scale = Double(extent) / max(window.width, .leastNormalMagnitude)
    originX = (window.minX * scale).rounded()
    originY = (window.minY * scale).rounded()
    self.step = Double(max(1, step))
    self.extent = Double(extent)
    self.buffer = Double(max(0, buffer))
    bounds = Rect(minX: 0, minY: 0, maxX: self.extent, maxY: self.extent).inset(by: -self.buffer)
  }

  /// Points of the tile; without a buffer those on its right and lower edge belong to the next one.
  func points(_ coordinates: ArraySlice<Double>) -> [TilePoint] {
    var points: [TilePoint] = []
    for i in stride(from: coordinates.startIndex, to: coordinates.endIndex - 1, by: 2) {
      let point = snapped(coordinates[i], coordinates[i + 1], step: 1)
      guard bounds.contains(point) else { continue }
      guard buffer > 0 || (point.x < extent && point.y < extent) else { continue }
      points.append(TilePoint(point))
    }
    return points
  }

  /// Parts of the line within the tile and its buffer, each of two points or more.
  func lines(_ coordinates: ArraySlice<Double>) -> [[TilePoint]] {
    guard let (line, box) = snapped(coordinates), bounds.intersects(box) else { return [] }
    let thinned = withoutPassedPoints(line)
    let pieces = bounds.contains(box) ? [thinned] : bounds.clipped(lineString: thinned)
    return pieces.map(integers).filter { $0.count > 1 }
  }

  /// The ring within the tile and its buffer; it may touch itself. Empty when nothing is left.
  func ring(_ coordinates: ArraySlice<Double>) -> [TilePoint] {
    guard let (ring, box) = snapped(coordinates), bounds.intersects(box) else { return [] }
    return withoutStraightPoints(
      integers(bounds.contains(box) ? ring : bounds.clipped(ring: ring)))
  }

  /// The pixel that stands for an area smaller than a pixel, where the tile carries it; nil for a larger area.
  func pixel(standingFor rings: [ArraySlice<Double>]) -> TilePixel? {
    let side = extent / 256
    var box = Rect.null
    for ring in rings {
      guard let (_, ringBox) = snapped(ring) else { continue }
      box = box.union(ringBox)
    }
    guard !box.isNull, max(box.width, box.height) < side else { return nil }
    let (column, row) = (box.center.x / side, box.center.y / side)
    let corner = Point(x: column.rounded(.down) * side, y: row.rounded(.down) * side)
    guard bounds.contains(Rect(x: corner.x, y: corner.y, width: side, height: side)) else {
      return nil
    }
    return TilePixel(column: Int(column.rounded(.down)), row: Int(row.rounded(.down)), side: side)
  }

  private func snapped(_ x: Double, _ y: Double, step: Double) -> Point {
    Point(
      x: (x * scale / step + 0.5).rounded(.down) * step - originX,
      y: (y * scale / step + 0.5).rounded(.down) * step - originY)
  }

  /// Points in turn without repetition, and the box round them; nil where a coordinate is not finite.
  private func snapped(_ coordinates: ArraySlice<Double>) -> ([Point], Rect)? {
    var points: [Point] = []
    points.reserveCapacity(coordinates.count / 2)
    var box = Rect.null
    for i in stride(from: coordinates.startIndex, to: coordinates.endIndex - 1, by: 2) {
      let point = snapped(coordinates[i], coordinates[i + 1], step: step)
      guard point.isFinite else { return nil }
      guard point != points.last else { continue }
      points.append(point)
      box.formUnion(point)
    }
    return (points, box)
  }

  private func integers(_ points: [Point]) -> [TilePoint] {
    var result: [TilePoint] = []
    result.reserveCapacity(points.count)
    for point in points {
      let rounded = TilePoint(point)
      if rounded != result.last { result.append(rounded) }
    }
    return result
  }
}

/// A pixel of a 256-pixel tile, as an area.
struct TilePixel: Hashable {
  var column: Int
  var row: Int
  var side: Double

  var polygon: TilePolygon {
    let rect = Rect(x: Double(column) * side, y: Double(row) * side, width: side, height: side)
    return TilePolygon(exterior: rect.corners.map(TilePoint.init))
  }
}

extension TilePoint {
  /// Rounded; the point lies within the reach of a tile.
  init(_ point: Point) {
    x = Int32(point.x.rounded())
    y = Int32(point.y.rounded())
  }
}

/// The line without points that it passes straight on its way; where it turns back, the turning point stays.
private func withoutPassedPoints(_ line: [Point]) -> [Point] {
  var result: [Point] = []
  result.reserveCapacity(line.count)
  for point in line {
    if result.count > 1 {
      let d = result[result.count - 1] - result[result.count - 2]
      let e = point - result[result.count - 1]
      if d.x * e.y == d.y * e.x, d.x * e.x + d.y * e.y > 0 { result.removeLast() }
    }
    result.append(point)
  }
  return result
}
