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

  /// The source-layers, from the first that a vector tile carries to the last, with their properties in the order of their tags.
  package static let layers = [
    SourceLayer("units", kind: .polygon, unit),
    // What the label plan chose is known to readers of vector tiles only.
    SourceLayer("unit_labels", kind: .point, unit + [.text("label"), .text("placement")]),
    SourceLayer(
      "layout", kind: nil, ["class", "source", "layer", "text", "name"].map { .text($0) }),
  ]

  /// Names of the properties of a source-layer in the order of their tags; none where there is no such layer.
  package static func fields(of layer: String) -> [String] {
    layers.first { $0.id == layer }?.fields.map(\.name) ?? []
  }

  /// Names of properties by source-layer.
  package static let properties = Dictionary(
    uniqueKeysWithValues: layers.map { ($0.id, Set($0.fields.map(\.name))) })

  private static let unit: [SourceLayer.Field] = [
    .text("code"), .text("name"), .text("object"), .text("level"),
    SourceLayer.Field(name: "rank", isNumber: true), .text("status"), .text("basis"),
    .text("reason"),
  ]
}

/// A source-layer of the map's own source: a layer of its vector tiles.
package struct SourceLayer: Hashable, Sendable {
  /// A property of its features.
  package struct Field: Hashable, Sendable {
    package var name: String
    /// A number; else a text.
    package var isNumber: Bool

    static func text(_ name: String) -> Field { Field(name: name, isNumber: false) }
  }

  package var id: String
  /// nil: features of every kind.
  package var kind: FeatureTable.Kind?
  package var fields: [Field]

  init(_ id: String, kind: FeatureTable.Kind?, _ fields: [Field]) {
    self.id = id
    self.kind = kind
    self.fields = fields
  }
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
