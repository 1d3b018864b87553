import Cartography
import MapStyle
import PlantModel

/// Paints what a window shows of a scene. Each pixel depends on the scene and the scale only, not on the window, except where
/// Cairo paints a mark that is larger than a sprite.
struct TileBrush: ~Copyable {
  private var canvas = TileCanvas()
  private var coverage = CoverageBuffer()
  private var path = GridPath()
  private var small = SmallMarks()
  private let sprites: SpriteCache
  /// The subpaths that `path` holds.
  private var held: (first: Int32, count: Int32) = (-1, 0)

  init(spriteBytes: Int) {
    sprites = SpriteCache(byteBudget: spriteBytes)
  }

  /// What was painted last.
  var picture: TileCanvas { _read { yield canvas } }

  /// A run of equal paint, made ready.
  private enum Tool {
    case fill(Ink)
    case stroke(Ink, StrokeStyle)
    case other(Cartography.Mark)
    case nothing
  }

  mutating func paint(
    _ scene: PaintableScene, _ window: PixelWindow, scale: Int
  ) throws(RenderError) {
    canvas.clear(window, with: scene.background)
    small.start(window)
    held = (-1, 0)
    let unit = Double(scale)
    let rect = Rect(
      x: Double(window.left) / unit, y: Double(window.top) / unit,
      width: Double(window.width) / unit, height: Double(window.height) / unit)
    try paint(scene, scene.scene.index.indices(in: rect), scale: scale)
    for label in scene.labels(rect) { try sprites.blend(label, scale: scale, into: canvas) }
  }

  private mutating func paint(
    _ scene: PaintableScene, _ shown: [Int32], scale: Int
  ) throws(RenderError) {
    guard !shown.isEmpty else { return }
    do {
      try scene.scene.coordinates.withUnsafeBufferPointer { coordinates in
        try scene.scene.subpathEnds.withUnsafeBufferPointer { ends in
          try scene.scene.isClosed.withUnsafeBufferPointer { isClosed in
            try paint(
              scene, shown,
              Subpaths(coordinates: coordinates, ends: ends, isClosed: isClosed), scale: scale)
          }
        }
      }
    } catch let error as RenderError {
      throw error
    } catch {
      return
    }
  }

  private mutating func paint(
    _ scene: PaintableScene, _ shown: [Int32], _ subpaths: Subpaths, scale: Int
  ) throws(RenderError) {
    var run = -1
    var runEnd: Int32 = 0
    var tool = Tool.nothing
    for index in shown {
      if index >= runEnd {
        takeSmall(tool)
        (run, runEnd) = scene.run(of: index, after: run)
        tool = self.tool(for: scene, index, scale)
      }
      let mark = scene.scene.marks[Int(index)]
      switch tool {
      case .fill(let ink): fill(mark, ink, subpaths, scale)
      case .stroke(let ink, let style): stroke(mark, ink, style, subpaths, scale)
      case .other(let other): try sprites.blend(other, scale: scale, into: canvas)
      case .nothing: break
      }
    }
    takeSmall(tool)
  }

  private func tool(for scene: PaintableScene, _ index: Int32, _ scale: Int) -> Tool {
    switch scene.scene.paints[Int(scene.scene.marks[Int(index)].paint)] {
    case .fill(let color):
      return color.alpha > 0 ? .fill(Ink(color)) : .nothing
    case .stroke(let stroke):
      guard let style = StrokeStyle(stroke, scale: Double(scale)) else { return .nothing }
      return .stroke(Ink(stroke.color), style)
    case .other(let mark): return .other(mark)
    }
  }

  private mutating func takeSmall(_ tool: Tool) {
    guard !small.isEmpty else { return }
    switch tool {
    case .fill(let ink), .stroke(let ink, _): small.take(ink, into: canvas)
    case .other, .nothing: break
    }
  }

  private mutating func hold(_ mark: TileScene.Mark, _ subpaths: Subpaths, _ scale: Int) {
    guard held.first != mark.firstSubpath || held.count != mark.subpathCount else { return }
    held = (mark.firstSubpath, mark.subpathCount)
    path.assign(
      subpaths, first: Int(mark.firstSubpath), count: Int(mark.subpathCount),
      scale: Double(scale))
  }

  private mutating func fill(
    _ mark: TileScene.Mark, _ ink: Ink, _ subpaths: Subpaths, _ scale: Int
  ) {
    let unit = Double(scale)
    let bounds = mark.bounds
    let (minX, maxX) = (Double(bounds.minX) * unit, Double(bounds.maxX) * unit)
    let (minY, maxY) = (Double(bounds.minY) * unit, Double(bounds.maxY) * unit)
    // Bounds far from the corner are too coarse to place what is smaller than a pixel.
    if maxX - minX <= 1, maxY - minY <= 1, max(abs(minX), abs(minY)) < 65_536 {
      small.add(
        area: Double(mark.area) * unit * unit, minX: minX, minY: minY, maxX: maxX, maxY: maxY)
      return
    }
    hold(mark, subpaths, scale)
    guard !path.isEmpty,
      let window = PixelWindow(from: path.low, to: path.high, within: canvas.window)
    else { return }
    coverage.start(window)
    let points = path.points
    var start = 0
    for subpath in path.subpaths {
      var previous = points[subpath.end &- 1]
      for index in start..<subpath.end {
        let point = points[index]
        coverage.add(previous, point)
        previous = point
      }
      start = subpath.end
    }
    coverage.take(ink, rule: .evenOdd, into: canvas)
  }

  private mutating func stroke(
    _ mark: TileScene.Mark, _ ink: Ink, _ style: StrokeStyle, _ subpaths: Subpaths, _ scale: Int
  ) {
    hold(mark, subpaths, scale)
    guard !path.isEmpty else { return }
    let (low, high) = (path.low, path.high)
    if style.dashes.isEmpty, max(high.x &- low.x, high.y &- low.y) <= FixedPoint.one {
      addSmallStroke(style)
      return
    }
    let margin = style.margin
    guard
      let window = PixelWindow(
        from: GridPoint(x: low.x &- margin, y: low.y &- margin),
        to: GridPoint(x: high.x &+ margin, y: high.y &+ margin), within: canvas.window)
    else { return }
    coverage.start(window)
    var start = 0
    for subpath in path.subpaths {
      let points = path.points + start
      let count = subpath.end &- start
      if style.dashes.isEmpty {
        coverage.addStroke(points, count: count, isClosed: subpath.isClosed, style)
      } else {
        coverage.addDashes(points, count: count, isClosed: subpath.isClosed, style)
      }
      start = subpath.end
    }
    coverage.take(ink, rule: .nonZero, into: canvas)
  }

  /// The outline of what is no larger than a pixel covers all of it: as much as the figure grown by half the width, spread over
  /// its box.
  private mutating func addSmallStroke(_ style: StrokeStyle) {
    let unit = Double(FixedPoint.one)
    let reach = style.reach / unit
    let (minX, maxX) = (Double(path.low.x) / unit - reach, Double(path.high.x) / unit + reach)
    let (minY, maxY) = (Double(path.low.y) / unit - reach, Double(path.high.y) / unit + reach)
    small.add(
      area: (maxX - minX) * (maxY - minY), minX: minX, minY: minY, maxX: maxX, maxY: maxY)
  }
}
