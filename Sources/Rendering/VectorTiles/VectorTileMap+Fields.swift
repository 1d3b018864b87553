extension VectorTileMap {
  /// The layers in their order, with the properties that their features may have.
  package static let layers: [(name: String, fields: [String])] = [
    (VectorTileUnits.name, VectorTileUnits.keys), (layoutName, layoutKeys),
    (labelsName, labelKeys),
  ]

  /// The other properties are texts.
  package static let numberFields: Set<String> = Set(["rank", "count", "rotation"] + countKeys)

  static let layoutName = "layout"
  static let labelsName = "unit_labels"
  static let unitKeys = ["code", "name", "object", "level", "rank", "status", "basis", "reason"]
  static let layoutKeys = ["class", "source", "layer", "text", "name"]
  static let labelKeys = unitKeys + ["label", "placement", "rotation"]
  /// How many units of each level a feature that stands for several has beside it.
  static let countKeys = ["major", "high", "moderate", "low", "unassessed"]
}
