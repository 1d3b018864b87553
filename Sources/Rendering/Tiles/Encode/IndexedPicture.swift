/// A picture in at most 256 colours: the common ones of its scene, and those of its own that these would spoil most.
struct IndexedPicture {
  /// Premultiplied pixels 0xAARRGGBB.
  private(set) var colors: [UInt32] = []

  /// So many entries are the picture's own. The scene's palette leaves them free.
  static let ownColors = 28
  /// Mean squared error of a colour part, of 255, beyond which the scene's palette does not suit a picture.
  private static let bearableError = 7.5
  /// Squared error times pixels, as a power of two, that is not worth an entry.
  private static let leastHarm = 5

  /// Writes the index of every pixel into `indices`, rows of `width` behind a filter byte each; nil if the
  /// RMS error of a colour part, of 255, were more than `mostError`.
  init?(
    _ pixels: UnsafePointer<UInt32>, width: Int, height: Int, palette: TilePalette,
    mostError: Double, memo: inout ColorMemo, slots: UnsafeMutablePointer<UInt16>,
    indices: UnsafeMutablePointer<UInt8>
  ) {
    memo.start()
    guard memo.index(pixels, count: width * height, width: width, into: slots) else { return nil }
    let entries = memo.entries
    let touched = memo.touched
    let budget = mostError * mostError * 3 * Double(width * height)
    var answers = [UInt8](repeating: 0, count: ColorMemo.slotCount)
    if touched.count <= TilePalette.most {
      colors = touched.map { entries[Int($0)].color }.sorted()
      let order = Dictionary(uniqueKeysWithValues: zip(colors, 0...))
      for slot in touched { answers[Int(slot)] = UInt8(order[entries[Int(slot)].color] ?? 0) }
    } else {
      let error = assign(touched, entries, palette, &answers)
      // A palette of its own halves the error at best, unless the scene's has nothing to do with the picture.
      let isHopeless = error > 4 * budget && error.isFinite
      if error > min(budget, Self.bearableError * 3 * Double(width * height)) {
        guard !isHopeless, assignOwn(touched, entries, &answers) <= budget else { return nil }
      }
    }
    answers.withUnsafeBufferPointer { answers in
      for row in 0..<height {
        let target = indices + row * (width + 1)
        let source = slots + row * width
        target[0] = 0
        for column in 0..<width { target[column &+ 1] = answers[Int(source[column])] }
      }
    }
  }

  /// The scene's palette with some colours of the picture's own; returns the sum of squared errors.
  private mutating func assign(
    _ touched: [Int32], _ entries: UnsafeMutablePointer<ColorMemo.Entry>,
    _ palette: TilePalette, _ answers: inout [UInt8]
  ) -> Double {
    guard !palette.colors.isEmpty else { return .infinity }
    let own = Self.worst(touched, entries)
    var isOwn = [Bool](repeating: false, count: ColorMemo.slotCount)
    for slot in own { isOwn[Int(slot)] = true }
    var numbers = [Int16](repeating: -1, count: palette.colors.count)
    var error = 0.0
    for slot in touched {
      let entry = entries[Int(slot)]
      let index = Int(entry.answer & 0xFF)
      if numbers[index] < 0, !isOwn[Int(slot)] { numbers[index] = 0 }
    }
    for index in numbers.indices where numbers[index] == 0 {
      numbers[index] = Int16(colors.count)
      colors.append(palette.colors[index])
    }
    for slot in touched {
      let entry = entries[Int(slot)]
      if isOwn[Int(slot)] {
        answers[Int(slot)] = UInt8(colors.count)
        colors.append(entry.color)
      } else {
        answers[Int(slot)] = UInt8(numbers[Int(entry.answer & 0xFF)])
        error += Double(entry.answer >> 8) * Double(entry.count)
      }
    }
    return error
  }

  /// The slots whose colours the palette spoils most.
  private static func worst(
    _ touched: [Int32], _ entries: UnsafeMutablePointer<ColorMemo.Entry>
  ) -> [Int32] {
    func harm(_ slot: Int32) -> UInt64 {
      let entry = entries[Int(slot)]
      return UInt64(entry.answer >> 8) * UInt64(entry.count)
    }
    // By powers of two first, as only the worst need be sorted.
    var numbers = [Int](repeating: 0, count: 65)
    for slot in touched { numbers[64 - harm(slot).leadingZeroBitCount] += 1 }
    var (power, sum) = (64, 0)
    while power > leastHarm, sum < ownColors {
      sum += numbers[power]
      power -= 1
    }
    let bad = touched.filter { 64 - harm($0).leadingZeroBitCount > power }.sorted {
      (harm($1), entries[Int($0)].color) < (harm($0), entries[Int($1)].color)
    }
    return Array(bad.prefix(ownColors))
  }

  /// A palette for this picture alone; returns the sum of squared errors.
  private mutating func assignOwn(
    _ touched: [Int32], _ entries: UnsafeMutablePointer<ColorMemo.Entry>,
    _ answers: inout [UInt8]
  ) -> Double {
    let palette = TilePalette(
      touched.map { (entries[Int($0)].color, Int(entries[Int($0)].count)) })
    colors = palette.colors
    let search = PaletteSearch(palette)
    var error = 0.0
    for slot in touched {
      let entry = entries[Int(slot)]
      let answer = search.nearest(entry.color)
      answers[Int(slot)] = UInt8(answer & 0xFF)
      error += Double(answer >> 8) * Double(entry.count)
    }
    return error
  }
}
