package import MapStyle
package import PlantModel

/// What tiles of all zooms of one grid are made from.
package struct TileContent: Sendable {
  /// The features of one source-layer, or of a source that has none.
  struct Table: Sendable {
    var geometry: FlatGeometry
    var features: FeatureTable
    /// Index into `origins` of each row.
    var origins: [Int32]
  }

  /// By `StyledLayer.table`.
  let tables: [String: Table]
  /// `unit/0301`, `layout/道路`; the last one is the page's.
  let origins: [String]
  /// By row of the units: 0 unassessed … 4 major.
  let ranks: [UInt8]
  package let codes: [String]
  let drawnTexts: [Int: ProjectedTable.DrawnText]
  let underlays: [Underlay]
  let style: StyleSheet
  let symbols: [String: Symbol]
  /// Of units and layout, in metres.
  package let extent: Rect

  /// - Parameters:
  ///   - features: the plant as the style sees it; rows are those of `plant`.
  ///   - sources: features of other sources of the style by source, in metres of the grid.
  package init(
    _ plant: FlatPlant, features: MapTables, style: StyleSheet, symbols: [String: Symbol],
    sources: [String: [SourceFeature]] = [:]
  ) {
    var origins = plant.origins
    var tables: [String: Table] = [:]
    let units = plant.units
    for (name, table) in features.tables {
      let isLayout = name == "layout"
      guard table.rows.count == (isLayout ? plant.layout : units).count else { continue }
      tables[name] = Table(
        geometry: isLayout ? plant.layout : units, features: table,
        origins: isLayout ? plant.layoutOrigins : (0..<Int32(clamping: units.count)).map { $0 })
    }
    for (name, features) in sources.sorted(by: { $0.key < $1.key }) where tables[name] == nil {
      tables[name] = Table(features, origin: Int32(clamping: origins.count))
      origins.append("layout/\(name)")
    }
    origins.append("map/background")
    self.tables = tables
    self.origins = origins
    self.style = style
    self.symbols = symbols
    codes = plant.codes
    drawnTexts = plant.drawnTexts
    underlays = plant.underlays
    extent = tables.values.reduce(.null) { $0.union($1.geometry.extent) }
    ranks = Self.ranks(features.tables["units"], count: units.count)
  }

  private static func ranks(_ table: FeatureTable?, count: Int) -> [UInt8] {
    guard let table, table.rows.count == count else { return [UInt8](repeating: 0, count: count) }
    return table.rows.map { row in
      guard case .number(let rank)? = table.propertySets[row.propertySet]["rank"] else { return 0 }
      return UInt8(min(max(rank, 0), 4))
    }
  }

  /// Units of that level.
  package func rows(ofRank rank: Int) -> [Int] {
    ranks.indices.filter { Int(ranks[$0]) == rank }
  }

  /// The style's layers of those kinds, from the lowest up.
  func style(where isWanted: (StyleLayer) -> Bool) -> StyleSheet {
    var style = style
    style.layers.removeAll { !isWanted($0) }
    return style
  }
}

extension TileContent.Table {
  fileprivate init(_ features: [SourceFeature], origin: Int32) {
    geometry = FlatGeometry()
    for feature in features {
      _ = geometry.append(feature.geometry) { $0.width < .infinity && $0.height < .infinity }
    }
    self.features = FeatureTable(
      propertySets: features.map(\.properties),
      rows: geometry.kinds.enumerated().map { .init(propertySet: $0, kind: $1) })
    origins = features.map { _ in origin }
  }
}
