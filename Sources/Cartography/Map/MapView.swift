import Glibc
import MapStyle
package import PlantModel

/// A window of the web map: spherical Mercator (EPSG:3857), the world 512 × 2^zoom CSS pixels wide.
package struct MapView: Hashable, Sendable {
  /// Degrees.
  package var longitude: Double
  package var latitude: Double
  package var zoom: Double
  /// The direction that points up, degrees clockwise from north.
  package var bearing: Double
  /// CSS pixels.
  package var size: Size

  package init(
    longitude: Double = 0, latitude: Double = 0, zoom: Double = 0, bearing: Double = 0,
    size: Size = Size(width: 512, height: 512)
  ) {
    self.longitude = longitude
    self.latitude = latitude
    self.zoom = zoom
    self.bearing = bearing
    self.size = size
  }

  package var window: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

  /// Metres of the plane to CSS pixels of the window.
  package var transform: AffineTransform {
    let pixelsPerMetre = 512 * exp2(zoom) / WebMercator.worldWidth
    let center = center(pixelsPerMetre: pixelsPerMetre)
    return AffineTransform.translation(Point(x: -center.x, y: -center.y))
      .then(.rotation(radians: bearing * .pi / 180))
      .then(.scale(x: pixelsPerMetre, y: -pixelsPerMetre))
      .then(.translation(window.center))
  }

  /// A window never shows what lies beyond the northern or southern edge of a world that is higher than it.
  private func center(pixelsPerMetre: Double) -> Point {
    var center = WebMercator.projected(Point(x: longitude, y: latitude))
    let room = WebMercator.worldWidth / 2 - size.height / 2 / pixelsPerMetre
    if bearing == 0, room >= 0 { center.y = min(max(center.y, -room), room) }
    return center
  }

  /// How often the world is repeated to the left and right; more than that many copies are not drawn.
  private static let mostCopies = 64.0

  /// Offsets in the plane at which a geometry of that extent shows in a window that reaches `reach` pixels further.
  func worldOffsets(of extent: Rect, reach: Double) -> [Point] {
    guard let ground = transform.inverse, !extent.isNull else { return [] }
    let seen = Rect(around: window.inset(by: -reach).corners.map(ground.applied))
    let width = WebMercator.worldWidth
    let first = max(((seen.minX - extent.maxX) / width).rounded(.up), -Self.mostCopies)
    let last = min(((seen.maxX - extent.minX) / width).rounded(.down), Self.mostCopies)
    guard first <= last else { return [] }
    return (Int(first)...Int(last)).map { Point(x: Double($0) * width, y: 0) }
  }
}
