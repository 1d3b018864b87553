import Cartography
import Foundation
import MapStyle
import PlantModel
import Rendering

/// The look of the rivals' benchmark: `bench/lib/spec.py`.
private enum Look {
  static let areas: [(fill: UInt32, stroke: UInt32, width: Double)] = [
    (0xfbfaf7, 0x555555, 1.2), (0xd9ead3, 0xa9c8a0, 0.5), (0xe2e2e2, 0xc4c4c4, 0.5),
    (0xefebe4, 0x8a7f70, 0.8), (0xececec, 0x9a9a9a, 0.5), (0xcfcfcf, 0x8a8a8a, 0.6),
    (0xdcdcdc, 0x7a7a7a, 0.6), (0xffffff, 0x6b6b6b, 0.7),
  ]
  static let lines: [(stroke: UInt32, width: Double, dashes: [Double])] = [
    (0x9fb3c5, 0.5, []), (0x888888, 0.5, []), (0xb0b0b0, 0.5, [6, 4]), (0x9a9a9a, 0.6, [4, 2]),
    (0x8fa3b5, 0.9, []),
  ]
  static let fills: [UInt32] = [0, 0xe60000, 0xff8c00, 0xffd800, 0x2f6bff]
  static let strokes: [UInt32] = [0, 0x8e0000, 0xa85400, 0x9c8400, 0x163f9e]

  static func color(_ hex: UInt32, _ alpha: Double = 1) -> Color {
    Color(
      red: Double(hex >> 16) / 255, green: Double(hex >> 8 & 255) / 255,
      blue: Double(hex & 255) / 255, alpha: alpha)
  }
}

/// A scene of one zoom, made as simply as will do for measuring the painter.
struct SampleScene {
  private let origin: SIMD2<Double>
  private let factor: Double
  private var scene: TileScene
  private var paints: [TilePaint: Int32] = [:]
  private let book = FontBook()

  init(_ features: [Feature], zoom: Int, labels: Bool = true) {
    let half = 20_037_508.342789244
    let side = 2 * half / Double(1 << zoom)
    let first = features[0].rings[0][0]
    let corner = TileIndex(
      zoom: zoom, column: Int((first.x + half) / side), row: Int((half - first.y) / side))
    origin = SIMD2(-half + Double(corner.column) * side, half - Double(corner.row) * side)
    factor = 256 / side
    scene = TileScene(corner: corner, background: Look.color(0xf7f5f0))
    for feature in features where feature.layer == 0 && zoom >= 14 {
      let look = Look.areas[feature.kind]
      let range = append(feature)
      add(range, .fill(Look.color(look.fill)))
      add(range, .stroke(Stroke(color: Look.color(look.stroke), width: look.width)))
    }
    for feature in features where feature.layer == 1 && zoom >= 16 {
      let look = Look.lines[feature.kind]
      add(
        append(feature),
        .stroke(Stroke(color: Look.color(look.stroke), width: look.width, dashes: look.dashes)))
    }
    addUnits(features.filter { $0.layer == 2 }.sorted { $0.kind > $1.kind })
    if labels && zoom >= 16 { addLabels(features) }
  }

  var tileScene: TileScene {
    TileScene(
      corner: scene.corner, coordinates: scene.coordinates, subpathEnds: scene.subpathEnds,
      isClosed: scene.isClosed, paints: scene.paints, origins: [], marks: scene.marks,
      background: scene.background)
  }

  private struct Figure {
    var first: Int32
    var count: Int32
    var bounds: Rect
    var area: Double
  }

  private func place(_ point: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2((point.x - origin.x) * factor, (origin.y - point.y) * factor)
  }

