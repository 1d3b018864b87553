import PlantModel
import TestSupport
import Testing

@testable import Storage

@Suite struct ValidPolygonsTests {
  @Test(arguments: 0..<200)
  func `the quick check never calls a ring simple that GEOS calls invalid`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    // Whole numbers make touching vertices and folded edges likely.
    let ring = (0..<Int.random(in: 3...8, using: &random)).map { _ in
      Point(
        x: Double(Int.random(in: 0...6, using: &random)),
        y: Double(Int.random(in: 0...6, using: &random)))
    }
    guard isPlainlySimple(ring) else { return }
    let isValid = withGDAL { _ in PolygonHandle([Polygon(exterior: ring)])?.isValid }
    #expect(isValid == true)
  }

  @Test func `a convex ring and a plain corner need no GEOS`() {
    let circle = (0..<500).map { index in
      Point(x: cosine(Double(index) / 500 * 2 * .pi), y: sine(Double(index) / 500 * 2 * .pi))
    }
    #expect(isPlainlySimple(circle))
    // A pentagram turns one way only, but twice round.
    let star = [0, 2, 4, 1, 3].map { circle[$0 * 100] }
    #expect(!isPlainlySimple(star))
    let corner = [(0.0, 0.0), (4, 0), (4, 4), (2, 4), (2, 2), (0, 2)].map {
      Point(x: $0.0, y: $0.1)
    }
    #expect(isPlainlySimple(corner))
  }

  @Test func `a bow-tie becomes two triangles, a spike is cut off`() {
    let bow = [(0.0, 0.0), (4, 4), (4, 0), (0, 4)].map { Point(x: $0.0, y: $0.1) }
    #expect(repaired(Polygon(exterior: bow))?.count == 2)
    let spike = [(0.0, 0.0), (4, 0), (9, 0), (4, 0), (4, 4)].map { Point(x: $0.0, y: $0.1) }
    #expect(repaired(Polygon(exterior: spike))?.map(\.boundingBox.maxX) == [4])
  }

  @Test func `a hole outside its polygon is no hole`() {
    let polygon = Polygon(
      exterior: Rect(x: 0, y: 0, width: 10, height: 10).corners,
      interiors: [Rect(x: 20, y: 0, width: 5, height: 5).corners])
    #expect(repaired(polygon) != nil)
  }
}
