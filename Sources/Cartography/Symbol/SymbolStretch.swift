package import PlantModel

/// Which parts of a picture grow when it is stretched round a text, and where in it the text stands. Lengths are pixels of the picture.
package struct SymbolStretch: Hashable, Sendable {
  /// The stretch of its width that grows; what lies to the left and right keeps its size.
  package var x: ClosedRange<Double>?
  /// The stretch of its height that grows.
  package var y: ClosedRange<Double>?
  /// The room of the text; nil: all of it.
  package var content: Rect?

  package init(
    x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil, content: Rect? = nil
  ) {
    self.x = x
    self.y = y
    self.content = content
  }
}
