import Cartography
import MapStyle
import PlantModel
import TestSupport

/// Scenes of tiles for the tests of this folder: the same marks as a `TileScene` and as a `Scene`.
struct TileScenes {
  private(set) var scene: TileScene
  private(set) var marks: [Mark] = []

  init(background: Color = .white) {
    scene = TileScene(
      corner: TileIndex(zoom: 14, column: 100, row: 200), background: background)
  }

  mutating func fill(_ path: Path, _ color: Color) {
    marks.append(Mark(.fill(path, .color(color)), origin: "unit"))
    append(path, .fill(color), reach: 0)
  }

  mutating func stroke(_ path: Path, _ stroke: Stroke) {
    marks.append(Mark(.stroke(path, stroke), origin: "unit"))
    append(path, .stroke(stroke), reach: stroke.width * 4)
  }

  mutating func other(_ mark: Mark, bounds: Rect) {
    marks.append(mark)
    append(Path(), .other(mark), reach: 0)
    scene.marks[scene.marks.count - 1].bounds = bounds.outward
  }

  private mutating func append(_ path: Path, _ paint: TilePaint, reach: Double) {
    let first = scene.subpathEnds.count
    let start = scene.coordinates.count / 2
    var area = 0.0
    for (index, end) in path.ends.enumerated() {
      let points = path.points[(index == 0 ? 0 : path.ends[index - 1])..<end]
      for point in points { scene.coordinates += [point.x, point.y] }
      scene.subpathEnds.append(Int32(start + end))
      scene.isClosed.append(path.closed[index])
      for (a, b) in zip(points, Array(points.dropFirst()) + [points[points.startIndex]]) {
        area += (a.x * b.y - b.x * a.y) / 2
      }
    }
    if scene.paints.last != paint { scene.paints.append(paint) }
    let finite = Rect(around: path.points.filter { $0.x.isFinite && $0.y.isFinite })
    scene.marks.append(
      TileScene.Mark(
        paint: Int32(scene.paints.count - 1), firstSubpath: Int32(first),
        subpathCount: Int32(path.ends.count),
        bounds: finite.isNull ? finite.outward : finite.inset(by: -reach).outward,
        area: Float(abs(area)), origin: 0))
  }

  /// Ready to paint; its index knows all marks.
  var finished: TileScene {
    TileScene(
      corner: scene.corner, coordinates: scene.coordinates, subpathEnds: scene.subpathEnds,
      isClosed: scene.isClosed, paints: scene.paints, origins: [], marks: scene.marks,
      background: scene.background)
  }

  /// The same on a page, whose top left corner is that of the corner tile.
  func page(_ side: Double) -> Scene {
    let ground = Mark(
      .fill(
        Path(rect: Rect(x: -10, y: -10, width: side + 20, height: side + 20)),
        .color(scene.background)), origin: "page")
    return Scene(size: Size(width: side, height: side), marks: [ground] + marks)
  }

  /// Polygons and lines strewn over some tiles, many of them across borders.
  static func random(seed: UInt64, side: Double = 512) -> TileScenes {
    var generator = SplitMix64(seed: seed)
    var scenes = TileScenes(background: Color(red: 0.97, green: 0.96, blue: 0.94))
    func number(_ range: ClosedRange<Double>) -> Double {
      Double.random(in: range, using: &generator)
    }
    for _ in 0..<60 {
      let center = Point(x: number(-20...side + 20), y: number(-20...side + 20))
      let radius = number(0.2...1) < 0.5 ? number(0.1...4) : number(4...90)
      let corners = Int.random(in: 3...9, using: &generator)
      let start = number(0...6)
      let ring = (0..<corners).map { corner in
        let direction = AffineTransform.rotation(
          radians: start + Double(corner) / Double(corners) * 2 * .pi)
        return center
          + direction.applied(to: Point(x: radius * number(0.8...1), y: 0))
      }
      var path = Path()
      path.append(ring, closed: true)
      let color = Color(red: number(0...1), green: number(0...1), blue: number(0...1))
      scenes.fill(path, color.faded(by: number(0.3...1)))
      let joins: [LineJoin] = [.miter, .round, .bevel]
      scenes.stroke(
        path,
        Stroke(
          color: color, width: number(0.3...5),
          join: joins[Int.random(in: 0..<3, using: &generator)]))
    }
    for _ in 0..<12 {
      let caps: [LineCap] = [.butt, .round, .square]
      let points = (0..<Int.random(in: 2...6, using: &generator)).map { _ in
        Point(x: number(-100...side + 100), y: number(-100...side + 100))
      }
      let width = number(0.4...4)
      // Round ends that overlap are a little heavier than Cairo's.
      let dashes = [number(2...9), width + number(1...6)]
      scenes.stroke(
        Path(lineStrings: [points]),
        Stroke(
          color: .black, width: width, dashes: number(0...1) < 0.5 ? dashes : [],
          cap: caps[Int.random(in: 0..<3, using: &generator)], join: .round))
    }
    return scenes
  }
}

extension Rect {
  /// As floats, rounded outwards.
  var outward: TileBounds {
    TileBounds(
      minX: Float(minX).nextDown, minY: Float(minY).nextDown, maxX: Float(maxX).nextUp,
      maxY: Float(maxY).nextUp)
  }
}
