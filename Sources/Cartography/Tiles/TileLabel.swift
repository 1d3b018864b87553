package import PlantModel

/// A label where the plan of a zoom has put it.
package struct TileLabel: Hashable, Sendable {
  /// Row of the unit.
  package var unit: Int
  /// 0 unassessed … 4 major.
  package var rank: Int
  package var placement: PlacedLabel.Placement
  /// What stands there, lines parted by `\n`.
  package var text: String
  /// The room that it takes, in pixels of the zoom's plane; its corner lies on whole pixels unless it is turned.
  package var box: OrientedBox
  /// Of everything that is drawn, halo and leader included.
  package var bounds: Rect
  /// In drawing order.
  package var marks: [Mark]

  package init(
    unit: Int, rank: Int, placement: PlacedLabel.Placement, text: String, box: OrientedBox,
    bounds: Rect, marks: [Mark]
  ) {
    self.unit = unit
    self.rank = rank
    self.placement = placement
    self.text = text
    self.box = box
    self.bounds = bounds
    self.marks = marks
  }

  /// Where a client that draws the text itself should put its middle.
  package var point: Point { box.center }
}
