import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

/// What a window of the web map shows where.
@Suite struct MapViewWindowTests {
  private func place(_ longitude: Double, _ latitude: Double, in view: MapView) -> Point {
    view.transform.applied(to: WebMercator.projected(Point(x: longitude, y: latitude)))
  }

  @Test(arguments: 0..<50) func `the centre stands in the middle of the window`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let view = MapView(
      longitude: .random(in: -180...180, using: &random),
      latitude: .random(in: -60...60, using: &random), zoom: .random(in: 4...22, using: &random),
      bearing: .random(in: -180...180, using: &random),
      size: Size(
        width: .random(in: 10...900, using: &random), height: .random(in: 10...900, using: &random))
    )
    let middle = place(view.longitude, view.latitude, in: view)
    #expect(middle.distance(to: view.window.center) < 1e-3)
  }

  @Test(arguments: [(0.0, 1.0, 0.0), (90, 0, -1), (180, -1, 0), (-90, 0, 1)])
  func `a bearing points up`(bearing: Double, x: Double, y: Double) {
    // With a bearing of 90° east points up the page.
    let view = MapView(zoom: 3, bearing: bearing)
    let east = place(1, 0, in: view) - view.window.center
    let length = 512 * 8 / 360.0
    #expect(east.distance(to: Point(x: x * length, y: y * length)) < 1e-6)
  }

  @Test func `a window at a pole ends at the world's edge, unless it is turned`() {
    for latitude in [90.0, 86, -86, -90] {
      let view = MapView(latitude: latitude, zoom: 3, size: Size(width: 300, height: 200))
      let edge = place(0, latitude, in: view)
      #expect(abs(edge.y - (latitude > 0 ? 0 : 200)) < 1e-6)
      let turned = MapView(
        latitude: latitude, zoom: 3, bearing: 45, size: Size(width: 300, height: 200))
      #expect(place(0, latitude, in: turned).distance(to: turned.window.center) < 1e-6)
    }
  }

  @Test func `a window higher than the world keeps its centre`() {
    let view = MapView(latitude: 40, zoom: -1, size: Size(width: 300, height: 400))
    #expect(place(0, 40, in: view).distance(to: view.window.center) < 1e-6)
  }

  // MARK: Copies of the world

  private func scene(_ geometry: String, _ layer: String, _ view: MapView) throws -> Scene {
    let style = try StyleSheet.decode(
      Array(
        """
        {"version": 8, "sources": {"s": {"type": "geojson", "data": \(geometry)}}, "layers": [
          {"id": "l", "source": "s", \(layer)}]}
        """.utf8), file: "style.json"
    ).value
    var sources: [String: [SourceFeature]] = [:]
    for source in style.sources {
      if case .geoJSON(let data) = source.kind { sources[source.id] = data.features().value }
    }
    return layOut(
      view, style: style, sources: sources, symbols: [:], edge: 0, measuring: FixedWidthText()
    ).value
  }

  private func boxes(_ scene: Scene) -> [Rect] {
    scene.marks.flatMap { mark -> [Rect] in
      switch mark.content {
      case .fill(let path, _), .stroke(let path, _): path.subpaths.map { Rect(around: $0.points) }
      default: []
      }
    }
  }

  @Test(arguments: [179.0, -179]) func `both sides of 180° show in a window across it`(
    longitude: Double
  ) throws {
    let view = MapView(longitude: longitude, zoom: 4, size: Size(width: 400, height: 200))
    let points = #"{"type": "MultiPoint", "coordinates": [[178, 0], [-178, 0]]}"#
    let places = try boxes(scene(points, #""type": "circle""#, view)).map { $0.center.x }.sorted()
    let degree = 512 * 16 / 360.0
    try #require(places.count == 2)
    #expect(abs(places[1] - places[0] - 4 * degree) < 0.01)
    #expect(
      abs(
        (places[0] + places[1]) / 2 - 200 - (180 - abs(longitude)) * degree
          * (longitude > 0 ? 1 : -1)) < 0.01)
  }

  @Test func `an area across 180° that goes on beyond it shows from either side`() throws {
    let area =
      #"{"type": "Polygon", "coordinates": [[[170, -5], [190, -5], [190, 5], [170, 5], [170, -5]]]}"#
    for longitude in [180.0, -180] {
      let view = MapView(longitude: longitude, zoom: 4, size: Size(width: 600, height: 300))
      let found = try boxes(scene(area, #""type": "fill""#, view))
      try #require(found.count == 1)
      #expect(abs(found[0].center.x - 300) < 0.01)
      #expect(abs(found[0].width - 512 * 16 / 18.0) < 0.01)
    }
  }

  @Test func `a turned window shows the copies at its corners`() throws {
    // 512 pixels high, 100 wide and turned by 90°: as wide as the world is.
    let view = MapView(
      longitude: 180, zoom: 0, bearing: 90, size: Size(width: 100, height: 512))
    let points = #"{"type": "MultiPoint", "coordinates": [[100, 0], [-100, 0]]}"#
    let places = try boxes(scene(points, #""type": "circle""#, view)).map { $0.center.y.rounded() }
    // East is up: 100° lies 80° below the middle, −100° above it.
    #expect(places.sorted() == [142, 370])
  }

  @Test func `a world of a few pixels is not repeated without end`() throws {
    let view = MapView(zoom: -20, size: Size(width: 16_384, height: 16_384))
    let point = #"{"type": "Point", "coordinates": [0, 0]}"#
    let count = try boxes(scene(point, #""type": "circle""#, view)).count
    #expect((1...200).contains(count))
  }
}
