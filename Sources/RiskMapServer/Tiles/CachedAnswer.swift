import HTTPTypes
import NIOCore

/// A tile as it goes onto the wire: fields and body ready, so that an event loop has only to send them.
struct CachedAnswer: Sendable {
  /// One encoding of it.
  struct Wire: Sendable {
    /// Fields and the empty line behind them, without status line and `Date`.
    let fields: ByteBuffer
    let fieldsOfNotModified: ByteBuffer
    let body: ByteBuffer
  }

  /// Path and query, without what `Access` takes from them.
  let target: String
  let audience: Audience
  let tile: TileAddress
  /// Of the endpoint that answered, for metrics.
  let endpoint: String
  /// The library's when it was answered.
  let generation: Int
  let status: HTTPResponse.Status
  /// May be kept for ever by who asks: too long for who shows a signed address.
  let isImmutable: Bool
  let plain: Wire
  let packed: Wire?
  /// `If-None-Match` mostly is one of these as it stands.
  let tags: [String]

  /// - Parameter fields: that every answer carries, whoever asks.
  init(
    _ reply: Reply, of tile: TileAddress, target: String, audience: Audience, endpoint: String,
    generation: Int, fields: HTTPFields
  ) {
    self.target = target
    self.audience = audience
    self.tile = tile
    self.endpoint = endpoint
    self.generation = generation
    status = reply.status
    isImmutable = reply.caching == .immutable
    plain = Wire(reply, asked: [:], common: fields)
    packed = reply.packed.map { _ in
      Wire(reply, asked: [.acceptEncoding: "gzip"], common: fields)
    }
    tags = reply.tag.map { [$0.text, $0.encoded(as: "gzip").text] } ?? []
  }

  /// The path without the query.
  var path: Substring { target.prefix { $0 != "?" } }

  /// Bytes that it holds beside the tile's own.
  var byteCount: Int { 1024 + 2 * target.utf8.count }
}

extension CachedAnswer.Wire {
  fileprivate init(_ reply: Reply, asked: HTTPFields, common: HTTPFields) {
    var asked = asked
    let found = reply.delivery(
      for: Inquiry(path: RequestPath(segments: []), fields: asked), fields: common)
    asked[.ifNoneMatch] = "*"
    let known = reply.delivery(
      for: Inquiry(path: RequestPath(segments: []), fields: asked), fields: common)
    fields = found.fields.wireBytes
    fieldsOfNotModified = known.fields.wireBytes
    body = found.body
  }
}

extension HTTPFields {
  /// Lines of HTTP/1.1 with the empty one at their end.
  var wireBytes: ByteBuffer {
    var buffer = ByteBuffer()
    for field in self {
      buffer.writeString(field.name.rawName)
      buffer.writeStaticString(": ")
      buffer.writeString(field.value)
      buffer.writeStaticString("\r\n")
    }
    buffer.writeStaticString("\r\n")
    return buffer
  }
}
