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
    let touched = memo.touched
    let budget = mostError * mostError * 3 * Double(width * height)
    var answers = [UInt8](repeating: 0, count: ColorMemo.slotCount)
    if touched.count <= TilePalette.most {
      for slot in touched { colors.append(memo.color(slot)) }
      colors.sort()
      let order = Dictionary(uniqueKeysWithValues: zip(colors, 0...))
      for slot in touched { answers[Int(slot)] = UInt8(order[memo.color(slot)] ?? 0) }
    } else {
      let error = assign(touched, memo, palette, &answers)
      // A palette of its own halves the error at best, unless the scene's has nothing to do with the picture.
      let isHopeless = error > 4 * budget && error.isFinite
      if error > min(budget, Self.bearableError * 3 * Double(width * height)) {
        guard !isHopeless, assignOwn(touched, memo, &answers) <= budget else { return nil }
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
    _ touched: [Int32], _ memo: borrowing ColorMemo,
    _ palette: TilePalette, _ answers: inout [UInt8]
  ) -> Double {
    guard !palette.colors.isEmpty else { return .infinity }
    let own = Self.worst(touched, memo)
    var isOwn = [Bool](repeating: false, count: ColorMemo.slotCount)
    for slot in own { isOwn[Int(slot)] = true }
    var numbers = [Int16](repeating: -1, count: palette.colors.count)
    var error = 0.0
    for slot in touched {
      let index = memo.nearest(slot)
      if numbers[index] < 0, !isOwn[Int(slot)] { numbers[index] = 0 }
    }
    for index in numbers.indices where numbers[index] == 0 {
      numbers[index] = Int16(colors.count)
      colors.append(palette.colors[index])
    }
    for slot in touched {
      if isOwn[Int(slot)] {
        answers[Int(slot)] = UInt8(colors.count)
        colors.append(memo.color(slot))
      } else {
        answers[Int(slot)] = UInt8(numbers[memo.nearest(slot)])
        error += Double(memo.error(slot)) * Double(memo.count(slot))
      }
    }
    return error
  }

  /// The slots whose colours the palette spoils most.
  private static func worst(
    _ touched: [Int32], _ memo: borrowing ColorMemo
  ) -> [Int32] {
    // By powers of two first, as only the worst need be sorted.
    var powers = [Int](repeating: 0, count: 65)
    for slot in touched { powers[power(memo.harm(slot))] += 1 }
    var (least, sum) = (64, 0)
    while least > leastHarm, sum < ownColors {
      sum += powers[least]
      least -= 1
    }
    var bad: [(harm: Int, color: UInt32, slot: Int32)] = []
    for slot in touched where power(memo.harm(slot)) > least {
      bad.append((memo.harm(slot), memo.color(slot), slot))
    }
    bad.sort { ($1.harm, $0.color) < ($0.harm, $1.color) }
    return bad.prefix(ownColors).map(\.slot)
  }

  private static func power(_ value: Int) -> Int { Int.bitWidth - value.leadingZeroBitCount }

  /// A palette for this picture alone; returns the sum of squared errors.
  private mutating func assignOwn(
    _ touched: [Int32], _ memo: borrowing ColorMemo,
    _ answers: inout [UInt8]
  ) -> Double {
    var census: [(color: UInt32, count: Int)] = []
    for slot in touched { census.append((memo.color(slot), memo.count(slot))) }
    let palette = TilePalette(census)
    colors = palette.colors
    let search = PaletteSearch(palette)
    var error = 0.0
    for (slot, entry) in zip(touched, census) {
      let answer = search.nearest(entry.color)
      answers[Int(slot)] = UInt8(answer & 0xFF)
      error += Double(answer >> 8) * Double(entry.count)
    }
    return error
  }
}
