import Foundation
import PlantModel
import TestSupport
import Testing

@Suite struct GeometryTests {
  private let square = Polygon(
    exterior: Rect(x: 0, y: 0, width: 10, height: 10).corners,
    interiors: [Rect(x: 2, y: 2, width: 4, height: 4).corners])

  @Test func `area leaves out holes`() {
    #expect(square.area == 84)
    #expect(Polygon(exterior: square.exterior.reversed()).area == 100)
    #expect(Polygon(exterior: [Point(x: 0, y: 0), Point(x: 1, y: 1)]).area == 0)
  }

  @Test func `area keeps its digits at coordinates of millions`() {
    let far = square.applying(.translation(Point(x: 40_515_300, y: 3_349_722)))
    #expect(abs(far.area - 84) < 1e-6)
    #expect(far.centroid.distance(to: Point(x: 40_515_305, y: 3_349_727)) < 1e-6)
  }

  @Test func `a point in a hole is outside`() {
    #expect(square.contains(Point(x: 1, y: 1)))
    #expect(!square.contains(Point(x: 3, y: 3)))
    #expect(!square.contains(Point(x: 11, y: 3)))
  }

  @Test(arguments: 0..<200)
  func `a transform and its inverse cancel`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let t = PlantModel.AffineTransform.rotation(radians: .random(in: -4...4, using: &random))
      .then(
        .scale(x: .random(in: 0.1...9, using: &random), y: -.random(in: 0.1...9, using: &random))
      )
      .then(.translation(Point(x: .random(in: -1e6...1e6, using: &random), y: 5)))
    let p = Point(x: .random(in: -1e3...1e3, using: &random), y: 7)
    let inverse = try #require(t.inverse)
    #expect(inverse.applied(to: t.applied(to: p)).distance(to: p) < 1e-6)
  }

  @Test func `a transform that folds the plane has no inverse`() {
    #expect(PlantModel.AffineTransform.scale(x: 0, y: 1).inverse == nil)
  }

  @Test(arguments: 0..<200)
  func `the pole of inaccessibility lies inside, no nearer to the edge than the centroid`(seed: Int)
  {
    var random = SplitMix64(seed: UInt64(seed))
    let polygon = randomStar(&random)
    let pole = polygon.poleOfInaccessibility(precision: 0.5)
    #expect(polygon.contains(pole.point))
    #expect(pole.distance + 0.5 >= edgeDistance(polygon.centroid, polygon))
    #expect(abs(edgeDistance(pole.point, polygon) - pole.distance) < 1e-9)
  }

  @Test func `the pole of a square is its middle`() {
    let pole = Polygon(exterior: square.exterior).poleOfInaccessibility(precision: 0.01)
    #expect(pole.point.distance(to: Point(x: 5, y: 5)) < 0.05)
    #expect(abs(pole.distance - 5) < 0.05)
  }

  @Test(arguments: 0..<200)
  func `what is clipped lies in the rectangle, and a containing rectangle changes nothing`(
    seed: Int
  ) {
    var random = SplitMix64(seed: UInt64(seed))
    let ring = randomStar(&random).exterior
    let window = Rect(
      x: .random(in: -80...20, using: &random), y: .random(in: -80...20, using: &random),
      width: .random(in: 1...120, using: &random), height: .random(in: 1...120, using: &random))
    let loose = window.inset(by: -1e-9)
    #expect(window.clipped(ring: ring).allSatisfy(loose.contains))
    #expect(window.clipped(lineString: ring).joined().allSatisfy(loose.contains))
    let all = Rect(x: -1e3, y: -1e3, width: 2e3, height: 2e3)
    #expect(all.clipped(ring: ring) == ring)
    #expect(all.clipped(lineString: ring) == [ring])
  }

  @Test(arguments: 0..<100)
  func `a simplified line stays within the tolerance`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let line = (0..<60).map {
      Point(x: Double($0), y: .random(in: -1...1, using: &random))
    }
    let thin = simplified(lineString: line, tolerance: 0.7)
    #expect(thin.count <= line.count)
    #expect(thin.first == line.first && thin.last == line.last)
    for p in line {
      let nearest =
        zip(thin, thin.dropFirst())
        .map { squaredDistance(from: p, toSegment: $0, $1) }.min() ?? .infinity
      #expect(nearest.squareRoot() <= 0.7 + 1e-9)
    }
  }

  @Test func `a ring keeps three points`() {
    let ring = (0..<32).map { Point(x: cos(Double($0) / 5), y: sin(Double($0) / 5)) }
    #expect(simplified(ring: ring, tolerance: 100).count >= 3)
  }

  private func randomStar(_ random: inout SplitMix64) -> PlantModel.Polygon {
    let corners = Int.random(in: 3...12, using: &random)
    return Polygon(
      exterior: (0..<corners).map {
        let angle = 2 * Double.pi * Double($0) / Double(corners)
        let r = Double.random(in: 10...50, using: &random)
        return Point(x: r * cos(angle), y: r * sin(angle))
      })
  }

  private func edgeDistance(_ p: Point, _ polygon: PlantModel.Polygon) -> Double {
    let ring = polygon.exterior
    let nearest =
      zip(ring, ring.dropFirst() + ring.prefix(1))
      .map { squaredDistance(from: p, toSegment: $0, $1) }.min() ?? .infinity
    return nearest.squareRoot()
  }
}
