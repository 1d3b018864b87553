import MapStyle

/// A colour ready for blending into premultiplied pixels 0xAARRGGBB.
struct Ink: Hashable {
  /// Opaque.
  let pixel: UInt32
  /// Share of the colour where it covers all of a pixel, in 1/256.
  let opacity: Int32
  private let redBlue: UInt32
  private let alphaGreen: UInt32

  private static let lanes: UInt32 = 0x00FF_00FF
  private static let half: UInt32 = 0x0080_0080

  init(_ color: Color) {
    func byte(_ part: Double) -> UInt32 { UInt32(min(max(part * 255, 0), 255).rounded()) }
    pixel = 0xFF00_0000 | byte(color.red) << 16 | byte(color.green) << 8 | byte(color.blue)
    opacity = Int32(min(max(color.alpha * 256, 0), 256).rounded())
    redBlue = pixel & Self.lanes
    alphaGreen = pixel >> 8 & Self.lanes
  }

  /// The pixel under `weight` 1…256 of this colour.
  @inline(__always)
  func over(_ under: UInt32, weight: UInt32) -> UInt32 {
    let rest = 256 &- weight
    let redBlue = (under & Self.lanes) &* rest &+ self.redBlue &* weight &+ Self.half
    let alphaGreen = (under &>> 8 & Self.lanes) &* rest &+ self.alphaGreen &* weight &+ Self.half
    return redBlue &>> 8 & Self.lanes | alphaGreen & ~Self.lanes
  }

  /// The same for pixels side by side.
  @inline(__always)
  func blend(over pixels: UnsafeMutablePointer<UInt32>, count: Int, weight: UInt32) {
    if weight >= 256 {
      pixels.update(repeating: pixel, count: count)
      return
    }
    var index = 0
    if count >= 4 {
      let lanes = SIMD4<UInt32>(repeating: Self.lanes)
      let rest = SIMD8<UInt16>(repeating: UInt16(truncatingIfNeeded: 256 &- weight))
      let addedRedBlue = Self.words(redBlue &* weight &+ Self.half)
      let addedAlphaGreen = Self.words(alphaGreen &* weight &+ Self.half)
      while index &+ 4 <= count {
        let target = UnsafeMutableRawPointer(pixels + index)
        let under = target.loadUnaligned(as: SIMD4<UInt32>.self)
        let low = unsafeBitCast(under & lanes, to: SIMD8<UInt16>.self) &* rest &+ addedRedBlue
        let high =
          unsafeBitCast(under &>> 8 & lanes, to: SIMD8<UInt16>.self) &* rest &+ addedAlphaGreen
        let result =
          (unsafeBitCast(low, to: SIMD4<UInt32>.self) &>> 8 & lanes)
          | (unsafeBitCast(high, to: SIMD4<UInt32>.self) & ~lanes)
        target.storeBytes(of: result, as: SIMD4<UInt32>.self)
        index &+= 4
      }
    }
    while index < count {
      pixels[index] = over(pixels[index], weight: weight)
      index &+= 1
    }
  }

  /// The same for four pixels with weights of their own, 0…256.
  @inline(__always)
  func blend(over pixels: UnsafeMutablePointer<UInt32>, weights: SIMD4<UInt32>) {
    let target = UnsafeMutableRawPointer(pixels)
    let under = target.loadUnaligned(as: SIMD4<UInt32>.self)
    let lanes = SIMD4<UInt32>(repeating: Self.lanes)
    let share = unsafeBitCast(weights | weights &<< 16, to: SIMD8<UInt16>.self)
    let rest = 256 &- share
    let half = SIMD8<UInt16>(repeating: 0x80)
    let low =
      unsafeBitCast(under & lanes, to: SIMD8<UInt16>.self) &* rest
      &+ Self.words(redBlue) &* share &+ half
    let high =
      unsafeBitCast(under &>> 8 & lanes, to: SIMD8<UInt16>.self) &* rest
      &+ Self.words(alphaGreen) &* share &+ half
    let result =
      (unsafeBitCast(low, to: SIMD4<UInt32>.self) &>> 8 & lanes)
      | (unsafeBitCast(high, to: SIMD4<UInt32>.self) & ~lanes)
    target.storeBytes(of: result, as: SIMD4<UInt32>.self)
  }

  @inline(__always)
  private static func words(_ pair: UInt32) -> SIMD8<UInt16> {
    unsafeBitCast(SIMD4<UInt32>(repeating: pair), to: SIMD8<UInt16>.self)
  }
}
