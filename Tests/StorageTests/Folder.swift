import Foundation
import PlantModel
import Storage
import Testing

/// A temporary folder that goes when the test ends.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "riskmap-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a text and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Array(text.utf8))
  }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
    return path + "/" + name
  }

  /// A file of the committed fixtures, copied with those that belong to it.
  func copy(_ name: String, as other: String? = nil) throws -> String {
    let target = path + "/" + (other ?? name)
    try FileManager.default.copyItem(atPath: fixture(name), toPath: target)
    return target
  }

  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }
}

/// Absolute path of a committed fixture of Storage.
func fixture(_ name: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/storage/\(name)").path
}

/// A feature collection with one feature a geometry; geometry and properties are JSON.
func collection(_ features: (properties: String, geometry: String)...) -> String {
  let list = features.map {
    #"{"type":"Feature","properties":\#($0.properties),"geometry":\#($0.geometry)}"#
  }
  return #"{"type":"FeatureCollection","features":[\#(list.joined(separator: ","))]}"#
}

/// GeoJSON of a square of the plane, its lower left corner at x, y.
func square(_ x: Double, _ y: Double, side: Double = 10) -> String {
  let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
  return
    #"{"type":"Polygon","coordinates":[[\#(corners.map { "[\($0),\($1)]" }.joined(separator: ","))]]}"#
}

extension [Diagnostic] {
  var codes: [String] { map(\.code) }
  func first(_ code: String) -> Diagnostic? { first { $0.code == code } }
}

/// Units of one file on a plane, or the error.
func units(
  _ source: UnitSource, crs: String = "local", layout: [LayoutSource] = []
) throws(LoadError) -> Diagnosed<Plant> {
  try loadPlant(layout: layout, units: source, crs: crs)
}

/// One unit far from trouble, for tests of the layout.
func someUnits(_ folder: Folder, x: Double = 500_000, y: Double = 2_700_000) throws -> UnitSource {
  UnitSource(
    path: try folder.file(
      "some-units.geojson", collection((#"{"code":"u"}"#, square(x, y)))),
    crs: "local")
}

func sine(_ angle: Double) -> Double { sin(angle) }
func cosine(_ angle: Double) -> Double { cos(angle) }
