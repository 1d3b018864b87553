import MapStyle
import PlantModel

/// Points on a lattice of a fraction of a pixel, without those that repeat the one before or lie straight between their neighbours.
///
/// Whether a point stays depends on it and its neighbours on the lattice alone, not on direction or start, and what is left out lies
/// exactly on what remains. So two areas that share a border share it still.
struct Thinning: Sendable {
  /// What is smaller than this, in pixels, is painted by its area and needs no points.
  static let leastSide: Float = 1

  private let geometry: FlatGeometry
  private let plane: TilePlane
  /// Points a pixel.
  private let lattice: Double
  /// Pixels are so many that their bounds in floats do not tell small things apart: then nothing counts as small.
  private let isVast: Bool

  init(_ geometry: FlatGeometry, _ plane: TilePlane) {
    self.geometry = geometry
    self.plane = plane
    lattice = Self.lattice(geometry, plane)
    let extent = plane.pixels(geometry.extent)
    isVast = max(extent.maxX, extent.maxY) > Double(1 << 21)
  }

  /// A quarter of a pixel where lines have many points a pixel; where they have few a finer one costs nothing and keeps angles true
  /// on screens of three dots a pixel.
  private static func lattice(_ geometry: FlatGeometry, _ plane: TilePlane) -> Double {
    var length = 0.0
    var count = 0
    let step = max(1, geometry.count / 1_000)
    for row in stride(from: 0, to: geometry.count, by: step) where !geometry.bounds[row].isNull {
      let box = geometry.bounds[row]
      length += 2 * (box.width + box.height)
      count += geometry.lines(of: row).reduce(0) { $0 + geometry.points(of: $1).count }
    }
    guard count > 0 else { return 4 }
    return length / Double(count) * plane.pixelsPerMetre < 2 ? 4 : 16
  }

  func rows(_ range: Range<Int>, _ isNeeded: [Bool]) -> SceneGeometry {
    var result = SceneGeometry()
    result.rows.reserveCapacity(range.count)
    geometry.coordinates.withUnsafeBufferPointer { coordinates in
      for row in range {
        var entry = SceneGeometry.Row()
        let box = geometry.bounds[row]
        if isNeeded[row], !box.isNull {
          let pixels = plane.pixels(box)
          entry.bounds = TileBounds(around: pixels)
          entry.side = Float(max(pixels.width, pixels.height))
          entry.area = Float(
            Double(geometry.areas[row]) * plane.pixelsPerMetre * plane.pixelsPerMetre)
          entry.firstSubpath = Int32(clamping: result.subpathEnds.count)
          if isVast || entry.side >= Self.leastSide {
            append(row, coordinates, area: entry.area, to: &result)
          }
          entry.subpathCount = Int32(clamping: result.subpathEnds.count) - entry.firstSubpath
        }
        result.rows.append(entry)
      }
    }
    return result
  }

  private func append(
    _ row: Int, _ coordinates: UnsafeBufferPointer<Double>, area: Float,
    to result: inout SceneGeometry
  ) {
    let start = (result.coordinates.count, result.subpathEnds.count)
    let isClosed = geometry.kinds[row] == .polygon
    append(row, coordinates, lattice, to: &result)
    guard isClosed, area > 0.5, result.area(from: start.1) < Double(area) / 2 else { return }
    // A strip so narrow that it falls together: it keeps its shape, which no neighbour shares for long.
    result.removeSubpaths(from: start.1, coordinates: start.0)
    append(row, coordinates, lattice * 64, to: &result)
  }

  private func append(
    _ row: Int, _ coordinates: UnsafeBufferPointer<Double>, _ lattice: Double,
    to result: inout SceneGeometry
  ) {
    guard geometry.kinds[row] != .point else { return }
    let isClosed = geometry.kinds[row] == .polygon
    for line in geometry.lines(of: row) {
      let first = result.coordinates.count
      thin(geometry.points(of: line), coordinates, lattice, isClosed, to: &result.coordinates)
      guard result.coordinates.count > first else { continue }
      result.subpathEnds.append(Int32(clamping: result.coordinates.count / 2))
      result.isClosed.append(isClosed)
    }
  }

