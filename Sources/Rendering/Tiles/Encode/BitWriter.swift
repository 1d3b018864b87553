/// Bits into bytes, the first bit lowest (RFC 1951, section 3.1.1).
struct BitWriter {
  private let start: UnsafeMutablePointer<UInt8>
  private var next: UnsafeMutablePointer<UInt8>
  private var bits: UInt64 = 0
  private var count: UInt64 = 0

  /// There must be room for all that is written, and eight bytes.
  init(_ start: UnsafeMutablePointer<UInt8>) {
    self.start = start
    next = start
  }

  /// At most 48 bits.
  @inline(__always)
  mutating func write(_ value: UInt64, _ length: UInt64) {
    bits |= value &<< count
    count &+= length
    UnsafeMutableRawPointer(next).storeBytes(of: bits, as: UInt64.self)
    let whole = count &>> 3
    next += Int(truncatingIfNeeded: whole)
    bits &>>= whole &* 8
    count &= 7
  }

  /// Fills the last byte; returns how many bytes there are.
  mutating func finish() -> Int {
    if count > 0 {
      next[0] = UInt8(truncatingIfNeeded: bits)
      next += 1
    }
    return next - start
  }
}
