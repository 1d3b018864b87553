import PlantModel

/// How a source gathers points that are near each other, and the greedy algorithm that does it: from the largest zoom down, each
/// point that is still free takes the free points in its radius, as supercluster does, which GL renderers use.
struct Clustering: Sendable {
  /// A property of `clusterProperties`.
  struct Property: Sendable {
    var name: String
    /// Joins the value of `["get", name]` to `["accumulated"]`.
    var reduce: Expression
    /// The value of one point.
    var map: Expression
  }

  /// In CSS pixels, of tiles of 512.
  var radius = 50.0
  /// Above it points stand alone.
  var maxZoom = 17
  /// Fewer make no cluster.
  var minPoints = 2.0
  var properties: [Property] = []

  /// A point or cluster on the way, in fractions of the world's width.
  private struct Node {
    var x: Double
    var y: Double
    var count: Double
    /// Of the features, or nil for a cluster.
    var feature: Int?
    var id = 0
    var properties: [String: StyleValue]?
    var isTaken = false
  }

  /// Clusters are those of the whole zoom below; features that are not of one point stay as they are, first.
  func clustered(_ features: [SourceFeature], at zoom: Double) -> [SourceFeature] {
    var others: [SourceFeature] = []
    var nodes: [Node] = []
    for (index, feature) in features.enumerated() {
      if case .points(let points) = feature.geometry, points.count == 1 {
        let place = WebMercator.position(of: points[0])
        nodes.append(Node(x: place.x, y: min(max(place.y, 0), 1), count: 1, feature: index))
      } else {
        others.append(feature)
      }
    }
    let lowest = max(0, Int(min(max(zoom, 0), 30)))
    let pointCount = nodes.count
    for level in stride(from: min(maxZoom, 30), through: lowest, by: -1) {
      nodes = merged(nodes, level, pointCount, features)
    }
    return others + nodes.map { feature($0, features) }
  }

  private func merged(
    _ all: [Node], _ level: Int, _ pointCount: Int, _ features: [SourceFeature]
  ) -> [Node] {
    var nodes = all
    let radius = self.radius / (512 * Double(1 << level))
    let grid = PointGrid(nodes.map { Point(x: $0.x, y: $0.y) }, cell: radius)
    var result: [Node] = []
    result.reserveCapacity(nodes.count)
    for index in nodes.indices where !nodes[index].isTaken {
      nodes[index].isTaken = true
      let center = Point(x: nodes[index].x, y: nodes[index].y)
      let free = grid.indices(within: radius, of: center).filter { !nodes[$0].isTaken }
      let count = free.reduce(nodes[index].count) { $0 + nodes[$1].count }
      for other in free { nodes[other].isTaken = true }
      guard !free.isEmpty, count >= minPoints else {
        result += ([index] + free).map { all[$0] }
        continue
      }
      var cluster = Node(x: 0, y: 0, count: count)
      cluster.id = index << 5 + (level + 1) + pointCount
      for member in [index] + free {
        cluster.x += nodes[member].x * nodes[member].count / count
        cluster.y += nodes[member].y * nodes[member].count / count
        cluster.properties = joined(cluster.properties, values(nodes[member], features))
      }
      result.append(cluster)
    }
    return result
  }

  /// The values of `clusterProperties` for a point or a cluster.
  private func values(_ node: Node, _ features: [SourceFeature]) -> [String: StyleValue] {
    guard let index = node.feature else { return node.properties ?? [:] }
    var context = EvaluationContext(zoom: 0, features[index])
    var values: [String: StyleValue] = [:]
    for property in properties {
      values[property.name] = (try? StyleValue(property.map.value(&context))) ?? .null
    }
    return values
  }

  private func joined(_ earlier: [String: StyleValue]?, _ values: [String: StyleValue])
    -> [String: StyleValue]
  {
    guard var joined = earlier else { return values }
    for property in properties {
      var context = EvaluationContext(zoom: 0, properties: values)
      context.accumulated = ExpressionValue(joined[property.name] ?? .null)
      joined[property.name] = (try? StyleValue(property.reduce.value(&context))) ?? .null
    }
    return joined
  }

  private func feature(_ node: Node, _ features: [SourceFeature]) -> SourceFeature {
    if let index = node.feature { return features[index] }
    var properties = node.properties ?? [:]
    properties["cluster"] = .bool(true)
    properties["cluster_id"] = .number(Double(node.id))
    properties["point_count"] = .number(node.count)
    properties["point_count_abbreviated"] = Self.abbreviated(node.count)
    return SourceFeature(
      id: .number(Double(node.id)), properties: properties,
      geometry: .points([WebMercator.place(at: Point(x: node.x, y: node.y))]))
  }

  /// From 1,000 up in thousands with one digit, from 10,000 without.
  private static func abbreviated(_ count: Double) -> StyleValue {
    if count >= 10_000 { return .string("\(numberText((count / 1000).rounded()))k") }
    if count >= 1000 { return .string("\(numberText((count / 100).rounded() / 10))k") }
    return .number(count)
  }
}

/// Points by the cells of a grid, for looking up which lie near a place.
private struct PointGrid {
  private struct Cell: Hashable {
    var x: Int
    var y: Int
  }

  private let points: [Point]
  private let size: Double
  private var cells: [Cell: [Int]] = [:]

  init(_ points: [Point], cell: Double) {
    self.points = points
    // No finer than a billionth of the world, so that cells can be counted.
    size = max(cell, 1e-9)
    for (index, point) in points.enumerated() {
      cells[self.cell(of: point), default: []].append(index)
    }
  }

  private func cell(of point: Point) -> Cell {
    Cell(x: Int((point.x / size).rounded(.down)), y: Int((point.y / size).rounded(.down)))
  }

  /// In ascending order.
  func indices(within radius: Double, of center: Point) -> [Int] {
    let middle = cell(of: center)
    var found: [Int] = []
    for y in middle.y - 1...middle.y + 1 {
      for x in middle.x - 1...middle.x + 1 {
        for index in cells[Cell(x: x, y: y)] ?? [] {
          let offset = points[index] - center
          if offset.x * offset.x + offset.y * offset.y <= radius * radius { found.append(index) }
        }
      }
    }
    return found.sorted()
  }
}
