import Cartography
import Foundation
import PlantModel
import TestSupport
import Testing

@Suite struct LabelRoomTests {
  private func rectangle(_ width: Double, _ height: Double) -> PlantModel.Polygon {
    Polygon(exterior: Rect(x: 0, y: 0, width: width, height: height).corners)
  }

  @Test func `a box in a rectangle stands in its middle`() throws {
    let room = LabelRoom(rectangle(100, 60), rotation: 0, focus: Point(x: 50, y: 30))
    let center = try #require(room.center(for: Size(width: 40, height: 20)))
    #expect(center.distance(to: Point(x: 50, y: 30)) < 100.0 / 88)
  }

  @Test func `a box larger than the polygon has no place`() {
    let room = LabelRoom(rectangle(100, 60), rotation: 0, focus: Point(x: 50, y: 30))
    #expect(room.center(for: Size(width: 101, height: 20)) == nil)
    #expect(room.center(for: Size(width: 20, height: 61)) == nil)
  }

  @Test func `a box keeps out of a hole`() throws {
    let hole = Rect(x: 30, y: 20, width: 40, height: 20).corners
    let polygon = Polygon(exterior: rectangle(100, 60).exterior, interiors: [hole])
    let room = LabelRoom(polygon, rotation: 0, focus: Point(x: 50, y: 30))
    let center = try #require(room.center(for: Size(width: 40, height: 12)))
    #expect(!Rect(center: center, width: 40, height: 12).overlaps(Rect(around: hole)))
  }

  @Test func `a box turned along a slanted strip fits where an upright one does not`() {
    let turn = AffineTransform.rotation(radians: .pi / 6)
    let strip = rectangle(200, 20).applying(turn)
    let middle = turn.applied(to: Point(x: 100, y: 10))
    let size = Size(width: 150, height: 14)
    #expect(LabelRoom(strip, rotation: 0, focus: middle).center(for: size) == nil)
    #expect(LabelRoom(strip, rotation: 30, focus: middle).center(for: size) != nil)
  }

  @Test(arguments: 0..<200)
  func `a placed box lies wholly inside`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let polygon = RandomShapes.star(using: &random)
    let rotation = seed % 2 == 0 ? 0 : Double.random(in: -90...90, using: &random)
    let room = LabelRoom(polygon, rotation: rotation, focus: polygon.centroid)
    let size = Size(
      width: .random(in: 2...80, using: &random), height: .random(in: 2...30, using: &random))
    guard let center = room.center(for: size) else { return }
    let corners = OrientedBox(center: center, size: size, rotation: rotation).grown(by: -0.05)
      .corners
    for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      #expect(polygon.contains(a))
      for ring in polygon.rings {
        for (c, d) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
          #expect(!segmentsIntersect(a, b, c, d))
        }
      }
    }
  }
}
