package import PlantModel

/// Polylines and rings in one flat buffer. Curves are flattened before they come here.
package struct Path: Hashable, Sendable {
  package var points: [Point]
  /// Index behind the last point of each subpath.
  package var ends: [Int]
  /// For each subpath: whether it returns to its first point.
  package var closed: [Bool]

  package init() {
    points = []
    ends = []
    closed = []
  }

  package init(polygons: [Polygon]) {
    self.init()
    for polygon in polygons {
      for ring in polygon.rings { append(ring, closed: true) }
    }
  }

  package init(lineStrings: [[Point]]) {
    self.init()
    for line in lineStrings { append(line, closed: false) }
  }

  package init(rect: Rect) {
    self.init()
    append(rect.corners, closed: true)
  }

  package mutating func append(_ subpath: [Point], closed isClosed: Bool) {
    points += subpath
    ends.append(points.count)
    closed.append(isClosed)
  }

  package var isEmpty: Bool { points.isEmpty }
  package var boundingBox: Rect { Rect(around: points) }
}
