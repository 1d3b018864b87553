package import PlantModel

/// The geometry of a feature table as seen in a window, in CSS pixels of the scene; rows are those that the style saw.
package struct ProjectedTable: Sendable {
  /// How a drawing sets a text of its own.
  package struct DrawnText: Hashable, Sendable {
    /// The part of the text's box that stands on the point: 0 left, 1 right; 0 bottom, 1 top.
    package var anchor: Point
    /// Degrees clockwise on the scene.
    package var rotation: Double

    package init(anchor: Point, rotation: Double) {
      self.anchor = anchor
      self.rotation = rotation
    }
  }

  /// Lines and polygons, clipped a little outside the window; empty where nothing is seen, and for points.
  package var paths: [Path]
  /// Points in the window; empty for lines and polygons.
  package var points: [[Point]]
  /// By row, where circles of a layer stand whose middle may lie outside the window; empty where no layer asked for them.
  package var centers: [[Point]]
  /// By row, for each subpath of its path from where to where along its line it goes, 0…1; empty where no layer asked for it.
  package var spans: [[ClosedRange<Double>]]
  /// What marks of a row come from: `unit/0301`, `layout/道路`.
  package var origins: [String]
  /// By row.
  package var drawnTexts: [Int: DrawnText]

  package init(
    paths: [Path], points: [[Point]], centers: [[Point]] = [],
    spans: [[ClosedRange<Double>]] = [], origins: [String],
    drawnTexts: [Int: DrawnText] = [:]
  ) {
    self.paths = paths
    self.points = points
    self.centers = centers
    self.spans = spans
    self.origins = origins
    self.drawnTexts = drawnTexts
  }

  /// Where the circles of a row stand.
  func circleCenters(_ row: Int) -> [Point] {
    centers.indices.contains(row) ? centers[row] : points[row]
  }
}

extension ProjectedPlant {
  /// The tables of the source `map` for a plant that is seen so.
  package func tables(_ plant: Plant, bearing: Double) -> [String: ProjectedTable] {
    let origins = plant.units.map { "unit/\($0.code)" }
    var layout = ProjectedTable(
      paths: features, points: points, centers: centers,
      origins: plant.features.map { "layout/\($0.layer)" })
    for (row, feature) in plant.features.enumerated() where feature.text != nil {
      layout.drawnTexts[row] = .init(
        anchor: feature.textAnchor, rotation: -(feature.textAngle + bearing))
    }
    return [
      "units": ProjectedTable(
        paths: units, points: units.map { _ in [] }, origins: origins),
      "unit_labels": ProjectedTable(
        paths: units.map { _ in Path() }, points: units.map { _ in [] }, origins: origins),
      "layout": layout,
    ]
  }
}
