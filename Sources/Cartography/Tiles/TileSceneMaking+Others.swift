import MapStyle
import PlantModel

/// What only Cairo draws: patterns, blurred and offset lines, scans, layers seen through an opacity. Their marks are those of sheets.
extension TileSceneMaking {
  mutating func addOthers(_ items: [Styled<FillPaint>], of layer: StyledLayer) {
    addOthers(items.map(\.feature), of: layer, reach: reach(items)) {
      .fill(items.enumerated().map { Styled(feature: $0, paint: $1.paint) })
    }
  }

  mutating func addOthers(_ items: [Styled<LinePaint>], of layer: StyledLayer) {
    addOthers(items.map(\.feature), of: layer, reach: reach(items)) {
      .line(items.enumerated().map { Styled(feature: $0, paint: $1.paint) })
    }
  }

  mutating func addOthers(_ items: [Styled<CirclePaint>], of layer: StyledLayer) {
    addOthers(items.map(\.feature), of: layer, reach: reach(items)) {
      .circle(items.enumerated().map { Styled(feature: $0, paint: $1.paint) })
    }
  }

  /// A layer that is seen through an opacity as a whole, in squares that each are a group by themselves: a tile costs what it shows.
  mutating func addGroup(_ layer: StyledLayer) {
    switch layer.content {
    case .fill(let items): addGroups(items, of: layer, reach: reach(items)) { .fill($0) }
    case .line(let items): addGroups(items, of: layer, reach: reach(items)) { .line($0) }
    case .circle(let items): addGroups(items, of: layer, reach: reach(items)) { .circle($0) }
    case .background, .raster, .symbol: break
    }
  }

  /// How far the paints colour beyond their geometry, in pixels at most: what `fill-translate` moves shows on other tiles too.
  private func reach(_ items: [Styled<FillPaint>]) -> Double {
    items.reduce(1) { max($0, 1 + $1.paint.translation.reach) }
  }

  private func reach(_ items: [Styled<LinePaint>]) -> Double {
    items.reduce(0) { max($0, $1.paint.reach) }
  }

  private func reach(_ items: [Styled<CirclePaint>]) -> Double {
    items.reduce(0) { max($0, $1.paint.reach) }
  }

  private mutating func addGroups<Paint>(
    _ items: [Styled<Paint>], of layer: StyledLayer, reach: Double,
    _ content: ([Styled<Paint>]) -> StyledLayer.Content
  ) {
    guard let geometry = self.content.tables[layer.table]?.geometry else { return }
    let boxes = items.map { item in
      let box = geometry.bounds[item.feature]
      return box.isNull ? box : plane.pixels(box).inset(by: -reach - 2)
    }
    let points = items.map { geometry.pointCount(of: $0.feature) }
    for square in GroupSquares(boxes, points: points).squares {
      let shown = square.members.map { items[Int($0)] }
      addOthers(shown.map(\.feature), of: layer, reach: reach, within: square.rect) {
        content(shown.enumerated().map { Styled(feature: $0, paint: $1.paint) })
      }
    }
  }

  /// Marks of some features of a layer, numbered from 0 in `styled`; as far as they lie in a square, if one is given.
  private mutating func addOthers(
    _ features: [Int], of layer: StyledLayer, reach: Double, within square: Rect? = nil,
    _ styled: () -> StyledLayer.Content
  ) {
    guard let table = content.tables[layer.table] else { return }
    let shown = ProjectedTable(
      paths: features.map { path(of: $0, in: layer.table) },
      points: features.map { points(of: $0, in: layer.table) },
      origins: features.map { content.origins[Int(table.origins[$0])] })
    var layer = layer
    layer.content = styled()
    var box = Rect.null
    for path in shown.paths { box = box.union(path.boundingBox) }
    for points in shown.points { box = box.union(Rect(around: points)) }
    guard !box.isNull else { return }
    let origin = features.first.map { table.origins[$0] } ?? 0
    let marks = mapMarks(
      [layer], of: mapContent(tables: [layer.table: shown], underlays: [], window: box))
    let bounds = box.inset(by: -reach)
    for mark in marks {
      guard let square else {
        append(mark, bounds: bounds, origin)
        continue
      }
      // A little less than the square: the window of the next one does not touch it.
      append(
        mark.clipped(to: square), bounds: bounds.intersection(square.inset(by: 1e-3)), origin)
    }
  }

  private func mapContent(
    tables: [String: ProjectedTable], underlays: [Underlay], window: Rect
  ) -> MapContent {
    MapContent(
      tables: tables, underlays: underlays, transform: plane.transform, window: window, bearing: 0,
      symbols: content.symbols, symbolScale: 1)
  }

  private mutating func append(_ mark: Mark, bounds: Rect, _ origin: Int32) {
    marks.append(
      TileScene.Mark(
        paint: paints.other(mark), firstSubpath: 0, subpathCount: 0,
        bounds: TileBounds(around: bounds), area: 0, origin: origin))
  }

