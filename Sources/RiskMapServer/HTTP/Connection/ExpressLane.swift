import HTTPTypes
import NIOCore

/// Answers requests for tiles that are in memory, on the event loop that read them.
struct ExpressLane: Sendable {
  let installation: Installation

  /// What is sent: head and body.
  struct Parcel {
    var head: ByteBuffer
    var body: ByteBuffer?
    var endpoint: String
    var status: HTTPResponse.Status
  }

  /// The answer; nil where the request has to take the long way.
  func parcel(for request: HTTPRequest) -> Parcel? {
    let cache = installation.cache
    var answer: CachedAnswer?
    guard request.method == .get || request.method == .head, let target = request.path,
      request.headerFields[.connection].map({ $0.lowercased() == "keep-alive" }) ?? true,
      cache.hasAnswer(at: target.prefix { $0 != "?" }),
      installation.access.admitsAtOnce(
        request,
        where: { admission in
          answer = cache.answer(
            at: admission.target.prefix { $0 != "?" }, target: admission.target,
            audience: admission.visitor.audience, generation: installation.library.generation)
          return answer.map(admission.visitor.mayHave) ?? false
        })
    else { return nil }
    return answer.map { parcel($0, for: request) }
  }

  private func parcel(_ answer: CachedAnswer, for request: HTTPRequest) -> Parcel {
    let fields = request.headerFields
    var wire = answer.plain
    if let packed = answer.packed, ContentEncoding.acceptsGzip(fields[.acceptEncoding]) {
      wire = packed
    }
    let isKnown = fields[.ifNoneMatch].map(answer.isNamed) ?? false
    let status = isKnown ? HTTPResponse.Status.notModified : answer.status
    let isWithoutBody = isKnown || request.method == .head || wire.body.readableBytes == 0
    return Parcel(
      head: head(status, isKnown ? wire.fieldsOfNotModified : wire.fields, origin: fields[.origin]),
      body: isWithoutBody ? nil : wire.body, endpoint: answer.endpoint, status: status)
  }

  private func head(
    _ status: HTTPResponse.Status, _ fields: ByteBuffer, origin: String?
  ) -> ByteBuffer {
    var head = ByteBuffer.statusLine(status)
    let origins = installation.settings.origins
    if let origin, origins.isSelective {
      for field in origins.fields(for: origin) where field.name != .vary {
        head.writeString("\(field.name.rawName): \(field.value)\r\n")
      }
    }
    head.writeImmutableBuffer(fields)
    return head
  }
}

extension Visitor {
  /// The answer as it stands there is meant for this one too.
  fileprivate func mayHave(_ answer: CachedAnswer) -> Bool {
    maySee(answer.tile.map) && !(answer.isImmutable && credential != nil)
  }
}

extension CachedAnswer {
  /// An `If-None-Match` field names it, or any.
  fileprivate func isNamed(by field: String) -> Bool {
    if tags.contains(field) { return true }
    guard field == "*" || field.contains(",") || field.hasPrefix("W/") else { return false }
    return field == "*" || tags.contains { EntityTag(text: $0).isNamed(by: field) }
  }
}

extension ByteBuffer {
  /// Status line and `Date`.
  static func statusLine(_ status: HTTPResponse.Status) -> ByteBuffer {
    var buffer = ByteBufferAllocator().buffer(capacity: 768)
    buffer.writeStaticString("HTTP/1.1 ")
    buffer.writeString("\(status.code)")
    buffer.writeStaticString(" ")
    buffer.writeString(status.reasonPhrase)
    buffer.writeStaticString("\r\nDate: ")
    buffer.writeString(HTTPDate.now)
    buffer.writeStaticString("\r\n")
    return buffer
  }

  /// A whole answer on HTTP/1.1.
  init(_ delivery: Delivery) {
    self = .statusLine(delivery.status)
    writeImmutableBuffer(delivery.fields.wireBytes)
    writeImmutableBuffer(delivery.body)
  }
}
