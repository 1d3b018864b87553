/// A text, an icon, or both, at the places that a feature's geometry gives.
package struct SymbolPaint: Hashable, Sendable {
  /// Where on its geometry a symbol stands.
  package enum Placement: String, Hashable, Sendable, CaseIterable {
    case point
    case line
    case lineCenter = "line-center"
  }

  /// The part of a text or icon that is nearest to its point.
  package enum Anchor: String, Hashable, Sendable, CaseIterable {
    case center, left, right, top, bottom
    case topLeft = "top-left"
    case topRight = "top-right"
    case bottomLeft = "bottom-left"
    case bottomRight = "bottom-right"
  }

  /// Whether symbols may lie over others.
  package enum Overlap: String, Hashable, Sendable, CaseIterable {
    case never
    case always
    /// Over others that are cooperative too.
    case cooperative
  }

  /// Nil draws no text.
  package var text: TextPaint?
  /// Nil draws no icon.
  package var icon: IconPaint?
  package var placement: Placement
  /// Along a line, in CSS pixels.
  package var spacing: Double
  /// Lower is placed first.
  package var sortKey: Double

  package init(
    text: TextPaint? = nil, icon: IconPaint? = nil, placement: Placement = .point,
    spacing: Double = 250, sortKey: Double = 0
  ) {
    self.text = text
    self.icon = icon
    self.placement = placement
    self.spacing = spacing
    self.sortKey = sortKey
  }
}