  /// Appends what remains of a line or ring; nothing where that is less than a line or triangle.
  private func thin(
    _ points: Range<Int>, _ coordinates: UnsafeBufferPointer<Double>, _ lattice: Double,
    _ isClosed: Bool, to result: inout [Double]
  ) {
    let first = result.count
    let (a, d) = (plane.transform.a * lattice, plane.transform.d * lattice)
    let (tx, ty) = (plane.transform.tx * lattice, plane.transform.ty * lattice)
    for point in points {
      let x = (coordinates[2 * point] * a + tx).rounded()
      let y = (coordinates[2 * point + 1] * d + ty).rounded()
      Self.add(x, y, to: &result, from: first)
    }
    if isClosed { Self.closeUp(&result, from: first) }
    let count = (result.count - first) / 2
    if count < (isClosed ? 3 : 2) {
      result.removeSubrange(first...)
    } else {
      for index in first..<result.count { result[index] /= lattice }
    }
  }

  @inline(__always)
  private static func add(_ x: Double, _ y: Double, to result: inout [Double], from first: Int) {
    let count = result.count
    if count - first >= 2 {
      let (bx, by) = (result[count - 2], result[count - 1])
      if bx == x && by == y { return }
      if count - first >= 4, isStraight(result[count - 4], result[count - 3], bx, by, x, y) {
        result[count - 2] = x
        result[count - 1] = y
        return
      }
    }
    result.append(x)
    result.append(y)
  }

  /// b lies between a and c, in whole numbers.
  @inline(__always)
  private static func isStraight(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double
  ) -> Bool {
    let (ux, uy, vx, vy) = (bx - ax, by - ay, cx - bx, cy - by)
    return ux * vy == uy * vx && ux * vx + uy * vy > 0
  }

  /// Treats the joint of a ring's end and start like any other place.
  private static func closeUp(_ ring: inout [Double], from first: Int) {
    var start = first
    while ring.count - start >= 6 {
      let end = ring.count
      let (lastX, lastY) = (ring[end - 2], ring[end - 1])
      if lastX == ring[start] && lastY == ring[start + 1] {
        ring.removeLast(2)
      } else if isStraight(ring[end - 4], ring[end - 3], lastX, lastY, ring[start], ring[start + 1])
      {
        ring.removeLast(2)
      } else if isStraight(
        lastX, lastY, ring[start], ring[start + 1], ring[start + 2], ring[start + 3])
      {
        start += 2
      } else {
        break
      }
    }
    if start > first { ring.removeSubrange(first..<start) }
  }
}

extension SceneGeometry {
  /// Square pixels of the subpaths from one on, holes not taken off.
  fileprivate func area(from subpath: Int) -> Double {
    var area = 0.0
    for index in subpath..<subpathEnds.count {
      let start = index == 0 ? 0 : Int(subpathEnds[index - 1])
      let end = Int(subpathEnds[index])
      let (x0, y0) = (coordinates[2 * start], coordinates[2 * start + 1])
      var (x, y) = (coordinates[2 * end - 2] - x0, coordinates[2 * end - 1] - y0)
      var sum = 0.0
      for point in start..<end {
        let (u, v) = (coordinates[2 * point] - x0, coordinates[2 * point + 1] - y0)
        sum += x * v - u * y
        (x, y) = (u, v)
      }
      area += abs(sum) / 2
    }
    return area
  }

  fileprivate mutating func removeSubpaths(from subpath: Int, coordinates first: Int) {
    coordinates.removeSubrange(first...)
    subpathEnds.removeSubrange(subpath...)
    isClosed.removeSubrange(subpath...)
  }
}
