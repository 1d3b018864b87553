import Cartography
import Foundation
import PlantModel
import TestSupport
import Testing

@Suite struct MapFrameTests {
  @Test(arguments: [(100.0, 21.496), (500, 19.174), (1500, 17.589), (10_000, 14.852)])
  func `the style zoom of a sheet follows from its scale`(scale: Double, zoom: Double) {
    #expect(abs(styleZoom(scaleDenominator: scale) - zoom) < 0.001)
  }

  @Test func `1:500 shows half a metre as a millimetre`() {
    let frame = MapFrame(
      rect: Rect(x: 0, y: 0, width: 1000, height: 800), center: Point(x: 555_000, y: 2_694_000),
      scaleDenominator: 500, bearing: 0)
    let a = frame.transform.applied(to: Point(x: 555_000, y: 2_694_000))
    let b = frame.transform.applied(to: Point(x: 555_000.5, y: 2_694_000))
    #expect(a == Point(x: 500, y: 400))
    #expect(abs(a.distance(to: b) - 96 / 25.4) < 1e-6)
  }

  @Test(arguments: [-45.0, 0, 12, 90, 200])
  func `the bearing points up on the sheet`(bearing: Double) {
    let center = Point(x: 100, y: 100)
    let frame = MapFrame(
      rect: Rect(x: 0, y: 0, width: 400, height: 400), center: center, scaleDenominator: 1000,
      bearing: bearing)
    let angle = bearing * .pi / 180
    let ahead = frame.transform.applied(to: center + Point(x: 10 * sin(angle), y: 10 * cos(angle)))
    #expect(abs(ahead.x - 200) < 1e-9)
    #expect(ahead.y < 200)
  }

  @Test(arguments: [
    (1200.0, 800.0, 1500.0), (1200, 1200, 1000), (1201, 1200, 1500), (60, 350, 200), (9, 300, 100),
    (14_200, 900, 20_000),
  ])
  func `fit takes the next scale of the series`(metres: Double, millimetres: Double, scale: Double)
  {
    let k = pixelsPerMillimetre
    #expect(
      fittingScaleDenominator(
        extent: Size(width: metres, height: 1), room: Size(width: millimetres * k, height: 1e6))
        == scale)
  }

  @Test func `stray pieces of a drawing do not shrink the map`() {
    let unit = RiskUnit(
      code: "1", name: "",
      polygons: [Polygon(exterior: Rect(x: 0, y: 0, width: 100, height: 50).corners)])
    let stray = Feature(
      source: "plan", layer: "0", class: "x", geometry: .points([Point(x: 1e7, y: -1e7)]))
    let near = Feature(
      source: "plan", layer: "0", class: "x", geometry: .points([Point(x: 110, y: 25)]))
    let extent = Plant(features: [stray, near], units: [unit]).turnedExtent(bearing: 0).rect
    #expect(extent == Rect(x: 0, y: 0, width: 110, height: 50))
  }
}
