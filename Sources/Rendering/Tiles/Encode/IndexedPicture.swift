/// A picture in at most 256 colours: the common ones of its scene, and those of its own that these would spoil most.
struct IndexedPicture {
  /// Premultiplied pixels 0xAARRGGBB.
  private(set) var colors: [UInt32] = []

  /// So many entries are the picture's own. The scene's palette leaves them free.
  static let ownColors = 28

  /// Writes the index of every pixel into `indices`, rows of `width` behind a filter byte each; nil if the
  /// RMS error of a colour part, of 255, were more than `mostError`.
  init?(
    _ pixels: UnsafePointer<UInt32>, width: Int, height: Int, palette: TilePalette,
    mostError: Double, memo: inout ColorMemo, slots: UnsafeMutablePointer<UInt16>,
    indices: UnsafeMutablePointer<UInt8>
  ) {
    memo.start()
    guard memo.index(pixels, count: width * height, into: slots) else { return nil }
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
      if error > budget {
        // A palette of its own halves the error at best.
        guard error <= 4 * budget || palette.colors.isEmpty,
          assignOwn(touched, entries, &answers) <= budget
        else { return nil }
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
    var numbers = [Int16](repeating: -1, count: palette.colors.count)
    var error = 0.0
    for slot in touched {
      let entry = entries[Int(slot)]
      let index = Int(entry.answer & 0xFF)
      if numbers[index] < 0, !own.contains(slot) { numbers[index] = 0 }
    }
    for index in numbers.indices where numbers[index] == 0 {
      numbers[index] = Int16(colors.count)
      colors.append(palette.colors[index])
    }
    for slot in touched {
      let entry = entries[Int(slot)]
      if own.contains(slot) {
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
  ) -> Set<Int32> {
    var bad: [(harm: UInt64, color: UInt32, slot: Int32)] = []
    for slot in touched {
      let entry = entries[Int(slot)]
      let harm = UInt64(entry.answer >> 8) * UInt64(entry.count)
      if harm > 40 { bad.append((harm, entry.color, slot)) }
    }
    if bad.count > ownColors {
      bad.sort { ($1.harm, $0.color) < ($0.harm, $1.color) }
      bad.removeLast(bad.count - ownColors)
    }
    return Set(bad.map(\.slot))
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
