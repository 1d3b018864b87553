import Foundation
package import PlantModel

/// The plane that the style language speaks of: spherical Mercator (EPSG:3857, IOGP guidance note 7-2, section 3.2.1.2), in which a
/// zoom, the radius of clusters and the place of a GeoJSON feature have their meaning. Planes of maps are `Storage`'s.
package enum WebMercator {
  /// Metres: the semi-major axis of WGS 84.
  private static let radius = 6_378_137.0
  /// Metres round the equator, the width of the plane.
  package static let worldWidth = 2 * .pi * radius
  /// Degrees; there the world is a square.
  package static let mostLatitude = 85.051_128_779_806_6

  /// Longitude (x) and latitude (y) in degrees to metres; latitudes beyond the square are moved to its edge.
  package static func projected(_ point: Point) -> Point {
    let latitude = min(max(point.y, -mostLatitude), mostLatitude) * .pi / 180
    return Point(x: radius * point.x * .pi / 180, y: radius * log(tan(.pi / 4 + latitude / 2)))
  }

  /// The inverse of `projected`: metres to longitude (x) and latitude (y) in degrees.
  package static func degrees(_ metres: Point) -> Point {
    Point(
      x: metres.x / radius * 180 / .pi,
      y: (2 * atan(exp(metres.y / radius)) - .pi / 2) * 180 / .pi)
  }

  /// Every point of the geometry from degrees to metres.
  package static func projected(_ geometry: Geometry) -> Geometry {
    switch geometry {
    case .points(let points): .points(points.map(projected))
    case .lineStrings(let lines): .lineStrings(lines.map { $0.map(projected) })
    case .polygons(let polygons):
      .polygons(
        polygons.map {
          Polygon(
            exterior: $0.exterior.map(projected), interiors: $0.interiors.map { $0.map(projected) })
        })
    }
  }

  /// The position of a place given in degrees where the world is 1 wide: x from 180° west and y down from 85.05° north.
  static func position(of place: Point) -> Point {
    let y = log(tan(.pi / 4 + place.y * .pi / 360)) * 180 / .pi
    return Point(x: (180 + place.x) / 360, y: (180 - y) / 360)
  }

  /// The place in degrees at a position.
  static func place(at position: Point) -> Point {
    let y = (180 - position.y * 360) * .pi / 180
    return Point(x: position.x * 360 - 180, y: 360 / .pi * atan(exp(y)) - 90)
  }
}
