import PlantModel

/// What the source `map` offers to a style: its source-layers and the properties of their features.
package enum StyleVocabulary {
  /// The vector source that holds the map's own features.
  package static let source = "map"

  /// What a table of features goes by: the source-layer of the map's own source, the source that has none; of other vector
  /// sources both, and there is no such table.
  static func table(of source: String, _ sourceLayer: String) -> String {
    if sourceLayer.isEmpty { return source }
    return source == Self.source ? sourceLayer : "\(source)/\(sourceLayer)"
  }

  /// Names of properties by source-layer.
  package static let properties: [String: Set<String>] = [
    "units": unit,
    // What the label plan chose is known to readers of vector tiles only.
    "unit_labels": unit.union(["label", "placement"]),
    "layout": ["class", "source", "layer", "text", "name"],
  ]

  private static let unit: Set<String> = [
    "code", "name", "object", "level", "rank", "status", "basis", "reason",
  ]
}

extension StyleDecoder {
  /// Notes source-layers and properties that the map does not have: valid, but nothing comes of them.
  mutating func checkVocabulary(_ layer: StyleLayer) {
    guard layer.source == StyleVocabulary.source, !layer.sourceLayer.isEmpty else { return }
    guard let known = StyleVocabulary.properties[layer.sourceLayer] else {
      return warn(
        "style-unknown-source-layer", join(layer.path, "source-layer"),
        zh: "地图没有图层“\(layer.sourceLayer)”", en: "the map has no layer \"\(layer.sourceLayer)\"",
        hint: Self.didYouMean(layer.sourceLayer, among: StyleVocabulary.properties.keys.sorted()))
    }
    let values = [layer.filter].compactMap { $0 } + layer.properties.values
    for value in values.sorted(by: { $0.path < $1.path }) {
      for name in value.expression.dependence.properties.subtracting(known).sorted() {
        warn(
          "style-unknown-property", value.path,
          zh: "“\(layer.sourceLayer)”的要素没有属性“\(name)”",
          en: "features of \"\(layer.sourceLayer)\" have no property \"\(name)\"",
          hint: Self.didYouMean(name, among: known.sorted()))
      }
    }
  }
}
