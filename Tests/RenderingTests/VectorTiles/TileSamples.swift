import Foundation
import MapStyle
import PlantModel
import TestSupport

@testable import Rendering

/// The tile whose top left corner is the origin.
let firstTile = Rect(x: 0, y: 0, width: 256, height: 256)

let sampleKeys = ["code", "rank", "offset", "value", "stopped", "nothing", "object", "list"]

/// A layer of one feature.
func oneLayer(
  _ geometry: Geometry, lattice: Int = 2,
  properties: [String: StyleValue] = [:]
) -> [VectorTileLayer] {
  var layer = VectorTileLayer(name: "units", keys: sampleKeys, lattice: lattice)
  layer.append(geometry, id: 7, properties: properties)
  return [layer]
}

/// Rings in no order, which cross themselves and each other.
func scribble(_ random: inout SplitMix64, rings: Int, points: Int, within room: Rect) -> Polygon {
  let rings = (0..<rings).map { _ in
    (0..<Int.random(in: 3...points, using: &random)).map { _ in
      Point(
        x: Double.random(in: room.minX...room.maxX, using: &random),
        y: Double.random(in: room.minY...room.maxY, using: &random))
    }
  }
  return Polygon(exterior: rings[0], interiors: Array(rings.dropFirst()))
}

/// A ring round a centre that does not cross itself.
func star(
  _ random: inout SplitMix64, center: Point, radius: ClosedRange<Double>, points: Int
) -> [Point] {
  (0..<points).map {
    let angle = 2 * .pi * Double($0) / Double(points)
    let radius = Double.random(in: radius, using: &random)
    return Point(x: center.x + radius * cos(angle), y: center.y + radius * sin(angle))
  }
}

/// Even-odd over all rings of a feature, at a place in units of the extent.
func covers(_ feature: VectorTile.Feature, x: Double, y: Double) -> Bool {
  let rings = feature.paths.map { $0.map { Point(x: Double($0.x), y: Double($0.y)) } }
  return rings.reduce(false) {
    $0 != Polygon(exterior: $1).contains(Point(x: x, y: y))
  }
}

/// Distance of a point to the nearest edge of the rings.
func edgeDistance(of p: Point, to rings: [[Point]]) -> Double {
  rings.flatMap { ring in
    ring.indices.map {
      squaredDistance(from: p, toSegment: ring[$0], ring[($0 + 1) % ring.count])
    }
  }.min()?.squareRoot() ?? .infinity
}
