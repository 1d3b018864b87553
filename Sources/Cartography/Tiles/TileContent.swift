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
  private(set) var tables: [String: Table]
  /// `unit/0301`, `layout/道路`; the last one is the page's.
  let origins: [String]
  /// By row of the units: 0 unassessed … 4 major.
  let ranks: [UInt8]
  /// Of the units, by row.
  package let codes: [String]
  let drawnTexts: [Int: ProjectedTable.DrawnText]
  let underlays: [Underlay]
  let style: StyleSheet
  let symbols: [String: Symbol]
  /// Of units and layout, in metres.
  package let extent: Rect

  /// - Parameters:
  ///   - features: the plant as the style sees it; rows are those of `plant`.
  ///   - sources: other sources of the style by name, in metres of the grid.
  package init(
    _ plant: FlatPlant, features: MapTables, style: StyleSheet, symbols: [String: Symbol],
    sources: [String: PlacedSource] = [:]
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
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) where tables[name] == nil {
      tables[name] = Table(source, origin: Int32(clamping: origins.count))
      origins.append("source/\(name)")
    }
    origins.append("map/background")
    self.tables = tables
    self.origins = origins
    self.style = style
    self.symbols = symbols
    codes = plant.codes
    drawnTexts = plant.drawnTexts
    underlays = plant.underlays
    extent = plant.extent
    ranks = Self.ranks(features.tables["units"], count: units.count)
  }

  private static func ranks(_ table: FeatureTable?, count: Int) -> [UInt8] {
    guard let table, table.rows.count == count else { return [UInt8](repeating: 0, count: count) }
    return table.rows.map { row in
      guard case .number(let rank)? = table.propertySets[row.propertySet]["rank"] else { return 0 }
      return UInt8(min(max(rank, 0), 4))
    }
  }

  /// With other features of some of its sources.
  func replacing(_ sources: [String: PlacedSource]) -> TileContent {
    var content = self
    for (name, source) in sources {
      guard let origin = origins.firstIndex(of: "source/\(name)") else { continue }
      content.tables[name] = Table(source, origin: Int32(clamping: origin))
    }
    return content
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
  /// A geometry without a place on the grid keeps its row and draws nothing.
  fileprivate init(_ source: PlacedSource, origin: Int32) {
    geometry = FlatGeometry()
    for placed in source.geometries {
      _ = geometry.append(placed ?? .points([])) { $0.width < .infinity && $0.height < .infinity }
    }
    features = FeatureTable(features: source.features)
    origins = source.features.map { _ in origin }
  }
}
