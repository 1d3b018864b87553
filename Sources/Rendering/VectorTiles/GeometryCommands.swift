/// Geometry as commands of a cursor (Mapbox Vector Tile specification 2.1, section 4.3).
struct GeometryCommands {
  private(set) var integers: [UInt32] = []
  private var cursor = TilePoint(x: 0, y: 0)

  private enum Command: UInt32 { case moveTo = 1, lineTo = 2, closePath = 7 }

  init(points: [TilePoint]) {
    guard !points.isEmpty else { return }
    append(.moveTo, count: points.count)
    for point in points { move(to: point) }
  }

  init(lines: [[TilePoint]]) {
    for line in lines { append(path: line) }
  }

  init(polygons: [TilePolygon]) {
    for ring in polygons.flatMap(\.rings) {
      append(path: ring)
      append(.closePath, count: 1)
    }
  }

  private mutating func append(path: [TilePoint]) {
    guard let first = path.first else { return }
    append(.moveTo, count: 1)
    move(to: first)
    append(.lineTo, count: path.count - 1)
    for point in path.dropFirst() { move(to: point) }
  }

  private mutating func append(_ command: Command, count: Int) {
    integers.append(UInt32(count) << 3 | command.rawValue)
  }

  private mutating func move(to point: TilePoint) {
    integers.append(UInt32(truncatingIfNeeded: zigzag(Int(point.x) - Int(cursor.x))))
    integers.append(UInt32(truncatingIfNeeded: zigzag(Int(point.y) - Int(cursor.y))))
    cursor = point
  }
}
