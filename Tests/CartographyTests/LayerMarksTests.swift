import Cartography
import MapStyle
import PlantModel
import Testing

/// What fill, line and circle paints become, mark by mark.
@Suite struct LayerMarksTests {
  private static let red = Color(red: 1, green: 0, blue: 0)
  private static let dots = Symbol(name: "dots", svg: [], size: Size(width: 8, height: 4))
  private static let square = Path(rect: Rect(x: 10, y: 10, width: 20, height: 10))
  private static let line = Path.polyline([Point(x: 0, y: 50), Point(x: 40, y: 50)])

  private func content(
    path: Path = Path(), points: [Point] = [], centers: [Point]? = nil, bearing: Double = 0,
    scale: Double = 1, edge: Double = 0
  ) -> MapContent {
    let table = ProjectedTable(
      paths: [path], points: [points], centers: centers.map { [$0] } ?? [], origins: ["a"])
    return MapContent(
      tables: ["a": table], window: Rect(x: 0, y: 0, width: 100, height: 100), bearing: bearing,
      symbols: ["dots": Self.dots], symbolScale: scale, edge: edge)
  }

  private func contents(_ layer: StyledLayer.Content, _ content: MapContent) -> [Mark.Content] {
    mapMarks([StyledLayer(id: "l", source: "a", sourceLayer: "", content: layer)], of: content)
      .map(\.content)
  }

  private func fill(_ paint: FillPaint, _ content: MapContent) -> [Mark.Content] {
    contents(.fill([Styled(feature: 0, paint: paint)]), content)
  }

  private func line(_ paint: LinePaint, _ content: MapContent) -> [Mark.Content] {
    contents(.line([Styled(feature: 0, paint: paint)]), content)
  }

  private func circle(_ paint: CirclePaint, _ content: MapContent) -> [Mark.Content] {
    contents(.circle([Styled(feature: 0, paint: paint)]), content)
  }

  // MARK: Circles

  private static let center = Point(x: 50, y: 50)

  private func box(_ content: Mark.Content) -> Rect {
    switch content {
    case .fill(let path, _), .stroke(let path, _): path.boundingBox
    default: .null
    }
  }

  @Test func `a circle's stroke lies outside its radius`() throws {
    let paint = CirclePaint(
      radius: 6, color: Self.red, strokeColor: .black.faded(by: 0.5), strokeWidth: 2)
    let marks = circle(paint, content(points: [Self.center]))
    try #require(marks.count == 2)
    #expect(abs(box(marks[0]).width - 12) < 0.01)
    #expect(abs(box(marks[1]).width - 14) < 0.01)
    guard case .stroke(_, let stroke) = marks[1] else {
      Issue.record("\(marks[1])")
      return
    }
    #expect(stroke.width == 2 && stroke.color.alpha == 0.5)
  }

  @Test func `under a solid stroke the disc goes on, so that no gap shows`() {
    let paint = CirclePaint(radius: 6, color: Self.red, strokeWidth: 2)
    let marks = circle(paint, content(points: [Self.center]))
    #expect(abs(box(marks[0]).width - 13) < 0.01)
  }

  @Test func `on pixels a sharp circle ends where a fading one has faded to half`() {
    let marks = circle(
      CirclePaint(radius: 6, color: Self.red), content(points: [Self.center], edge: 1))
    #expect(abs(box(marks[0]).width - 11) < 0.01)
  }

