import Cartography

/// The subpaths of a mark in 1/256 of device pixels, thinned to a quarter of one. Counted from the scene's corner, so equal for
/// all windows.
struct GridPath: ~Copyable {
  private(set) var points: UnsafeMutablePointer<GridPoint>
  private var capacity = 256
  /// For each subpath: index behind its last point, and whether it is closed.
  private(set) var subpaths: [(end: Int, isClosed: Bool)] = []
  private(set) var low = GridPoint(x: .max, y: .max)
  private(set) var high = GridPoint(x: .min, y: .min)

  /// Points nearer than this to the last one that was kept are left out.
  private static let nearest = FixedPoint.one / 4

  init() {
    points = .allocate(capacity: capacity)
  }

  deinit { points.deallocate() }

  var isEmpty: Bool { subpaths.isEmpty }

  /// Takes over some subpaths of a scene.
  mutating func assign(
    _ source: Subpaths, first: Int, count: Int, scale: Double
  ) {
    subpaths.removeAll(keepingCapacity: true)
    low = GridPoint(x: .max, y: .max)
    high = GridPoint(x: .min, y: .min)
    guard first >= 0, count > 0, first + count <= source.ends.count else { return }
    let start = first == 0 ? 0 : Int(source.ends[first - 1])
    let end = Int(source.ends[first + count - 1])
    guard start >= 0, start <= end, end * 2 <= source.coordinates.count else { return }
    if end - start > capacity {
      points.deallocate()
      capacity = end - start
      points = .allocate(capacity: capacity)
    }
    var used = 0
    var next = start
    for index in first..<first + count {
      let last = Int(source.ends[index])
      guard next <= last, last <= end else { return }
      let before = used
      let isClosed = source.isClosed[index]
      append(source, next..<last, isClosed, scale * Double(FixedPoint.one), &used)
      if used > before { subpaths.append((used, isClosed)) }
      next = last
    }
  }

  @inline(__always)
  private mutating func append(
    _ source: Subpaths, _ range: Range<Int>, _ isClosed: Bool, _ factor: Double,
    _ used: inout Int
  ) {
    guard let coordinates = source.coordinates.baseAddress else { return }
    let before = used
    var (minX, minY, maxX, maxY) = (low.x, low.y, high.x, high.y)
    var last = GridPoint(x: .max / 4, y: .max / 4)
    for index in range {
      let (scaledX, scaledY) = (coordinates[2 &* index], coordinates[2 &* index &+ 1])
      guard (scaledX - scaledX) + (scaledY - scaledY) == 0 else { continue }
      let point = GridPoint(
        x: FixedPoint.nearest(scaledX * factor), y: FixedPoint.nearest(scaledY * factor))
      let (dx, dy) = (abs(point.x &- last.x), abs(point.y &- last.y))
      if dx &+ dy < Self.nearest {
        // The end of a line stays where it is.
        guard !isClosed, index == range.upperBound &- 1, used &- before > 1 else { continue }
        used &-= 1
      }
      points[used] = point
      used &+= 1
      last = point
      minX = min(minX, point.x)
      maxX = max(maxX, point.x)
      minY = min(minY, point.y)
      maxY = max(maxY, point.y)
    }
    low = GridPoint(x: minX, y: minY)
    high = GridPoint(x: maxX, y: maxY)
  }
}

/// The flat buffers of a scene that is being painted.
struct Subpaths {
  let coordinates: UnsafeBufferPointer<Double>
  let ends: UnsafeBufferPointer<Int32>
  let isClosed: UnsafeBufferPointer<Bool>
}
