package import PlantModel

extension StyleSheet {
  /// The layers that show at `zoom`, from the lowest up, with every property resolved for every feature. `tables` holds the
  /// features by source-layer of the source `map`, and by source for sources without source-layers (GeoJSON); `images` the names
  /// of the images that exist, nil where that is not known. Each layer's expressions are evaluated once for features that look
  /// alike to them. Where a value has the wrong type the property's default stands, with one finding a property.
  package func style(
    _ tables: [String: FeatureTable], at zoom: Double, images: Set<String>? = nil
  ) -> Diagnosed<[StyledLayer]> {
    let tablesByRow = Set(
      self.layers.filter { !$0.dependence.inputs.isDisjoint(with: .ofRow) }.map(\.table))
    var styledTables: [String: StyledTable] = [:]
    var layers: [StyledLayer] = []
    var findings: [Diagnostic] = []
    for layer in self.layers where layer.isShown(at: zoom) {
      var table = StyledTable(FeatureTable(propertySets: [[:]], rows: []))
      if layer.kind != .background && layer.kind != .raster {
        guard let features = tables[layer.table] else { continue }
        table =
          styledTables[layer.table]
          ?? StyledTable(features, isByRow: tablesByRow.contains(layer.table))
      }
      var evaluator = LayerEvaluator(layer, of: self, at: zoom, images: images, table)
      if evaluator.isVisible, let content = evaluator.content() {
        layers.append(
          StyledLayer(
            id: layer.id, source: layer.source, sourceLayer: layer.sourceLayer,
            opacity: evaluator.layerOpacity, collisionGroup: layer.collisionGroup,
            isDrawnByHeight: evaluator.isDrawnByHeight, content: content))
      }
      findings += evaluator.findings
      if layer.kind != .background && layer.kind != .raster {
        styledTables[layer.table] = evaluator.table
      }
    }
    return Diagnosed(layers, findings)
  }
}

extension LayerEvaluator {
  /// The layer's own property `visibility`.
  fileprivate var isVisible: Bool {
    guard let visibility = layer.properties["visibility"] else { return true }
    var context = context
    return (try? visibility.expression.value(&context)) != .string("none")
  }

  /// `fill-layer-opacity`, `line-layer-opacity`.
  fileprivate var layerOpacity: Double {
    mutating get {
      switch layer.kind {
      case .fill, .line: numbers("\(layer.kind.rawValue)-layer-opacity", else: 1)[0]
      case .background, .symbol, .circle, .raster: 1
      }
    }
  }

  /// `symbol-z-order`; `auto` is by height unless there is a sort key.
  fileprivate var isDrawnByHeight: Bool {
    mutating get {
      guard layer.kind == .symbol else { return false }
      let order = strings("symbol-z-order")[0]
      return order == "viewport-y"
        || order == "auto" && layer.properties["symbol-sort-key"] == nil
    }
  }

  /// Nil where no feature passes.
  fileprivate mutating func content() -> StyledLayer.Content? {
    switch layer.kind {
    case .background: return background().map { .background($0) }
    case .raster: return raster().map { .raster($0) }
    case .fill:
      let paints = fillPaints()
      return styled(paints, sortKey: "fill-sort-key").map { .fill($0) }
    case .line:
      let paints = linePaints()
      return styled(paints, sortKey: "line-sort-key").map { .line($0) }
    case .circle:
      let paints = circlePaints()
      return styled(paints, sortKey: "circle-sort-key").map { .circle($0) }
    case .symbol:
      let paints = symbolPaints()
      return styled(paints, sortKey: "symbol-sort-key").map { .symbol($0) }
    }
  }

  /// The rows that pass the filter and have a paint, by sort key, then in their order; nil for none.
  private mutating func styled<Paint: Hashable & Sendable>(
    _ paint: PaintColumn<Paint>, sortKey: String
  ) -> [Styled<Paint>]? {
    let passes = passes()
    var rows: [Int] = []
    rows.reserveCapacity(table.subjectOfRow.count)
    for (row, subject) in table.subjectOfRow.enumerated()
    where subject >= 0 && passes[Int(subject)] {
      rows.append(row)
    }
    if layer.properties[sortKey] != nil {
      let key = sortKeys(sortKey)
      let keys = table.subjectOfRow.map { $0 >= 0 ? key[Int($0)] : 0 }
      rows.sort { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
    }
    var styled: [Styled<Paint>] = []
    styled.reserveCapacity(rows.count)
    for row in rows {
      guard let paint = paint[Int(table.subjectOfRow[row])] else { continue }
      styled.append(Styled(feature: row, paint: paint))
    }
    return styled.isEmpty ? nil : styled
  }

  /// One paint for each class of subjects that look alike to the layer.
  mutating func paints<Paint>(_ paint: @escaping (Int) -> Paint?) -> PaintColumn<Paint> {
    PaintColumn(table.partition(layer.dependence), paint)
  }
}
