/// Polygons in as few groups as come of taking them in turn, so that within a group the boxes round them do not touch: each group is a
/// valid multipolygon.
struct DisjointPolygons {
  private var groups: [(polygons: [TilePolygon], boxes: [Box])] = []

  /// Beyond so many a group is full, as each polygon is compared with all of them.
  private static let most = 64

  private struct Box {
    var minX: Int32
    var minY: Int32
    var maxX: Int32
    var maxY: Int32

    init(_ ring: [TilePoint]) {
      (minX, minY, maxX, maxY) = (.max, .max, .min, .min)
      for point in ring {
        (minX, minY) = (min(minX, point.x), min(minY, point.y))
        (maxX, maxY) = (max(maxX, point.x), max(maxY, point.y))
      }
    }

    func touches(_ box: Box) -> Bool {
      minX <= box.maxX && box.minX <= maxX && minY <= box.maxY && box.minY <= maxY
    }
  }

  var polygons: [[TilePolygon]] { groups.map(\.polygons) }

  /// The first group that has room takes it; polygons of one call share a group when they fit together.
  mutating func add(_ polygon: TilePolygon) {
    let box = Box(polygon.exterior)
    let home = groups.firstIndex { group in
      group.polygons.count < Self.most && !group.boxes.contains { $0.touches(box) }
    }
    if let home {
      groups[home].polygons.append(polygon)
      groups[home].boxes.append(box)
    } else {
      groups.append(([polygon], [box]))
    }
  }
}
