package import MapStyle
package import PlantModel

/// A label that a style asks for, on a unit.
package struct LabelRequest: Hashable, Sendable {
  /// Index of the unit in the plant.
  package var unit: Int
  package var code: String
  /// 0 unassessed … 4 major.
  package var rank: Int
  package var paint: TextPaint
  /// What stands behind or beside the text.
  package var icon: IconPaint?
  /// The unit in CSS pixels, cut to the window; parts with the largest first. Never empty.
  package var room: [Polygon]

  package init(
    unit: Int, code: String, rank: Int, paint: TextPaint, icon: IconPaint? = nil, room: [Polygon]
  ) {
    self.unit = unit
    self.code = code
    self.rank = rank
    self.paint = paint
    self.icon = icon
    self.room = room
  }
}

/// Where and how a unit is labelled.
package struct PlacedLabel: Hashable, Sendable {
  package enum Placement: String, CaseIterable, Hashable, Sendable {
    /// Wholly inside the unit's polygon.
    case inside
    /// Outside, with a line that leads to the unit.
    case leader
    /// The unit's code in or at the unit; its name stands in the key.
    case code
    /// A number in or at the unit that stands for its entry in the key.
    case number
  }

  package var unit: Int
  package var rank: Int
  package var placement: Placement
  package var body: LabelBody
  package var box: OrientedBox
  package var paint: TextPaint
  /// From the label to the unit; empty without a leader.
  package var leader: [Point]
  /// For `number`: what is printed.
  package var number: Int?

  package init(
    unit: Int, rank: Int, placement: Placement, body: LabelBody, box: OrientedBox,
    paint: TextPaint, leader: [Point] = [], number: Int? = nil
  ) {
    self.unit = unit
    self.rank = rank
    self.placement = placement
    self.body = body
    self.box = box
    self.paint = paint
    self.leader = leader
    self.number = number
  }

  package var block: TextBlock { body.block }
}

/// All labels of a map at one scale: computed once, drawn by every window on it.
package struct LabelPlan: Hashable, Sendable {
  /// By unit code within each level, the worst level first.
  package var labels: [PlacedLabel]
  /// Units, by index, that gave way; never one of major risk.
  package var dropped: [Int]

  package init(labels: [PlacedLabel] = [], dropped: [Int] = []) {
    self.labels = labels
    self.dropped = dropped
  }
}
