import Glibc
import PlantModel

/// Takes points one after the other and refuses those that are too near to one that it took.
struct PointThinning {
  private let distance: Double
  private var kept: [Cell: [Point]] = [:]

  private struct Cell: Hashable {
    var x: Double
    var y: Double
  }

  init(distance: Double) {
    self.distance = distance
  }

  mutating func accepts(_ point: Point) -> Bool {
    let (x, y) = (floor(point.x / distance), floor(point.y / distance))
    for dx in [-1.0, 0, 1] {
      for dy in [-1.0, 0, 1] {
        let near = kept[Cell(x: x + dx, y: y + dy)] ?? []
        if near.contains(where: { $0.distance(to: point) < distance }) { return false }
      }
    }
    kept[Cell(x: x, y: y), default: []].append(point)
    return true
  }
}
