package import PlantModel

/// A sheet that is ready to paint, and what there is to say about it.
package struct LaidOutSheet: Sendable {
  package var scene: Scene
  package var report: SheetReport

  package init(scene: Scene, report: SheetReport) {
    self.scene = scene
    self.report = report
  }
}

/// Facts of a sheet for `explain`.
package struct SheetReport: Hashable, Sendable {
  package var sheet: String
  package var paper: String
  /// Millimetres.
  package var size: Size
  package var scaleDenominator: Double
  package var bearing: Double
  /// Zoom at which the style was evaluated.
  package var styleZoom: Double
  /// The map frame on the sheet, in CSS pixels.
  package var frame: Rect
  /// Corners of the map frame in metres of the plane, from the top left clockwise.
  package var groundCorners: [Point]
  /// Codes of the units that are seen.
  package var units: [String]
  /// Units that are seen by level, worst first; nil is not assessed.
  package var levels: [LevelCount]
  package var labels: [LabelPlacementReport]
  /// Codes of the units without a label.
  package var unlabelled: [String]

  package struct LevelCount: Hashable, Sendable {
    package var level: RiskLevel?
    package var count: Int
  }

  package struct LabelPlacementReport: Hashable, Sendable {
    package var code: String
    package var placement: PlacedLabel.Placement
    /// Height of the letters in millimetres.
    package var size: Double
    /// For `number`: what is printed.
    package var number: Int?
  }
}
