import TestSupport

/// A paletted PNG of 8 bits without filters, read back through zlib.
struct PaletteImage {
  var width: Int
  var height: Int
  var colors: [[UInt8]]
  var pixels: [UInt8]

  init(png: [UInt8]) throws {
    func number(_ offset: Int) -> Int { png[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    (width, height, colors) = (number(16), number(20), [])
    var compressed: [UInt8] = []
    var offset = 8
    while offset + 12 <= png.count {
      let data = png[offset + 8..<offset + 8 + number(offset)]
      let type = png[offset + 4..<offset + 8]
      if type.elementsEqual("PLTE".utf8) {
        colors = stride(from: data.startIndex, to: data.endIndex, by: 3).map {
          Array(data[$0..<$0 + 3])
        }
      } else if type.elementsEqual("IDAT".utf8) {
        compressed += data
      }
      offset += 12 + data.count
    }
    let rows = try GoldenImage.inflated(compressed, count: (width + 1) * height)
    pixels = []
    for row in 0..<height { pixels += rows[row * (width + 1) + 1..<(row + 1) * (width + 1)] }
  }
}
