/// The entries of a palette by channel, for searching many at once.
struct PaletteSearch {
  private var blue: [SIMD8<Float>] = []
  private var green: [SIMD8<Float>] = []
  private var red: [SIMD8<Float>] = []
  private var alpha: [SIMD8<Float>] = []

  /// - Parameter colors: premultiplied pixels 0xAARRGGBB.
  init(_ colors: [UInt32]) {
    func lanes(_ start: Int, _ shift: UInt32) -> SIMD8<Float> {
      var lanes = SIMD8<Float>(repeating: 10_000)
      for index in start..<min(start + 8, colors.count) {
        lanes[index - start] = Float(colors[index] >> shift & 0xFF)
      }
      return lanes
    }
    for start in stride(from: 0, to: colors.count, by: 8) {
      blue.append(lanes(start, 0))
      green.append(lanes(start, 8))
      red.append(lanes(start, 16))
      alpha.append(lanes(start, 24))
    }
  }

  /// Of equally near entries the first.
  func nearest(_ color: UInt32) -> Int {
    var best = SIMD8<Float>(repeating: .infinity)
    var bestGroup = SIMD8<Int32>(repeating: 0)
    for group in blue.indices {
      let b = blue[group] - Float(color & 0xFF)
      let g = green[group] - Float(color >> 8 & 0xFF)
      let r = red[group] - Float(color >> 16 & 0xFF)
      let a = alpha[group] - Float(color >> 24)
      let distance = b * b + g * g + r * r + a * a
      let nearer = distance .< best
      best.replace(with: distance, where: nearer)
      bestGroup.replace(with: SIMD8(repeating: Int32(group)), where: nearer)
    }
    var (distance, index) = (Float.infinity, 0)
    for lane in 0..<8 {
      let candidate = Int(bestGroup[lane]) * 8 + lane
      if best[lane] < distance || (best[lane] == distance && candidate < index) {
        (distance, index) = (best[lane], candidate)
      }
    }
    return index
  }
}
