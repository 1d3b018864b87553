import Rendering

/// The bytes as a gzip member; nil where that makes them no smaller.
package func gzipped(_ bytes: [UInt8]) -> [UInt8]? {
  guard let packed = try? Rendering.gzipped(bytes), packed.count < bytes.count else { return nil }
  return packed
}
