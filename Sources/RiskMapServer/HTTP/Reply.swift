package import HTTPTypes
package import MapStyle
package import NIOCore
package import PlantModel

/// An answer before it meets the wire: `Delivery` adds length, ETag, caching and compression, and answers 304 and HEAD.
package struct Reply: Hashable, Sendable {
  package var status: HTTPResponse.Status
  package var body: ByteBuffer
  /// Of the body, where it is known already.
  package var tag: EntityTag?
  /// `Content-Type`; empty for an answer without a body.
  package var mediaType: String
  package var caching: Caching
  /// Others would not be told the same: only who asked may keep it.
  package var isPrivate = false
  /// Fields beside those that follow from the rest.
  package var fields: HTTPFields = [:]
  /// The body as gzip, where it was compressed once for all who ask.
  package var packed: ByteBuffer?
  /// The tile that it is: answers that are tiles are kept as they are, so that the same address is answered at once.
  package var tile: TileAddress?
  /// Parts of it may be asked for: what is served like a file, and never compressed.
  package var takesRanges = false
  /// Why there is nothing better, for the log and nobody else.
  package var fault: Diagnostic?

  package init(
    status: HTTPResponse.Status = .ok, body: ByteBuffer, tag: EntityTag? = nil, mediaType: String,
    caching: Caching = .revalidated
  ) {
    self.status = status
    self.body = body
    self.tag = tag
    self.mediaType = mediaType
    self.caching = caching
  }

  /// Bytes of any kind.
  package init(bytes: [UInt8], mediaType: String, caching: Caching = .revalidated) {
    self.init(body: ByteBuffer(bytes: bytes), mediaType: mediaType, caching: caching)
  }

  /// A JSON document.
  package init(
    status: HTTPResponse.Status = .ok, json: JSONValue, mediaType: String = "application/json",
    caching: Caching = .revalidated
  ) {
    self.init(
      status: status, body: ByteBuffer(string: json.text), mediaType: mediaType, caching: caching)
  }

  /// A text in UTF-8: XML, HTML, plain text. The media type names the charset where its kind takes one.
  package init(text: String, mediaType: String, caching: Caching = .revalidated) {
    self.init(body: ByteBuffer(string: text), mediaType: mediaType, caching: caching)
  }
}

/// How long whoever gets an answer may keep it.
package enum Caching: Hashable, Sendable {
  /// Not at all: health, metrics, problems.
  case noStore
  /// A minute, then it is asked for again with its ETag: whatever shows the latest state.
  case revalidated
  /// For ever: an address that names a version.
  case immutable
}
