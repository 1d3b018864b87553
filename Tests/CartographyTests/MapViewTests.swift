import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@Suite struct MapViewTests {
  private let text = FixedWidthText()

  private func scene(_ style: String, _ view: MapView = MapView(), edge: Double = 0) throws
    -> (scene: Scene, findings: [Diagnostic])
  {
    let decoded = try StyleSheet.decode(Array(style.utf8), file: "style.json").value
    var sources: [String: [SourceFeature]] = [:]
    for source in decoded.sources {
      if case .geoJSON(let data) = source.kind { sources[source.id] = data.features().value }
    }
    let laidOut = layOut(
      view, style: decoded, sources: sources, symbols: [:], edge: edge, measuring: text)
    return (laidOut.value, laidOut.diagnostics)
  }

  private func style(_ geometry: String, _ layers: String) -> String {
    """
    {"version": 8, "sources": {"s": {"type": "geojson", "data": \(geometry)}}, "layers": [\(layers)]}
    """
  }

  @Test func `the world is 512 pixels wide at zoom 0 and twice that at zoom 1`() {
    for (zoom, width) in [(0.0, 512.0), (1, 1024), (0.5, 724.077)] {
      let transform = MapView(zoom: zoom).transform
      let west = transform.applied(to: WebMercator.projected(Point(x: -180, y: 0)))
      let east = transform.applied(to: WebMercator.projected(Point(x: 180, y: 0)))
      #expect(abs(east.x - west.x - width) < 0.001)
      #expect(abs((east.x + west.x) / 2 - 256) < 1e-6)
    }
  }

  @Test func `latitudes end where the world is a square`() {
    let pole = WebMercator.projected(Point(x: 0, y: 90))
    #expect(abs(pole.y - WebMercator.worldWidth / 2) < 0.1)
    // EPSG:3857 of 116.39° E, 39.91° N.
    let beijing = WebMercator.projected(Point(x: 116.39, y: 39.91))
    #expect(beijing.distance(to: Point(x: 12_956_475.5, y: 4_852_872.3)) < 1)
  }

  @Test func `a window does not show what lies beyond the world's edge`() {
    let view = MapView(latitude: 84, zoom: 1)
    let top = view.transform.applied(to: WebMercator.projected(Point(x: 0, y: 85.0511287798066)))
    #expect(abs(top.y) < 1e-6)
  }

  @Test func `the world is repeated as often as the window shows it`() throws {
    let style = style(
      #"{"type": "Point", "coordinates": [0, 0]}"#,
      #"{"id": "c", "type": "circle", "source": "s", "paint": {"circle-radius": 4}}"#)
    let view = MapView(zoom: 0, size: Size(width: 1536, height: 300))
    let marks = try scene(style, view).scene.marks
    let centers = marks.compactMap { mark -> Double? in
      guard case .fill(let path, _) = mark.content else { return nil }
      return path.boundingBox.center.x.rounded()
    }
    #expect(centers == [256, 768, 1280])
  }

  @Test func `circles stand on every vertex, also those just outside the window`() throws {
    let style = style(
      #"{"type": "LineString", "coordinates": [[-183, 0], [0, 0], [90, 20]]}"#,
      #"{"id": "c", "type": "circle", "source": "s", "paint": {"circle-radius": 9}}"#)
    let marks = try scene(style, MapView(size: Size(width: 512, height: 200))).scene.marks
    // The first also in the next copy of the world.
    #expect(marks.count == 4)
  }

  @Test func `layers stand in their order, backgrounds too`() throws {
    let style = style(
      #"{"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 0]]]}"#,
      #"""
      {"id": "f", "type": "fill", "source": "s"},
      {"id": "b", "type": "background", "paint": {"background-color": "red"}}
      """#)
    #expect(try scene(style).scene.marks.map(\.origin) == ["layout/s", "map/background"])
  }

  @Test func `a layer's opacity is one for all of it`() throws {
    let lines = self.style(
      #"{"type": "LineString", "coordinates": [[0, 0], [9, 0], [0, 1]]}"#,
      #"{"id": "l", "type": "line", "source": "s", "paint": {"line-layer-opacity": 0.5}}"#)
    let marks = try scene(lines).scene.marks
    guard case .group(let inner, nil, 0.5) = marks.first?.content else {
      Issue.record("\(marks)")
      return
    }
    #expect(inner.count == 1)
  }

  @Test func `a faded line adds up to its colour's alpha in the middle`() throws {
    let style = style(
      #"{"type": "LineString", "coordinates": [[0, 0], [90, 0]]}"#,
      #"""
      {"id": "l", "type": "line", "source": "s",
       "paint": {"line-width": 20, "line-blur": 5, "line-opacity": 0.8}}
      """#)
    let strokes = try scene(style).scene.marks.compactMap { mark -> Stroke? in
      if case .stroke(_, let stroke) = mark.content { stroke } else { nil }
    }
    #expect(strokes.first?.width == 20)
    #expect((strokes.last?.width ?? 0) < 12)
    let clear = strokes.reduce(1) { $0 * (1 - $1.color.alpha) }
    #expect(abs(1 - clear - 0.8) < 0.05)
  }

  @Test func `a positive offset of a ring lies inside, round a hole too`() throws {
    let style = style(
      #"""
      {"type": "Polygon", "coordinates": [
        [[-40, -40], [-40, 40], [40, 40], [40, -40], [-40, -40]],
        [[-20, -20], [-20, 20], [20, 20], [20, -20], [-20, -20]]]}
      """#,
      #"{"id": "l", "type": "line", "source": "s", "paint": {"line-offset": 5}}"#)
    let marks = try scene(style).scene.marks
    guard case .stroke(let path, _) = marks.first?.content else {
      Issue.record("\(marks)")
      return
    }
    let widths = path.subpaths.map { Rect(around: $0.points).width }
    let outer = 80.0 / 360 * 512
    #expect(abs(widths[0] - (outer - 10)) < 0.01)
    #expect(abs(widths[1] - (outer / 2 + 10)) < 0.01)
  }

  @Test func `a gradient runs from the first colour to the last`() throws {
    let style = #"""
      {"version": 8, "sources": {"s": {"type": "geojson", "lineMetrics": true,
        "data": {"type": "LineString", "coordinates": [[-90, 0], [90, 0]]}}},
       "layers": [{"id": "l", "type": "line", "source": "s", "paint": {"line-gradient":
         ["interpolate", ["linear"], ["line-progress"], 0, "#f00", 1, "#00f"]}}]}
      """#
    let marks = try scene(style).scene.marks
    let colors = marks.compactMap { mark -> Color? in
      if case .stroke(_, let stroke) = mark.content { stroke.color } else { nil }
    }
    #expect(colors.count > 20)
    #expect((colors.first?.red ?? 0) > 0.95)
    #expect((colors.last?.blue ?? 0) > 0.95)
  }

  @Test func `a picture that is missing is a finding, and nothing is filled`() throws {
    let style = style(
      #"{"type": "LineString", "coordinates": [[-90, 0], [90, 0]]}"#,
      #"{"id": "l", "type": "line", "source": "s", "paint": {"line-pattern": "brick"}}"#)
    let result = try scene(style)
    #expect(result.scene.marks.isEmpty)
    #expect(result.findings.count { $0.message.en.contains("brick") } == 1)
  }
}
