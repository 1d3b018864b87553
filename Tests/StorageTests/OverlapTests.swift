import PlantModel
import TestSupport
import Testing

@testable import Storage

@Suite struct OverlapTests {
  private func unit(_ code: String, _ polygon: Polygon) -> RiskUnit {
    RiskUnit(code: code, name: code, polygons: [polygon])
  }

  private func box(_ x: Double, _ y: Double, _ side: Double) -> Polygon {
    Polygon(exterior: Rect(x: x, y: y, width: side, height: side).corners)
  }

  private func overlaps(_ units: [RiskUnit]) -> [Diagnostic] {
    overlapFindings(units, at: Place(file: "a"))
  }

  /// Round the origin, in teeth of 2 m.
  private func gear(radius: Double, vertices: Int) -> Polygon {
    Polygon(
      exterior: (0..<vertices).map { index in
        let angle = Double(index) / Double(vertices) * 2 * .pi
        let reach = radius + (index % 2 == 0 ? 0 : 2)
        return Point(x: reach * cosine(angle), y: reach * sine(angle))
      })
  }

  @Test func `units drawn a thousand times over are told by the first thousand pairs`() {
    let units = (0..<3_000).map { unit("u\($0)", box(0, 0, 10)) }
    let start = ContinuousClock.now
    let findings = overlaps(units)
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(findings.first?.message.en.hasPrefix("at least 1000 pairs of units overlap: ") == true)
    #expect(findings.first?.message.zh.hasPrefix("至少 1000 对") == true)
  }

  @Test func `a large unit round many small ones overlaps each with its whole area`() {
    var gear = gear(radius: 1_000, vertices: 20_000)
    // One small unit lies in a hole.
    gear.interiors = [box(-5, -5, 20).exterior]
    let small = (0..<60).map { index in
      unit("s\(index)", box(Double(index % 10) * 50, Double(index / 10) * 50, 10))
    }
    let start = ContinuousClock.now
    let findings = overlaps([unit("site", gear)] + small)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(
      findings.first?.message.en.hasPrefix(
        "59 pairs of units overlap: site + s1 (100 m²), site + s2 (100 m²)") == true)
  }

  /// The clipped shapes touch themselves along the window; the area must not suffer.
  @Test(arguments: 0..<50)
  func `clipping does not change the area that two units share`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    func star(_ vertices: Int, x: Double) -> Polygon {
      Polygon(
        exterior: (0..<vertices).map { index in
          let angle = Double(index) / Double(vertices) * 2 * .pi
          let reach = Double.random(in: 20...100, using: &random)
          return Point(x: x + reach * cosine(angle), y: reach * sine(angle))
        })
    }
    let (a, b) = (star(200, x: 0), star(90, x: .random(in: 0...150, using: &random)))
    let exact = withGDAL { _ in
      guard let first = PolygonHandle([a]), let second = PolygonHandle([b]) else { return -1.0 }
      return first.intersectionArea(with: second)
    }
    let found = overlaps([unit("a", a), unit("b", b)])
    if exact > 1.5, exact > min(a.area, b.area) / 90 {
      let message = try #require(found.first?.message.en)
      #expect(message == "1 pair of units overlap: a + b (\(rounded(exact, 0)) m²)")
    } else if exact < 0.5 {
      #expect(found.isEmpty)
    }
  }
}