  private mutating func append(_ feature: Feature) -> Figure {
    let first = scene.subpathEnds.count
    var bounds = Rect.null
    var area = 0.0
    for ring in feature.rings {
      var last = SIMD2(Double.infinity, .infinity)
      for (index, point) in ring.enumerated() {
        if index == ring.count - 1 && feature.layer != 1 { break }
        let place = self.place(point)
        let way = place - last
        if index > 0, index < ring.count - 1, abs(way.x) + abs(way.y) < 0.25 { continue }
        scene.coordinates.append(place.x)
        scene.coordinates.append(place.y)
        bounds.formUnion(Point(x: place.x, y: place.y))
        last = place
      }
      for (a, b) in zip(ring, ring.dropFirst()) {
        let (p, q) = (place(a), place(b))
        area += (p.x * q.y - q.x * p.y) / 2
      }
      scene.subpathEnds.append(Int32(scene.coordinates.count / 2))
      scene.isClosed.append(feature.layer != 1)
    }
    return Figure(
      first: Int32(first), count: Int32(scene.subpathEnds.count - first), bounds: bounds,
      area: abs(area))
  }

  private mutating func number(of paint: TilePaint) -> Int32 {
    if let number = paints[paint] { return number }
    let number = Int32(scene.paints.count)
    paints[paint] = number
    scene.paints.append(paint)
    return number
  }

  private mutating func add(_ figure: Figure, _ paint: TilePaint) {
    var rect = figure.bounds
    if case .stroke(let stroke) = paint { rect = rect.inset(by: -stroke.width * 2) }
    scene.marks.append(
      TileScene.Mark(
        paint: number(of: paint), firstSubpath: figure.first, subpathCount: figure.count,
        bounds: rect.tileBounds, area: Float(figure.area), origin: 0))
  }

  private mutating func addUnits(_ units: [Feature]) {
    var figures: [(Figure, Int)] = []
    for unit in units {
      let figure = append(unit)
      figures.append((figure, unit.kind))
      add(figure, .fill(Look.color(Look.fills[unit.kind], 0.65)))
    }
    for (figure, kind) in figures {
      add(figure, .stroke(Stroke(color: Look.color(Look.strokes[kind]), width: 1.2)))
    }
  }

  /// In two lines in the middle of each unit, most dangerous first, where there is room.
  private mutating func addLabels(_ features: [Feature]) {
    var taken: [SIMD2<Int>: [Rect]] = [:]
    for unit in features.filter({ $0.layer == 2 }).sorted(by: { $0.kind < $1.kind }) {
      let points = unit.rings[0].map(place)
      let box = Rect(around: points.map { Point(x: $0.x, y: $0.y) })
      let center = Point(x: box.center.x.rounded(), y: box.center.y.rounded())
      let lines = unit.name.split(separator: "\n").map {
        book.shaped(String($0), fonts: ["Noto Sans CJK SC"], size: 11)
      }
      let width = lines.map(\.advance).max() ?? 0
      let room = Rect(center: center, width: width + 4, height: 31)
      let cells = Set(room.corners.map { SIMD2(Int($0.x) >> 8, Int($0.y) >> 8) })
      guard !cells.contains(where: { taken[$0, default: []].contains { $0.overlaps(room) } })
      else { continue }
      for cell in cells { taken[cell, default: []].append(room) }
      for (index, line) in lines.enumerated() {
        let run = TextRun(
          line: line,
          origin: Point(
            x: center.x - line.advance / 2,
            y: center.y + (Double(index) - Double(lines.count - 1) / 2) * 14 + 4),
          color: Look.color(0x1a1a1a), halo: Halo(color: .white, width: 1.2))
        scene.paints.append(.other(Mark(.text(run), origin: "unit")))
        scene.marks.append(
          TileScene.Mark(
            paint: Int32(scene.paints.count - 1), firstSubpath: 0, subpathCount: 0,
            bounds: room.inset(by: -12).tileBounds, area: 0, origin: 0))
      }
    }
  }
}

extension Rect {
  fileprivate var tileBounds: TileBounds {
    TileBounds(
      minX: Float(minX).nextDown, minY: Float(minY).nextDown, maxX: Float(maxX).nextUp,
      maxY: Float(maxY).nextUp)
  }
}
