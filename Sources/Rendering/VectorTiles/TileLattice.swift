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

  /// Parts of the line within the tile and its buffer, each of two points or more; none of a line smaller than a pixel.
  func lines(_ path: SnappedPath, _ thinning: RingThinning) -> [[TilePoint]] {
    guard bounds.intersects(path.box), !isSmall(path) else { return [] }
    let thinned = withoutPassedPoints(isThinned(path) ? thinning.line(path.points) : path.points)
    let pieces = bounds.contains(path.box) ? [thinned] : bounds.clipped(lineString: thinned)
    return pieces.map(integers).filter { $0.count > 1 }
  }

  /// The ring within the tile and its buffer; it may touch itself. Empty when nothing is left.
  func ring(_ path: SnappedPath, _ thinning: RingThinning) -> [TilePoint] {
    guard bounds.intersects(path.box) else { return [] }
    var ring = path.points
    if ring.count > 1, ring.first == ring.last { ring.removeLast() }
    if isThinned(path) { ring = thinning.ring(ring) }
    return withoutStraightPoints(
      integers(bounds.contains(path.box) ? ring : bounds.clipped(ring: ring)))
  }

  /// Where points may lie that a line or ring which is thinned shares with another.
  var thinnedReach: Rect { bounds.inset(by: -Self.mostThinned * pixel) }

  /// Units of the extent along a pixel of a tile of 256.
  private var pixel: Double { extent / 256 }
  var pixelSide: Int32 { Int32(pixel) }
  /// The pixel in the tile's top left corner.
  var pixelCorner: (column: Int, row: Int) { (Int(originX / pixel), Int(originY / pixel)) }
  /// Columns and rows of pixels that lie wholly within the tile and its buffer.
  var carriedPixels: Range<Int> {
    let beyond = Int(buffer / pixel)
    return -beyond..<256 + beyond
  }
  /// Longer features keep all their points: they are few. In pixels.
  static let mostThinned = 64.0
  /// What thinning moves a border at most, in pixels.
  private static let tolerance = 1.0 / 4

  private func isThinned(_ path: SnappedPath) -> Bool {
    max(path.box.width, path.box.height) < Self.mostThinned * pixel
  }

  /// Smaller than a pixel.
  func isSmall(_ path: SnappedPath) -> Bool { max(path.box.width, path.box.height) < pixel }

  func thinning(keeping shared: SharedPoints) -> RingThinning {
    RingThinning(tolerance: Self.tolerance * pixel, isKept: shared.contains)
  }

  private func snapped(_ x: Double, _ y: Double, step: Double) -> Point {
    Point(
      x: (x * scale / step + 0.5).rounded(.down) * step - originX,
      y: (y * scale / step + 0.5).rounded(.down) * step - originY)
  }

  /// Points in turn without repetition; none where a coordinate is not finite.
  func snapped(_ coordinates: ArraySlice<Double>) -> SnappedPath {
    var path = SnappedPath()
    path.points.reserveCapacity(coordinates.count / 2)
    for i in stride(from: coordinates.startIndex, to: coordinates.endIndex - 1, by: 2) {
      let point = snapped(coordinates[i], coordinates[i + 1], step: step)
      guard point.isFinite else { return SnappedPath() }
      guard point != path.points.last else { continue }
      path.points.append(point)
      path.box.formUnion(point)
    }
    return path
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

/// A line or ring on the grid, and the box round it; `null` where there is nothing.
struct SnappedPath {
  var points: [Point] = []
  var box = Rect.null
}
