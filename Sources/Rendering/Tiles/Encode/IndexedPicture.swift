/// A picture in at most 256 colours: as few of its own as keep its error small.
struct IndexedPicture {
  /// Premultiplied pixels 0xAARRGGBB.
  let colors: [UInt32]

  /// Writes the index of every pixel into `indices`, rows of `width` behind a filter byte each; nil if the RMS error of a colour
  /// part, of 255, were more than `mostError`.
  init?(
    _ canvas: borrowing TileCanvas, flat: FlatColors, mostError: Double,
    census: inout ColorCensus, indices: UnsafeMutablePointer<UInt8>
  ) {
    let (width, height) = (canvas.window.width, canvas.window.height)
    let unit = Double(3 * width * height)
    // So many colours are seldom worth the try: a palette would be too far off.
    let (most, mostAtFirst) =
      mostError > 1
      ? (ColorCensus.most, 1024) : (min(width * height * 5 / 64, ColorCensus.most), 168)
    guard
      census.take(
        canvas.pixels, width: width, height: height, most: most, mostAtFirst: mostAtFirst),
      let palette = TilePalette(
        census, flat: flat.colors, aim: Int(unit), mostError: Int(mostError * mostError * unit))
    else { return nil }
    // Those with the least alpha first, which makes the table of alphas short.
    let order = palette.colors.indices.sorted { palette.colors[$0] < palette.colors[$1] }
    colors = order.map { palette.colors[$0] }
    var places = [UInt8](repeating: 0, count: order.count)
    for (place, entry) in order.enumerated() { places[entry] = UInt8(place) }
    let answers = palette.entries.map { places[Int($0)] }
    answers.withUnsafeBufferPointer { answers in
      for row in 0..<height {
        let target = indices + row * (width + 1)
        let source = census.numbers + row * width
        target[0] = 0
        for column in 0..<width { target[column &+ 1] = answers[Int(source[column])] }
      }
    }
  }
}
