package import NIOCore

/// The bytes of a tile with the tag that follows from them, made once on the thread that painted it.
package struct PaintedTile: Hashable, Sendable {
  package let body: ByteBuffer
  package let tag: EntityTag

  package init(_ bytes: [UInt8]) {
    body = ByteBuffer(bytes: bytes)
    tag = EntityTag(of: bytes)
  }

  /// Nothing of the map shows on it.
  package var isEmpty: Bool { body.readableBytes == 0 }
}
