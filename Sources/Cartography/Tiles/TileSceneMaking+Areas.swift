import MapStyle
import PlantModel

extension TileSceneMaking {
  mutating func addFills(_ items: [Styled<FillPaint>], of layer: StyledLayer) {
    guard let table = content.tables[layer.table], let rows = rows[layer.table] else { return }
    let isUnits = layer.table == "units"
    let major = UInt8(RiskLevel.major.rank)
    var squares = PointThinning(distance: Self.squareDistance)
    var last: (paint: FillPaint, fill: Int32?, outline: Int32?)?
    for item in items {
      let row = rows[item.feature]
      guard !row.bounds.isNull else { continue }
      let paint = item.paint
      guard paint.isPlain else {
        addOthers([Styled(feature: item.feature, paint: paint)], of: layer)
        continue
      }
      if last?.paint != paint { last = (paint, fill(paint), outline(paint)) }
      let origin = table.origins[item.feature]
      if let fill = last?.fill {
        if isUnits, row.area < Self.leastMajorArea, content.ranks[item.feature] == major,
          squares.accepts(row.bounds.center)
        {
          addSquare(round: row.bounds.center, fill, origin)
        } else {
          append(fill, row, reach: 0, origin)
        }
      }
      if let outline = last?.outline, row.isOutlined(1, isUnits: isUnits) {
        append(outline, row, reach: 0.5, origin)
      }
    }
  }

  mutating func addLines(_ items: [Styled<LinePaint>], of layer: StyledLayer) {
    guard let table = content.tables[layer.table], let rows = rows[layer.table] else { return }
    let isUnits = layer.table == "units"
    var last: (paint: LinePaint, stroke: Int32, reach: Float)?
    for item in items {
      let row = rows[item.feature]
      let paint = item.paint
      let isArea = table.geometry.kinds[item.feature] == .polygon
      guard !row.bounds.isNull, row.side >= Thinning.leastSide,
        !isArea || row.isOutlined(Float(paint.width), isUnits: isUnits)
      else { continue }
      guard paint.isPlain else {
        addOthers([Styled(feature: item.feature, paint: paint)], of: layer)
        continue
      }
      guard paint.width > 0, paint.color.alpha > 0 else { continue }
      if last?.paint != paint {
        let stroke = Stroke(paint)
        last = (paint, paints.stroke(stroke), Float(stroke.reach))
      }
      guard let last else { continue }
      append(last.stroke, row, reach: last.reach, table.origins[item.feature])
    }
  }

  private mutating func fill(_ paint: FillPaint) -> Int32? {
    paint.color.alpha > 0 ? paints.fill(paint.color) : nil
  }

  private mutating func outline(_ paint: FillPaint) -> Int32? {
    guard let color = paint.outlineColor, color.alpha > 0 else { return nil }
    return paints.stroke(Stroke(color: color, width: 1, join: .round))
  }

  private mutating func append(
    _ paint: Int32, _ row: SceneGeometry.Row, reach: Float, _ origin: Int32
  ) {
    marks.append(
      TileScene.Mark(
        paint: paint, firstSubpath: row.firstSubpath, subpathCount: row.subpathCount,
        bounds: row.bounds.grown(by: reach), area: row.area, origin: origin))
  }

  /// The least that is drawn of a major risk, on whole pixels.
  private mutating func addSquare(round center: Point, _ paint: Int32, _ origin: Int32) {
    let side = Double(Self.leastMajorArea.squareRoot())
    let middle = Point(x: center.x.rounded(), y: center.y.rounded())
    let square = Rect(center: middle, width: side, height: side)
    append([square.corners], paint, area: Self.leastMajorArea, reach: 0, origin)
  }

  /// A mark with rings of its own.
  mutating func append(
    _ rings: [[Point]], _ paint: Int32, area: Float, reach: Float, _ origin: Int32
  ) {
    let first = Int32(clamping: geometry.subpathEnds.count)
    var box = Rect.null
    for ring in rings {
      for point in ring {
        box.formUnion(point)
        geometry.coordinates.append(point.x)
        geometry.coordinates.append(point.y)
      }
      geometry.subpathEnds.append(Int32(clamping: geometry.coordinates.count / 2))
      geometry.isClosed.append(true)
    }
    marks.append(
      TileScene.Mark(
        paint: paint, firstSubpath: first, subpathCount: Int32(clamping: rings.count),
        bounds: TileBounds(around: box).grown(by: reach), area: area, origin: origin))
  }
}

extension FillPaint {
  /// One colour at its place: what a tile draws fast.
  fileprivate var isPlain: Bool { pattern == nil && translation == .none && isAntialiased }
}

extension LinePaint {
  /// One line of one colour along the geometry.
  fileprivate var isPlain: Bool {
    pattern == nil && gradient.isEmpty && blur <= 0 && gapWidth <= 0 && offset == 0
      && translation == .none && (cap != .square || dashes.isEmpty)
      && dashes.count.isMultiple(of: 2)
  }
}

extension Stroke {
  fileprivate init(_ paint: LinePaint) {
    self.init(
      color: paint.color, width: paint.width, dashes: paint.dashes, cap: paint.cap,
      join: paint.join, miterLimit: max(1, paint.miterLimit))
  }

  /// How far it colours beyond its line, in pixels.
  var reach: Double {
    var factor = join == .miter ? max(1, miterLimit) : 1
    if cap == .square { factor = max(factor, 2.0.squareRoot()) }
    return width / 2 * factor
  }
}

extension SceneGeometry.Row {
  /// An area that small has no outline. Of a unit less than three times as wide as the line, it would hide most of the level.
  fileprivate func isOutlined(_ width: Float, isUnits: Bool) -> Bool {
    side >= TileSceneMaking.leastOutlined && (!isUnits || area >= 3 * width * side)
  }
}

extension TileBounds {
  var center: Point {
    Point(x: (Double(minX) + Double(maxX)) / 2, y: (Double(minY) + Double(maxY)) / 2)
  }

  var isNull: Bool { minX > maxX }

  func grown(by reach: Float) -> TileBounds {
    guard reach > 0 else { return self }
    return TileBounds(
      minX: (minX - reach).nextDown, minY: (minY - reach).nextDown, maxX: (maxX + reach).nextUp,
      maxY: (maxY + reach).nextUp)
  }
}
