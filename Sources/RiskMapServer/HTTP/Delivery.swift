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
  /// With length, caching, ETag and encoding; 304 where the client has it already, 206 where it wants a part, and no body for HEAD.
  package func delivery(for inquiry: Inquiry, fields common: HTTPFields) -> Delivery {
    var delivery = Delivery(status: status, fields: common, body: body)
    for field in fields { delivery.fields.merge(field) }
    delivery.fields[.cacheControl] = caching.control(isPrivate: isPrivate)
    let encoding = delivery.encode(self, for: inquiry)
    if status == .ok, caching != .noStore {
      let tag = tag ?? EntityTag(of: body.readableBytesView)
      let tags = [tag, tag.encoded(as: "gzip")]
      let sent = encoding == nil ? tags[0] : tags[1]
      delivery.fields[.eTag] = sent.text
      if let field = inquiry.fields[.ifNoneMatch], tags.contains(where: { $0.isNamed(by: field) }) {
        delivery.status = .notModified
        delivery.body = ByteBuffer()
        return delivery
      }
      if takesRanges { delivery.cut(for: inquiry, tag: sent) }
    }
    if !mediaType.isEmpty { delivery.fields[.contentType] = mediaType }
    if let encoding { delivery.fields[.contentEncoding] = encoding }
    if status != .noContent { delivery.fields[.contentLength] = "\(delivery.body.readableBytes)" }
    if inquiry.method == .head { delivery.body = ByteBuffer() }
    return delivery
  }
}

extension Delivery {
  /// Compresses where it helps and is taken; the name of the encoding.
  fileprivate mutating func encode(_ reply: Reply, for inquiry: Inquiry) -> String? {
    guard reply.body.readableBytes > 0, ContentEncoding.helps(reply.mediaType), !reply.takesRanges
    else { return nil }
    fields.merge(HTTPField(name: .vary, value: "Accept-Encoding"))
    guard ContentEncoding.acceptsGzip(inquiry.fields[.acceptEncoding]),
      let packed = reply.gzipBody()
    else { return nil }
    body = packed
    return "gzip"
  }

  /// One part of the body where one is asked for and the body is still the one that the client has begun.
  fileprivate mutating func cut(for inquiry: Inquiry, tag: EntityTag) {
    fields[.acceptRanges] = "bytes"
    if let known = inquiry.fields[.ifRange], known != tag.text { return }
    let length = body.readableBytes
    switch ByteRange(inquiry.fields[.range], length: length) {
    case .whole: break
    case .part(let range):
      status = .partialContent
      fields[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(length)"
      body = body.getSlice(at: body.readerIndex + range.lowerBound, length: range.count) ?? body
    case .unsatisfiable:
      status = .rangeNotSatisfiable
      fields[.contentRange] = "bytes */\(length)"
      body = ByteBuffer()
    }
  }
}

extension HTTPFields {
  /// Takes the place of the field of its name; what answers vary on adds up.
  mutating func merge(_ field: HTTPField) {
    guard field.name == .vary, let others = self[.vary] else {
      self[field.name] = field.value
      return
    }
    if !others.split(separator: ",").contains(where: { $0.filter { $0 != " " } == field.value }) {
      self[.vary] = others + ", " + field.value
    }
  }
}

extension Caching {
  /// The value of `Cache-Control`; what is `isPrivate` no cache on the way may keep.
  func control(isPrivate: Bool) -> String {
    let sharing = isPrivate ? "private, " : ""
    return switch self {
    case .noStore: "no-store"
    case .revalidated: sharing + "max-age=60"
    case .immutable: sharing + "max-age=31536000, immutable"
    }
  }
}
