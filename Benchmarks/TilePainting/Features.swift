import Foundation

/// The features of a workload: layout areas, layout lines, units.
struct Feature {
  var layer: Int
  var kind: Int
  var rings: [[SIMD2<Double>]]
  /// Lines of the label.
  var name: String
}

/// Reads a flat file: a count; then for each feature layer and kind (a byte each), rings and name bytes (two bytes each), the
/// name, and for each ring a count (four bytes) and its points (two doubles each, metres of EPSG:3857). Little endian.
func features(in file: String) throws -> [Feature] {
  let data = try Data(contentsOf: URL(fileURLWithPath: file))
  return data.withUnsafeBytes { bytes in
    var offset = 0
    func take<T: BitwiseCopyable>(_: T.Type) -> T {
      defer { offset += MemoryLayout<T>.size }
      return bytes.loadUnaligned(fromByteOffset: offset, as: T.self)
    }
    let count = Int(take(Int32.self))
    var features: [Feature] = []
    features.reserveCapacity(count)
    for _ in 0..<count {
      let (layer, kind) = (Int(take(UInt8.self)), Int(take(UInt8.self)))
      let (rings, length) = (Int(take(UInt16.self)), Int(take(UInt16.self)))
      let name = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
      offset += length
      var feature = Feature(layer: layer, kind: kind, rings: [], name: name)
      for _ in 0..<rings {
        let points = Int(take(Int32.self))
        feature.rings.append(
          (0..<points).map { _ in SIMD2(take(Double.self), take(Double.self)) })
      }
      features.append(feature)
    }
    return features
  }
}

/// Tiles or blocks of tiles: zoom, column, row, columns, rows.
struct Block {
  var zoom: Int
  var column: Int
  var row: Int
  var columns: Int
  var rows: Int
}

func blocks(in file: String) throws -> [Block] {
  try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { line in
    let numbers = line.split(separator: " ").compactMap { Int($0) }
    return Block(
      zoom: numbers[0], column: numbers[1], row: numbers[2], columns: numbers[3],
      rows: numbers[4])
  }
}
