import Cartography
import Foundation
import PlantModel
import Storage
import TestSupport
import Testing

@testable import RiskMap

/// GeoJSON sources and pictures of a style on sheets.
@Suite struct SheetSourceTests {
  private static let shipped = DataFolders(
    executable: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path + "/.build/debug/riskmap")

  /// Sources `park` in the style and `file` beside it, drawn over the units of the small map, whose plane is `crs`.
  private func sheet(
    crs: String, layers: String, sources: String
  ) throws -> (map: AssessedMap, sheet: Diagnosed<LaidOutSheet>) {
    var map = SmallMap()
    map.definition = map.definition.replacingOccurrences(of: "crs: local", with: "crs: \(crs)")
      .replacingOccurrences(
        of: "{source: units.geojson}",
        with: "{source: units.geojson, crs: local, placement: {origin: [554800, 2694300]}}"
      )
      .replacingOccurrences(of: "layout: [{id: plan, source: layout.geojson}]\n", with: "")
    map.definition += "style: ./own.json\n"
    let folder = try TemporaryFolder()
    try map.write(to: folder)
    try folder.write(
      #"""
      {"version": 8, "sources": {"map": {"type": "vector"}, \#(sources)}, "layers": [
        {"id": "units", "type": "fill", "source": "map", "source-layer": "units"}, \#(layers)]}
      """#, to: "small/own.json")
    try folder.write(point, to: "small/file.geojson")
    try folder.write(
      #"<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>"#,
      to: "small/symbols/here.svg")
    let loaded = try LoadedMap.load(folder.path + "/small/map.yaml", shipped: Self.shipped)
    let assessed = AssessedMap.assess(loaded)
    return (assessed, try assessed.sheet("a4"))
  }

  /// In the middle of the unit A1: 554820 m east, 2694315 m north in EPSG:4543.
  private let point = #"{"type": "Point", "coordinates": [102.540233790, 24.351385969]}"#

  private func circles(_ sheet: LaidOutSheet, of source: String) -> [Rect] {
    func paths(_ marks: [Mark]) -> [Rect] {
      marks.flatMap { mark -> [Rect] in
        switch mark.content {
        case .group(let marks, _, _): paths(marks)
        case .fill(let path, _) where mark.origin == "source/\(source)": [path.boundingBox]
        default: []
        }
      }
    }
    return paths(sheet.scene.marks)
  }

  private let circle =
    #""type": "circle", "paint": {"circle-radius": 3}"#

  @Test(arguments: ["inline", "file"])
  func `a source in degrees lies where it belongs in the plane`(kind: String) throws {
    let data = kind == "file" ? #""file.geojson""# : point
    let (map, sheet) = try sheet(
      crs: "EPSG:4543", layers: #"{"id": "dots", "source": "park", \#(circle)}"#,
      sources: #""park": {"type": "geojson", "data": \#(data)}"#)
    #expect(map.diagnostics.filter { $0.code.hasPrefix("source-") } == [])
    let dot = try #require(circles(sheet.value, of: "park").first)
    let unit = try #require(unitBox(sheet.value, "A1"))
    // A1 is 40 m wide.
    #expect(abs(dot.center.x - unit.center.x) < unit.width / 40)
    #expect(abs(dot.center.y - unit.center.y) < unit.height / 30)
  }

  @Test func `a local map cannot place a source and says so`() throws {
    let (map, sheet) = try sheet(
      crs: "local", layers: #"{"id": "dots", "source": "park", \#(circle)}"#,
      sources: #""park": {"type": "geojson", "data": \#(point)}"#)
    #expect(circles(sheet.value, of: "park") == [])
    #expect(map.diagnostics.map(\.code).contains("source-without-place"))
  }

  @Test func `a file that is missing is a finding, and the sheet comes out`() throws {
    let (map, sheet) = try sheet(
      crs: "EPSG:4543", layers: #"{"id": "dots", "source": "park", \#(circle)}"#,
      sources: #""park": {"type": "geojson", "data": "gone.geojson"}"#)
    #expect(map.diagnostics.contains { $0.severity == .error && "\($0)".contains("gone.geojson") })
    #expect(unitBox(sheet.value, "A1") != nil)
  }

  @Test func `units of another vector source are not the map's`() throws {
    let (_, sheet) = try sheet(
      crs: "EPSG:4543",
      layers: #"{"id": "x", "source": "osm", "source-layer": "units", "type": "line"}"#,
      sources: #""osm": {"type": "vector"}"#)
    let strokes = sheet.value.scene.marks.flatMap { mark -> [Mark] in
      if case .group(let marks, _, _) = mark.content { marks } else { [] }
    }.filter { if case .stroke = $0.content { $0.origin.hasPrefix("unit/") } else { false } }
    #expect(strokes == [])
  }

  @Test func `coalesce takes the picture that exists`() throws {
    let (_, sheet) = try sheet(
      crs: "EPSG:4543",
      layers: #"""
        {"id": "p", "source": "map", "source-layer": "units", "type": "fill", "paint": {
          "fill-pattern": ["coalesce", ["image", "nowhere"], ["image", "here"]]}}
        """#, sources: #""park": {"type": "geojson", "data": \#(point)}"#)
    #expect(sheet.diagnostics.filter { "\($0)".contains("nowhere") } == [])
  }

  private func unitBox(_ sheet: LaidOutSheet, _ code: String) -> Rect? {
    func find(_ marks: [Mark]) -> Rect? {
      for mark in marks {
        switch mark.content {
        case .group(let marks, _, _): if let found = find(marks) { return found }
        case .fill(let path, _) where mark.origin == "unit/\(code)": return path.boundingBox
        default: continue
        }
      }
      return nil
    }
    return find(sheet.scene.marks)
  }
}
