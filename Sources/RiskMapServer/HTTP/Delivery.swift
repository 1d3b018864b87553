package import HTTPTypes
package import NIOCore

/// An answer as it goes onto the wire.
package struct Delivery: Sendable {
  package var status: HTTPResponse.Status
  package var fields: HTTPFields
  /// Empty for HEAD and 304.
  package var body: ByteBuffer
}

extension Reply {
  /// With length, caching and ETag; 304 where the client has it already, and no body where HEAD wants none.
  package func delivery(for inquiry: Inquiry, fields common: HTTPFields) -> Delivery {
    var fields = common
    for field in self.fields { fields[field.name] = field.value }
    fields[.cacheControl] = caching.control
    var delivery = Delivery(status: status, fields: fields, body: body)
    if status == .ok, caching != .noStore {
      let tag = tag ?? EntityTag(of: body.readableBytesView)
      delivery.fields[.eTag] = tag.text
      if inquiry.fields[.ifNoneMatch].map(tag.isNamed) == true {
        delivery.status = .notModified
        delivery.body = ByteBuffer()
        return delivery
      }
    }
    if !mediaType.isEmpty { delivery.fields[.contentType] = mediaType }
    if status != .noContent { delivery.fields[.contentLength] = "\(body.readableBytes)" }
    if inquiry.method == .head { delivery.body = ByteBuffer() }
    return delivery
  }
}

extension Caching {
  /// The value of `Cache-Control`.
  var control: String {
    switch self {
    case .noStore: "no-store"
    case .revalidated: "max-age=60"
    case .immutable: "max-age=31536000, immutable"
    }
  }
}
