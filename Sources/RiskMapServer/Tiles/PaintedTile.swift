package import NIOCore
import RiskMap

/// The bytes of a tile, a sheet or another product with the tag that follows from them, made once on the thread that painted it.
package struct PaintedTile: Hashable, Sendable {
  package let body: ByteBuffer
  package let tag: EntityTag
  /// The same as gzip, for who takes that; nil where it was not made or is no smaller.
  package let packed: ByteBuffer?

  /// - Parameter packing: also as gzip: what is not compressed in itself.
  package init(_ bytes: [UInt8], packing: Bool = false) {
    body = ByteBuffer(bytes: bytes)
    tag = EntityTag(of: bytes)
    packed = packing ? gzipped(bytes).map { ByteBuffer(bytes: $0) } : nil
  }

  /// Nothing of the map shows on it.
  package var isEmpty: Bool { body.readableBytes == 0 }

  /// Bytes that it holds.
  var byteCount: Int { body.readableBytes + (packed?.readableBytes ?? 0) }
}