  @Test(arguments: [0.25, 0.5, 1]) func `blur fades by the cubic step from the rim inwards`(
    blur: Double
  ) throws {
    let marks = circle(
      CirclePaint(radius: 8, color: Self.red, blur: blur), content(points: [Self.center]))
    guard case .fill(_, .radial(let gradient)) = try #require(marks.first) else {
      Issue.record("\(marks)")
      return
    }
    #expect(marks.count == 1 && gradient.radius == 8 && gradient.center == Self.center)
    for stop in gradient.stops {
      let t = min(1, (1 - stop.position) / blur)
      #expect(abs(stop.color.alpha - t * t * (3 - 2 * t)) < 1e-9)
      #expect(stop.color.alpha == 0 || stop.color.red == 1)
    }
    #expect(gradient.stops.first?.color.alpha == 1)
    #expect(gradient.stops.last?.color.alpha == 0)
  }

  @Test func `circles stand on all centres, moved with the map or the page`() {
    let centers = [Point(x: 10, y: 10), Point(x: 20, y: 10), Point(x: 20, y: 30)]
    func middles(_ alignment: Alignment) -> [Point] {
      let paint = CirclePaint(
        radius: 2, color: Self.red, translation: Translation(x: 4, y: 0, alignment: alignment))
      return circle(paint, content(path: Self.square, centers: centers, bearing: 90)).map {
        Point(x: box($0).center.x.rounded(), y: box($0).center.y.rounded())
      }
    }
    #expect(middles(.viewport) == centers.map { $0 + Point(x: 4, y: 0) })
    // East points up the page.
    #expect(middles(.map) == centers.map { $0 + Point(x: 0, y: -4) })
  }

  @Test func `a circle without a size or a colour is nothing`() {
    let place = content(points: [Self.center])
    #expect(circle(CirclePaint(radius: 0, color: Self.red), place).isEmpty)
    #expect(circle(CirclePaint(radius: -3, color: Self.red), place).isEmpty)
    #expect(circle(CirclePaint(radius: 4, color: .clear), place).isEmpty)
  }

  // MARK: Fills

  @Test func `an outline is a hairline, also round lines closed up`() throws {
    let open = Path.polyline([Point(x: 0, y: 0), Point(x: 9, y: 0), Point(x: 9, y: 9)])
    let marks = fill(FillPaint(color: Self.red, outlineColor: .black), content(path: open))
    try #require(marks.count == 2)
    guard case .stroke(let path, let stroke) = marks[1] else {
      Issue.record("\(marks[1])")
      return
    }
    #expect(path.closed == [true] && stroke.width == 1 && stroke.color == .black)
  }

  @Test func `on pixels a hairline lies on rows of pixels`() throws {
    let area = Path(rect: Rect(x: 10.2, y: 9.8, width: 20, height: 10))
    let marks = fill(
      FillPaint(color: Self.red, outlineColor: .black), content(path: area, edge: 0.5))
    guard case .stroke(let path, let stroke) = try #require(marks.last) else {
      Issue.record("\(marks)")
      return
    }
    #expect(stroke.width == 0.5)
    #expect(path.points.allSatisfy { abs(($0.x * 4).rounded() - $0.x * 4) < 1e-9 })
    #expect(path.points.allSatisfy { Int(($0.y * 4).rounded()) % 2 != 0 })
  }

  @Test func `an area on pixels and the line in its colour are seen through as one`() throws {
    let half = Self.red.faded(by: 0.5)
    let marks = fill(FillPaint(color: half), content(path: Self.square, edge: 1))
    guard case .group(let parts, nil, let opacity) = try #require(marks.first) else {
      Issue.record("\(marks)")
      return
    }
    #expect(parts.count == 2 && opacity == 0.5)
    // On paper the area has its exact size.
    let paper = fill(FillPaint(color: half), content(path: Self.square))
    #expect(paper == [.fill(Self.square, .color(half))])
  }

  @Test func `without smooth edges there is no line round the area`() {
    let paint = FillPaint(color: Self.red, isAntialiased: false)
    let layer = StyledLayer(
      id: "l", source: "a", sourceLayer: "",
      content: .fill([Styled(feature: 0, paint: paint)]))
    let marks = mapMarks([layer], of: content(path: Self.square, edge: 1))
    #expect(marks.map(\.content) == [.fill(Self.square, .color(Self.red))])
    #expect(marks.map(\.isSmooth) == [false])
  }

  @Test func `a pattern takes the colour's place and stays where it is when the area moves`() {
    let paint = FillPaint(
      color: Self.red, outlineColor: .black, pattern: "dots", opacity: 0.5,
      translation: Translation(x: 3, y: 5, alignment: .viewport))
    let marks = fill(paint, content(path: Self.square, bearing: 30, scale: 2))
    let moved = Self.square.offset(x: 6, y: 10)
    #expect(marks == [.fill(moved, .pattern(Self.dots.scaled(2), .identity, opacity: 0.5))])
  }

  @Test func `a pattern that is missing or seen through entirely fills nothing`() {
    for (name, opacity) in [("brick", 1.0), ("dots", 0)] {
      let paint = FillPaint(color: Self.red, pattern: name, opacity: opacity)
      #expect(fill(paint, content(path: Self.square)).isEmpty)
    }
  }

  // MARK: Lines

  private func strokes(_ contents: [Mark.Content]) -> [(path: Path, stroke: Stroke)] {
    contents.compactMap {
      if case .stroke(let path, let stroke) = $0 { (path, stroke) } else { nil }
    }
  }

  @Test func `caps, joins, the mitre's limit and dashes are the paint's`() throws {
    let paint = LinePaint(
      color: Self.red, width: 4, dashes: [8, 4, 2], cap: .round, join: .bevel, miterLimit: 3)
    let stroke = try #require(strokes(line(paint, content(path: Self.line, scale: 2))).first).stroke
    #expect(
      stroke
        == Stroke(
          color: Self.red, width: 8, dashes: [16, 8, 4, 0], cap: .round, join: .bevel,
          miterLimit: 3))
  }

  @Test func `a square cap belongs to the line, not to its dashes`() {
    var paint = LinePaint(color: Self.red, width: 4, cap: .square)
    #expect(strokes(line(paint, content(path: Self.line))).first?.stroke.cap == .square)
    paint.dashes = [8, 4]
    #expect(strokes(line(paint, content(path: Self.line))).first?.stroke.cap == .butt)
  }

  @Test func `a gap has a casing on each side, both beside an offset line`() throws {
    let paint = LinePaint(color: Self.red, width: 2, gapWidth: 6, offset: 10)
    let found = try #require(strokes(line(paint, content(path: Self.line))).first)
    // Middles of the casings are half the gap and half the width from the middle, which lies to the right.
    #expect(found.path.subpaths.map { $0.points[0].y }.sorted() == [56, 64])
    #expect(found.stroke.width == 2)
  }

  @Test func `casings fade into the gap as well`() throws {
    let paint = LinePaint(color: Self.red, width: 2, gapWidth: 6, blur: 1)
    let found = try #require(strokes(line(paint, content(path: Self.line))).first)
    #expect(found.stroke.width == 3)
    #expect(found.path.subpaths.map { $0.points[0].y }.sorted() == [46.5, 53.5])
  }

  @Test(arguments: [(0.5, 8.0), (4, 8), (8, 8), (30, 8)])
  func `the alpha of a faded line rises evenly from its edge`(blur: Double, width: Double) {
    let strokes = strokes(
      line(LinePaint(color: Self.red, width: width, blur: blur), content(path: Self.line)))
    #expect(strokes.first?.stroke.width == width)
    // How much is covered at a distance from the edge: by all strokes that are so wide.
    for depth in stride(from: 0.125, to: width / 2, by: 0.25) {
      let clear = strokes.filter { ($0.stroke.width - width) / 2 + depth >= 0 }
        .reduce(1) { $0 * (1 - $1.stroke.color.alpha) }
      #expect(abs(1 - clear - min(1, depth / blur)) < 0.2, "\(depth)")
    }
    let widths = strokes.map(\.stroke.width)
    #expect(widths == widths.sorted(by: >))
  }

  @Test func `a pattern is as high as the line is wide and runs on through corners`() throws {
    let corner = Path.polyline([Point(x: 0, y: 10), Point(x: 24, y: 10), Point(x: 24, y: 40)])
    let paint = LinePaint(color: Self.red, width: 6, pattern: "dots", opacity: 0.5)
    let marks = line(paint, content(path: corner))
    try #require(marks.count == 2)
    let transforms = marks.compactMap { mark -> AffineTransform? in
      guard case .fill(_, .pattern(let symbol, let transform, opacity: 0.5)) = mark,
        symbol.name == "dots"
      else { return nil }
      return transform
    }
    try #require(transforms.count == 2)
    // 4 pixels of the symbol are 6 of the line; its left end stands on the line's start.
    #expect(transforms[0].applied(to: Point(x: 0, y: 0)) == Point(x: 0, y: 7))
    #expect(transforms[0].applied(to: Point(x: 16, y: 4)) == Point(x: 24, y: 13))
    // Where the first part ends (16 pixels along) the second goes on, turned to the right.
    #expect(transforms[1].applied(to: Point(x: 16, y: 2)).distance(to: Point(x: 24, y: 10)) < 1e-9)
    #expect(transforms[1].applied(to: Point(x: 20, y: 2)).distance(to: Point(x: 24, y: 16)) < 1e-9)
  }

  @Test func `a gradient's colours lie at equal steps of the line's length`() throws {
    let colors = [Color(red: 0, green: 0, blue: 0), Color(red: 1, green: 1, blue: 1)]
    let paint = LinePaint(color: Self.red, width: 4, gradient: colors)
    let long = Path.polyline([Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 10, y: 90)])
    let pieces = strokes(line(paint, content(path: long)))
    try #require(pieces.count > 1)
    var length = 0.0
    for (index, piece) in pieces.enumerated() {
      #expect(abs(piece.stroke.color.red - (Double(index) + 0.5) / Double(pieces.count)) < 1e-9)
      let points = piece.path.points
      length += zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }
    // Each but the last goes on for a pixel under the next.
    #expect(abs(length - 100 - 1 * Double(pieces.count - 1)) < 1e-6)
  }

  @Test func `a gradient is seen through as one`() {
    let colors = [Color.black, Self.red]
    let paint = LinePaint(color: Self.red, width: 4, gradient: colors, opacity: 0.5)
    guard case .group(let parts, nil, let opacity) = line(paint, content(path: Self.line)).first
    else {
      Issue.record("no group")
      return
    }
    #expect(opacity == 0.5 && parts.count > 1)
  }

  @Test func `a line without width, colour or opacity is nothing`() {
    let place = content(path: Self.line)
    #expect(line(LinePaint(color: Self.red, width: 0), place).isEmpty)
    #expect(line(LinePaint(color: .clear, width: 2), place).isEmpty)
    #expect(line(LinePaint(color: Self.red, width: 2, opacity: 0), place).isEmpty)
    #expect(line(LinePaint(color: Self.red, width: 2), content()).isEmpty)
  }
}
