import Foundation
import TestSupport
import Testing

/// The reader that judges our tiles, judged itself: by bytes written out here, and by public fixtures (folders with `tile.mvt`
/// and `info.json`) where RISKMAP_MVT_FIXTURES names their folder.
struct VectorTileReaderTests {
  static let folder = ProcessInfo.processInfo.environment["RISKMAP_MVT_FIXTURES"]

  @Test(.enabled(if: folder != nil, "RISKMAP_MVT_FIXTURES names no folder of vector tiles"))
  func `verdicts agree with the public fixtures`() throws {
    struct Info: Decodable {
      struct Validity: Decodable { var v2: Bool }
      var validity: Validity
    }
    let folder = URL(filePath: try #require(Self.folder))
    // Of the same bytes 003 says that a feature must have a type, and 016 that it need not. Of a MoveTo with 2^29 − 1 points
    // and one behind it 051 says that it is invalid, and 057 that it is not. The specification agrees with 003 and 051.
    let wrong = ["016", "057"]
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(!names.isEmpty)
    for name in names where !wrong.contains(name) {
      let tile = folder.appending(path: name)
      let info = try JSONDecoder().decode(
        Info.self, from: Data(contentsOf: tile.appending(path: "info.json")))
      let bytes = Array(try Data(contentsOf: tile.appending(path: "tile.mvt")))
      #expect(isValid(bytes) == info.validity.v2, "\(name)")
    }
  }

  /// Layer `a`, version 2, one feature of this kind and geometry.
  private func tile(kind: UInt8, _ geometry: [UInt8]) -> [UInt8] {
    let feature: [UInt8] = [0x18, kind, 0x22, UInt8(geometry.count)] + geometry
    let layer: [UInt8] = [0x78, 2, 0x0A, 1, 0x61, 0x12, UInt8(feature.count)] + feature
    return [0x1A, UInt8(layer.count)] + layer
  }

  private func isValid(_ bytes: [UInt8]) -> Bool { (try? VectorTile(strictly: bytes)) != nil }

  @Test func `a point, a line and a ring are read with their places`() throws {
    let ring: [UInt8] = [9, 6, 12, 18, 10, 12, 24, 44, 15]
    let polygon = try VectorTile(strictly: tile(kind: 3, ring)).layers[0].features[0]
    #expect(polygon.paths == [[.init(x: 3, y: 6), .init(x: 8, y: 12), .init(x: 20, y: 34)]])
    let line = try VectorTile(strictly: tile(kind: 2, [9, 4, 4, 18, 0, 16, 16, 0]))
    #expect(
      line.layers[0].features[0].paths
        == [[.init(x: 2, y: 2), .init(x: 2, y: 10), .init(x: 10, y: 10)]])
    #expect(isValid(tile(kind: 1, [9, 50, 34])))
  }

  @Test(
    arguments: [
      (VectorTileFault.commandCount(2), UInt8(3), [9, 6, 12, 18, 10, 12, 24, 44, 23]),
      (.noExterior, 3, [9, 6, 12, 18, 24, 44, 9, 31, 15]),
      (.ringWithoutArea, 3, [9, 0, 0, 18, 2, 2, 2, 2, 15]),
      (.repeatedPoint, 2, [9, 4, 4, 18, 0, 16, 0, 0]),
      (.tooFewParameters, 1, [17, 10]),
      (.command(15), 1, [15, 50, 34]),
      (.kind(9), 9, [9, 50, 34]),
    ] as [(VectorTileFault, UInt8, [UInt8])])
  func `what the specification forbids is refused`(
    fault: VectorTileFault, kind: UInt8, geometry: [UInt8]
  ) {
    #expect(throws: fault) { try VectorTile(strictly: tile(kind: kind, geometry)) }
  }
}