  private func path(of row: Int, in table: String) -> Path {
    var path = Path()
    guard let entry = rows[table]?[row] else { return path }
    guard entry.subpathCount > 0 else { return smallPath(of: row, in: table, entry) }
    let first = Int(entry.firstSubpath)
    for subpath in first..<first + Int(entry.subpathCount) {
      let start = subpath == 0 ? 0 : Int(geometry.subpathEnds[subpath - 1])
      let points = (start..<Int(geometry.subpathEnds[subpath])).map {
        Point(x: geometry.coordinates[2 * $0], y: geometry.coordinates[2 * $0 + 1])
      }
      path.append(points, closed: geometry.isClosed[subpath])
    }
    return path
  }

  /// What is smaller than a pixel as a square of its area, a unit of major risk at least as large as elsewhere.
  private func smallPath(of row: Int, in name: String, _ entry: SceneGeometry.Row) -> Path {
    guard !entry.bounds.isNull, entry.area > 0 else { return Path() }
    let isMajor = name == "units" && content.ranks[row] == UInt8(RiskLevel.major.rank)
    let side = Double(max(entry.area, isMajor ? Self.leastMajorArea : 0).squareRoot())
    return Path(rect: Rect(center: entry.bounds.center, width: side, height: side))
  }

  private func points(of row: Int, in name: String) -> [Point] {
    guard let geometry = content.tables[name]?.geometry, !geometry.bounds[row].isNull else {
      return []
    }
    if name == "unit_labels" { return [plane.labelPoint(of: row, in: geometry)] }
    guard geometry.kinds[row] == .point else { return [] }
    return geometry.lines(of: row).flatMap { line in
      geometry.points(of: line).map { plane.transform.applied(to: geometry.point($0)) }
    }
  }
}

// MARK: Background and scans

extension TileSceneMaking {
  /// Index of the page among the origins.
  private var page: Int32 { Int32(clamping: content.origins.count - 1) }

  /// What tiles near the data show, in pixels: a background that is not one colour ends there.
  private var surroundings: Rect {
    let box = content.extent.isNull ? Rect(x: 0, y: 0, width: 0, height: 0) : content.extent
    return plane.pixels(box).inset(by: -4 * TileGrid.tileSize)
  }

  mutating func addBackground(_ paint: BackgroundPaint) {
    if paint.pattern == nil, marks.isEmpty {
      background = paint.color.over(background)
      return
    }
    let layer = StyledLayer(
      id: "background", source: "", sourceLayer: "", content: .background(paint))
    for mark in mapMarks([layer], of: mapContent(tables: [:], underlays: [], window: surroundings))
    {
      append(mark, bounds: surroundings, page)
    }
  }

  mutating func addUnderlays(_ source: String, _ paint: RasterPaint) {
    guard paint.opacity > 0 else { return }
    for underlay in content.underlays where underlay.source == source {
      let transform = underlay.georeference.then(plane.transform)
      let size = Rect(
        x: 0, y: 0, width: Double(underlay.raster.width), height: Double(underlay.raster.height))
      let mark = Mark(.image(underlay.raster, transform, paint), origin: "layout/\(source)")
      append(mark, bounds: Rect(around: size.corners.map(transform.applied)), page)
    }
  }

  /// Scans for which the style has no raster layer.
  mutating func addUnplacedUnderlays() {
    let placed = Set(
      content.style.layers.lazy.filter { $0.kind == .raster }.map(\.source))
    for source in content.underlays.map(\.source) where !placed.contains(source) {
      addUnderlays(source, RasterPaint())
    }
  }
}

extension Mark {
  /// What of a group lies in a rectangle.
  fileprivate func clipped(to rect: Rect) -> Mark {
    guard case .group(let marks, _, let opacity) = content else { return self }
    return Mark(.group(marks, clip: Path(rect: rect), opacity: opacity), origin: origin)
  }
}

extension LinePaint {
  /// How far it colours beyond its geometry, in pixels.
  fileprivate var reach: Double {
    let casing = gapWidth > 0 ? gapWidth / 2 + width : width / 2
    let miter = join == .miter ? max(1, miterLimit) : 1
    return (casing + abs(offset) + max(0, blur)) * max(miter, 2.0.squareRoot())
      + translation.reach
  }
}

extension Color {
  /// What is seen through it of another.
  fileprivate func over(_ below: Color) -> Color {
    let rest = below.alpha * (1 - alpha)
    let sum = alpha + rest
    guard sum > 0 else { return .clear }
    return Color(
      red: (red * alpha + below.red * rest) / sum,
      green: (green * alpha + below.green * rest) / sum,
      blue: (blue * alpha + below.blue * rest) / sum, alpha: sum)
  }
}
