import Glibc
import MapStyle
import PlantModel

/// The symbols of a zoom that are no labels of units: texts of drawings, icons. They are placed all at once, after all labels, and
/// only where the style has such symbols at the zoom and the map features for them.
struct TileSymbols: Sendable {
  /// In drawing order.
  private let marks: [Mark]
  private let index: PackedRTree

  private init(marks: [Mark]) {
    self.marks = marks
    index = PackedRTree(marks.map { TileBounds(around: $0.reach) })
  }

  /// - Parameters:
  ///   - found: is told what styling and placing them finds.
  ///   - labels: those of all units; asked only where there are symbols.
  init(
    _ content: TileContent, on plane: TilePlane, measuring: any TextMeasuring,
    found: TileFindings, labels: () -> [TileLabel]
  ) {
    let style = content.style {
      $0.kind == .symbol && $0.isShown(at: plane.styleZoom)
        && ($0.table != "unit_labels" || content.style.hasIcon($0.id))
    }
    let tables = content.tables.mapValues(\.features)
    let styled = style.style(tables, at: plane.styleZoom, images: Set(content.symbols.keys))
    let layers = UnitLabelPaints(styled.value).rest
    let zoom = plane.corner.zoom
    found.note(
      styled.diagnostics
        + symbolDiagnostics(styled.value, of: content.style, symbols: content.symbols),
      of: .symbols, at: zoom)
    var shown: [String: ProjectedTable] = [:]
    for layer in layers {
      guard case .symbol(let items) = layer.content, !items.isEmpty else { continue }
      var table =
        shown[layer.table] ?? ProjectedTable(emptyFor: layer.table, of: content)
      for item in items { table.show(item.feature, layer.table, content, plane) }
      shown[layer.table] = table
    }
    guard !shown.isEmpty else {
      self.init(marks: [])
      return
    }
    // As far as tiles of the map may reach.
    let window = plane.pixels(content.extent).inset(by: -2 * TileGrid.tileSize)
    var taken = LabelIndex(window: window)
    for label in labels() {
      taken.insert(.box(label.box), owner: label.unit, rank: label.rank)
    }
    let symbols = symbolMarks(
      layers,
      of: MapContent(
        tables: shown, transform: plane.transform, window: window, symbols: content.symbols),
      taken: &taken, measuring: measuring)
    for (layer, count) in symbols.iconsGaveWay {
      found.note(overlapping: count, layer: layers[layer].id, at: zoom)
    }
    self.init(marks: symbols.all)
  }

  /// Those of which something shows in a window.
  func marks(in window: Rect) -> [Mark] { index.indices(in: window).map { marks[Int($0)] } }
}

extension ProjectedTable {
  fileprivate init(emptyFor name: String, of content: TileContent) {
    let origins = content.tables[name]?.origins ?? []
    self.init(
      paths: [Path](repeating: Path(), count: origins.count),
      points: [[Point]](repeating: [], count: origins.count),
      origins: origins.map { content.origins[Int($0)] },
      drawnTexts: name == "layout" ? content.drawnTexts : [:])
  }

  /// Adds what symbols of a row stand on.
  fileprivate mutating func show(
    _ row: Int, _ name: String, _ content: TileContent, _ plane: TilePlane
  ) {
    guard let geometry = content.tables[name]?.geometry, paths.indices.contains(row),
      !geometry.bounds[row].isNull, paths[row].isEmpty, points[row].isEmpty
    else { return }
    if name == "unit_labels" {
      points[row] = [plane.labelPoint(of: row, in: geometry)]
      return
    }
    for line in geometry.lines(of: row) {
      let pixels = geometry.points(of: line).map {
        plane.transform.applied(to: geometry.point($0))
      }
      if geometry.kinds[row] == .point {
        points[row] += pixels
      } else {
        paths[row].append(pixels, closed: geometry.kinds[row] == .polygon)
      }
    }
  }
}

extension StyleSheet {
  /// The layer names an icon.
  fileprivate func hasIcon(_ layer: String) -> Bool {
    guard let layers = document["layers"]?.elements else { return false }
    return layers.contains { $0["id"]?.string == layer && $0["layout"]?["icon-image"] != nil }
  }
}

extension Mark {
  /// What it colours at most.
  fileprivate var reach: Rect {
    switch content {
    case .fill(let path, _): return path.boundingBox
    case .stroke(let path, let stroke): return path.boundingBox.inset(by: -stroke.reach)
    case .text(let run):
      let rim = run.line.size * 0.3 + (run.halo.map { $0.width + $0.blur } ?? 0)
      let turn = AffineTransform.rotation(radians: run.rotation * .pi / 180)
        .then(.translation(run.origin))
      let letters = Rect(
        minX: 0, minY: -run.line.ascent, maxX: run.line.advance, maxY: run.line.descent)
      return Rect(around: letters.inset(by: -rim).corners.map(turn.applied))
    case .image(let raster, let transform, _):
      let pixels = Rect(x: 0, y: 0, width: Double(raster.width), height: Double(raster.height))
      return Rect(around: pixels.corners.map(transform.applied))
    case .symbol(let symbol, let rect, let rotation, _):
      let side = rotation == 0 ? 0 : max(rect.width, rect.height) / 2
      return rect.inset(by: -side - (symbol.halo.map { $0.width + $0.blur } ?? 0))
    case .group(let marks, _, _): return marks.reduce(.null) { $0.union($1.reach) }
    }
  }
}
