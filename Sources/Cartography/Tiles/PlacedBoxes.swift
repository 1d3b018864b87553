import Glibc
import PlantModel

/// Boxes of labels that are placed, found by place on a plane without limits.
struct PlacedBoxes: Sendable {
  private static let cell = 64.0

  private struct Cell: Hashable {
    var x: Double
    var y: Double
  }

  private var boxes: [Cell: [OrientedBox]] = [:]

  private static func cells(_ rect: Rect) -> [Cell] {
    let (left, right) = (floor(rect.minX / cell), floor(rect.maxX / cell))
    let (top, bottom) = (floor(rect.minY / cell), floor(rect.maxY / cell))
    guard (right - left + 1) * (bottom - top + 1) < 4_096 else { return [] }
    var cells: [Cell] = []
    for y in stride(from: top, through: bottom, by: 1) {
      for x in stride(from: left, through: right, by: 1) { cells.append(Cell(x: x, y: y)) }
    }
    return cells
  }

  mutating func insert(_ box: OrientedBox) {
    for cell in Self.cells(box.boundingBox) { boxes[cell, default: []].append(box) }
  }

  func isFree(_ box: OrientedBox) -> Bool {
    for cell in Self.cells(box.boundingBox) {
      if boxes[cell]?.contains(where: { $0.overlaps(box) }) == true { return false }
    }
    return true
  }

  /// Boxes that touch a rectangle, some perhaps twice.
  func near(_ rect: Rect) -> [OrientedBox] {
    Self.cells(rect).flatMap { boxes[$0] ?? [] }.filter { $0.boundingBox.intersects(rect) }
  }
}
