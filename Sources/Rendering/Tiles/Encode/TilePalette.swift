/// Up to 256 colours that stand for those of a picture; premultiplied pixels 0xAARRGGBB.
struct TilePalette: Hashable, Sendable {
  private(set) var colors: [UInt32]

  static let most = 256
  /// So many of the commonest colours are kept as they are.
  private static let exact = 64
  /// More bring little.
  private static let rounds = 2

  /// The colours that represent a census best: the commonest exactly, the others by means of boxes that are cut where their
  /// colours differ most (Wu, "Efficient statistical computations for optimal color quantization", Graphics Gems II, 1991, on
  /// colours instead of a grid).
  init(_ census: [(color: UInt32, count: Int)], most: Int = Self.most) {
    // In an order that does not depend on how the census was taken.
    let sorted = census.sorted { ($1.count, $0.color) < ($0.count, $1.color) }
    guard sorted.count > most else {
      colors = sorted.map(\.color)
      return
    }
    let exact = min(Self.exact, most / 2)
    colors = sorted[..<exact].map(\.color)
    var boxes = [ColorBox(sorted[exact...].map { WeightedColor($0.color, $0.count) })]
    while boxes.count < most - exact {
      guard
        let widest = boxes.indices.max(by: { boxes[$0].gain < boxes[$1].gain }),
        boxes[widest].gain > 0
      else { break }
      let (low, high) = boxes[widest].halves()
      boxes[widest] = low
      boxes.append(high)
    }
    var seen = Set(colors)
    colors += boxes.map(\.mean).filter { seen.insert($0).inserted }
    for _ in 0..<Self.rounds { settle(sorted, exact: exact) }
  }

  /// Moves each entry behind the exact ones to the mean of the colours that are nearest to it (Lloyd, "Least squares
  /// quantization in PCM", 1982).
  private mutating func settle(_ census: [(color: UInt32, count: Int)], exact: Int) {
    let search = PaletteSearch(self)
    var sums = [SIMD4<Float>](repeating: .zero, count: colors.count)
    var counts = [Float](repeating: 0, count: colors.count)
    for (color, count) in census[exact...] {
      let weighted = WeightedColor(color, count)
      let index = Int(search.nearest(color) & 0xFF)
      sums[index] += weighted.parts * weighted.count
      counts[index] += weighted.count
    }
    for index in exact..<colors.count where counts[index] > 0 {
      colors[index] = WeightedColor.pixel(sums[index] / counts[index])
    }
  }
}

/// A colour as a point, and how many pixels have it.
private struct WeightedColor {
  let parts: SIMD4<Float>
  let count: Float

  init(_ color: UInt32, _ count: Int) {
    parts = SIMD4(
      Float(color & 0xFF), Float(color >> 8 & 0xFF), Float(color >> 16 & 0xFF), Float(color >> 24))
    self.count = Float(count)
  }

  static func pixel(_ parts: SIMD4<Float>) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(parts[$1].rounded()) << UInt32(8 * $1) }
  }
}

/// Colours that share an entry of a palette.
private struct ColorBox {
  private let colors: [WeightedColor]
  /// Pixels times squared distance from the mean: what is to be gained by cutting.
  let gain: Float
  private let center: SIMD4<Float>
  private let axis: Int

  init(_ colors: [WeightedColor]) {
    self.colors = colors
    var (sum, count) = (SIMD4<Float>(), Float())
    for color in colors {
      sum += color.parts * color.count
      count += color.count
    }
    center = sum / max(count, 1)
    var spread = SIMD4<Float>()
    for color in colors {
      let way = color.parts - center
      spread += way * way * color.count
    }
    gain = colors.count > 1 ? spread.sum() : 0
    axis = spread.indices.max { spread[$0] < spread[$1] } ?? 0
  }

  var mean: UInt32 { WeightedColor.pixel(center) }

  /// Cut at the mean of the part that differs most.
  func halves() -> (ColorBox, ColorBox) {
    var low = colors.filter { $0.parts[axis] <= center[axis] }
    var high = colors.filter { $0.parts[axis] > center[axis] }
    if high.isEmpty, let last = low.popLast() { high = [last] }
    if low.isEmpty, let last = high.popLast() { low = [last] }
    return (ColorBox(low), ColorBox(high))
  }
}
