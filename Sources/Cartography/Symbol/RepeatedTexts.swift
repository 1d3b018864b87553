import PlantModel

/// Where the texts of a layer stand along lines, so that equal ones keep their distance.
struct RepeatedTexts {
  private struct Cell: Hashable {
    var text: String
    var column: Int
    var row: Int
  }

  /// Points keep this distance, in pixels of the scene.
  let spacing: Double
  private var points: [Cell: [Point]] = [:]

  init(spacing: Double) {
    self.spacing = spacing
  }

  /// Takes the point for the text unless an equal text stands nearer than the spacing.
  mutating func take(_ text: String, at point: Point) -> Bool {
    // Cells no smaller than the spacing, so that what is near stands in a neighbouring one.
    let size = max(1, spacing)
    let (column, row) = (Int((point.x / size).rounded(.down)), Int((point.y / size).rounded(.down)))
    for row in (row - 1)...(row + 1) {
      for column in (column - 1)...(column + 1) {
        let near = points[Cell(text: text, column: column, row: row)] ?? []
        if near.contains(where: { $0.distance(to: point) < spacing }) { return false }
      }
    }
    points[Cell(text: text, column: column, row: row), default: []].append(point)
    return true
  }
}
