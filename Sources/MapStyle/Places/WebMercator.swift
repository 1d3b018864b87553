import Foundation
import PlantModel

/// The plane on which GL renderers draw: spherical Mercator, the world 1 wide, x from 180° west and y down from 85.05° north.
enum WebMercator {
  /// The position of a place given in degrees.
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
