/// A layer of a style, checked, its expressions compiled.
package struct StyleLayer: Sendable {
  /// The types of layers that are drawn.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case background, fill, line, symbol, circle, raster
  }

  package var id: String
  package var kind: Kind
  /// Empty for background.
  package var source: String
  /// Empty for sources without source-layers.
  package var sourceLayer: String
  /// The layer shows from this zoom on; nil is from the first.
  package var minZoom: Double?
  /// The layer shows below this zoom; nil is up to the last.
  package var maxZoom: Double?

  /// Of `metadata`, `riskmap:collision-group`; empty is the one of all other layers.
  package var collisionGroup: String = ""

  var filter: PropertyValue?
  /// By name; only those that the style gives.
  var properties: [String: PropertyValue] = [:]
  /// Path in the document, as `layers[3]`.
  package var path: String

  /// Whether the layer shows at `zoom`, as far as its range of zooms says.
  package func isShown(at zoom: Double) -> Bool {
    zoom >= minZoom ?? -.infinity && zoom < maxZoom ?? .infinity
  }

  /// Everything that the layer's filter and properties depend on.
  var dependence: Dependence {
    var dependence = filter?.expression.dependence ?? Dependence()
    for value in properties.values { dependence.add(value.expression.dependence) }
    return dependence
  }

  /// Key of its features among the tables that a style is applied to.
  package var table: String { StyleVocabulary.table(of: source, sourceLayer) }
}

/// The compiled value of a property or filter.
struct PropertyValue: Sendable {
  var expression: Expression
  /// Path in the document, as `layers[3].paint.fill-color`.
  var path: String
}
