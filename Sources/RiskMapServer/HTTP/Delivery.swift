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
    let isPackable = mayBePacked
    if isPackable { delivery.fields.merge(HTTPField(name: .vary, value: "Accept-Encoding")) }
    let takesGzip = isPackable && ContentEncoding.acceptsGzip(inquiry.fields[.acceptEncoding])
    let tag =
      status == .ok && caching != .noStore ? tag ?? EntityTag(of: body.readableBytesView) : nil
    // What the client has is not compressed again only to be left out.
    if let known = tag?.known(to: inquiry, takesGzip: takesGzip) {
      delivery.fields[.eTag] = known.text
      delivery.status = .notModified
      delivery.body = ByteBuffer()
      return delivery
    }
    if !mediaType.isEmpty { delivery.fields[.contentType] = mediaType }
    if let packed = takesGzip ? gzipBody() : nil {
      delivery.body = packed
      delivery.fields[.contentEncoding] = "gzip"
      delivery.fields[.eTag] = tag?.encoded(as: "gzip").text
    } else if let tag {
      delivery.fields[.eTag] = tag.text
      if takesRanges, let problem = delivery.cut(for: inquiry, tag: tag) {
        return problem.reply(to: inquiry).delivery(for: inquiry, fields: common)
      }
    }
    if status != .noContent { delivery.fields[.contentLength] = "\(delivery.body.readableBytes)" }
    if inquiry.method == .head { delivery.body = ByteBuffer() }
    return delivery
  }
}

extension Reply {
  /// It goes out as gzip where that is taken and helps.
  private var mayBePacked: Bool {
    body.readableBytes > 0 && ContentEncoding.helps(mediaType) && !takesRanges
  }
}

extension EntityTag {
  /// This tag or that of the gzip, whichever `If-None-Match` names; that of what would be sent goes first.
  fileprivate func known(to inquiry: Inquiry, takesGzip: Bool) -> EntityTag? {
    guard let field = inquiry.fields[.ifNoneMatch] else { return nil }
    let packed = encoded(as: "gzip")
    return (takesGzip ? [packed, self] : [self, packed]).first { $0.isNamed(by: field) }
  }
}

extension Delivery {
  /// One part of the body where GET asks for one and the body is still the one that the client has begun; the problem where there is no
  /// such part.
  fileprivate mutating func cut(for inquiry: Inquiry, tag: EntityTag) -> Problem? {
    fields[.acceptRanges] = "bytes"
    guard inquiry.method == .get else { return nil }
    if let known = inquiry.fields[.ifRange], known != tag.text { return nil }
    let length = body.readableBytes
    switch ByteRange(inquiry.fields[.range], length: length) {
    case .whole: break
    case .part(let range):
      status = .partialContent
      fields[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(length)"
      body = body.getSlice(at: body.readerIndex + range.lowerBound, length: range.count) ?? body
    case .unsatisfiable: return .rangeNotSatisfiable(length: length)
    }
    return nil
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
