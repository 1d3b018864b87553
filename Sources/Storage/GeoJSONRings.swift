import PlantModel

/// Rings of polygons in a GeoJSON text that do not end where they begin (RFC 7946, 3.1.6), by the index of their feature: GDAL closes
/// them without saying which. One pass over the bytes; what is no valid JSON is left to GDAL's complaint.
func featuresWithUnclosedRings(_ bytes: [UInt8]) -> (count: Int, features: [Int]) {
  bytes.withUnsafeBufferPointer { buffer in
    var scan = RingScan(bytes: buffer)
    scan.run()
    return (scan.unclosed, scan.features)
  }
}

private struct RingScan {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var unclosed = 0
  /// The first few.
  private(set) var features: [Int] = []

  /// An object that is open: whether it is a polygon is known at its end, since its type may come last.
  private struct Object {
    var isPolygon = false
    var isFeature = false
    var unclosed = 0
  }

  private var objects: [Object] = []
  private var feature = 0
  /// Bytes of the first and last position of the ring that is being read.
  private var first: Range<Int>?
  private var last: Range<Int>?
  private var arrays: [Int] = []
  private var holdsArrays = false

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func run() {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): index = string(from: index)
      case UInt8(ascii: "{"): objects.append(Object())
      case UInt8(ascii: "}"): endObject()
      case UInt8(ascii: "["):
        arrays.append(index)
        holdsArrays = false
      case UInt8(ascii: "]"): endArray(at: index)
      default: break
      }
      index += 1
    }
  }

  /// The index of its closing quote.
  private mutating func string(from start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    if arrays.count < 3, !objects.isEmpty, end <= bytes.count, end - start < 16 {
      switch String(decoding: bytes[(start + 1)..<end], as: UTF8.self) {
      case "Polygon", "MultiPolygon": objects[objects.count - 1].isPolygon = true
      case "Feature": objects[objects.count - 1].isFeature = true
      default: break
      }
    }
    return end
  }

  private mutating func endObject() {
    guard let object = objects.popLast() else { return }
    if object.isPolygon {
      unclosed += object.unclosed
      if object.unclosed > 0, features.count < 5, features.last != feature {
        features.append(feature)
      }
    }
    if object.isFeature { feature += 1 }
  }

  /// An array without arrays inside is a position; one of positions is a ring.
  private mutating func endArray(at end: Int) {
    guard let start = arrays.popLast() else { return }
    if !holdsArrays {
      if first == nil { first = (start + 1)..<end }
      last = (start + 1)..<end
    } else if let ringFirst = first, let ringLast = last {
      if !isEqual(ringFirst, ringLast), !objects.isEmpty {
        objects[objects.count - 1].unclosed += 1
      }
      (first, last) = (nil, nil)
    }
    holdsArrays = true
  }

  private func isEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    if bytes[a].elementsEqual(bytes[b]) { return true }
    return numbers(a) == numbers(b)
  }

  /// The same position may be written in two ways.
  private func numbers(_ range: Range<Int>) -> [Double?] {
    bytes[range].split(separator: UInt8(ascii: ",")).map { part in
      let digits = part.filter { $0 > 0x20 }
      return Double(String(decoding: digits, as: UTF8.self))
    }
  }
}
