import HTTPTypes
import Hummingbird
import NIOCore

/// Where Hummingbird's requests become inquiries, and what is delivered becomes its responses.
struct EdgeResponder: HTTPResponder {
  let installation: Installation

  func respond(to request: Request, context: EdgeContext) async throws -> Response {
    let begun = NIODeadline.now()
    let generation = installation.library.generation
    let (inquiry, answer) = await answer(to: request.head, peer: context.peer)
    keep(answer, for: request.head, generation: generation)
    var delivery = answer.reply.delivery(for: inquiry, fields: installation.fields(for: inquiry))
    delivery.fields[.requestID] = inquiry.id
    if inquiry.fields[.connection]?.lowercased() == "close" {
      delivery.fields[.connection] = "close"
    }
    let time = NIODeadline.now() - begun
    installation.metrics.count(answer.endpoint, status: delivery.status.code, time: time)
    installation.log(inquiry, answer, delivery, time: time)
    return Response(
      status: delivery.status, headers: delivery.fields,
      body: delivery.body.readableBytes == 0
        ? ResponseBody() : ResponseBody(byteBuffer: delivery.body))
  }

  private func answer(to head: HTTPRequest, peer: String?) async -> (Inquiry, Answer) {
    var inquiry = Inquiry(
      method: head.method, path: RequestPath(segments: []), fields: head.headerFields,
      id: installation.settings.isBehindProxy
        ? head.headerFields.proxiedID ?? .freshID() : .freshID())
    inquiry.peer = installation.settings.isBehindProxy ? head.headerFields.client ?? peer : peer
    do throws(Problem) {
      let target = head.path ?? "/"
      let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      inquiry.path = try RequestPath(encoded: parts[0])
      inquiry.query = try QueryItems(encoded: parts.count > 1 ? parts[1] : "")
    } catch {
      return (inquiry, Answer(reply: error.reply(to: inquiry)))
    }
    return (inquiry, await installation.answer(to: inquiry))
  }

  /// The next request for the same tile is answered on the event loop.
  private func keep(_ answer: Answer, for head: HTTPRequest, generation: Int) {
    guard let tile = answer.reply.tile, let target = head.path, !answer.isCurtailed else { return }
    var fields = installation.access.fields
    for field in installation.settings.origins.fields(for: nil) { fields.merge(field) }
    installation.cache.keep(
      CachedAnswer(
        answer.reply, of: tile, target: UnsignedTarget(target).target,
        audience: answer.visitor.audience,
        endpoint: answer.endpoint, generation: generation, fields: fields))
  }
}

/// A request's connection.
struct EdgeContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address at the other end, without its port.
  let peer: String?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }
}

extension HTTPField.Name {
  /// Names a request in logs, on both sides of a proxy.
  static let requestID = HTTPField.Name("X-Request-Id") ?? .eTag
  fileprivate static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .eTag
}

extension HTTPFields {
  /// What the proxy calls the request, where that is no more than a name.
  fileprivate var proxiedID: String? {
    guard let id = self[.requestID], (1...64).contains(id.utf8.count),
      id.utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
      })
    else { return nil }
    return id
  }

  /// Who asked the proxy: what it added itself stands last; what stands before that anyone may have written.
  fileprivate var client: String? {
    self[.forwardedFor]?.split(separator: ",").last.map {
      String($0.filter { $0 != " " }.prefix(64))
    }
  }
}

extension String {
  /// 16 hexadecimal digits that no other request has.
  fileprivate static func freshID() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
