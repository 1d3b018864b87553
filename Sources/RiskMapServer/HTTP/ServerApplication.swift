import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The edge to Hummingbird: its requests become inquiries, and what is delivered becomes its responses.
package struct ServerApplication: Sendable {
  private let installation: Installation

  package init(_ installation: Installation) {
    self.installation = installation
  }

  /// Listens and answers until the process is told to end (SIGTERM, SIGINT); then it takes no more connections, finishes what it has begun,
  /// and returns. `onListening` is told the port.
  package func run(onListening: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
    let application = Application(
      responder: EdgeResponder(installation: installation),
      configuration: ApplicationConfiguration(
        address: .hostname(installation.settings.host, port: installation.settings.port)),
      onServerRunning: { onListening($0.localAddress?.port ?? 0) },
      logger: Logger(label: "riskmap"))
    try await application.runService()
  }
}

private struct EdgeResponder: HTTPResponder {
  let installation: Installation

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    let inquiry: Inquiry
    let reply: Reply
    do throws(Problem) {
      inquiry = try Inquiry(request.head)
      reply = await installation.reply(to: inquiry)
    } catch {
      let asked = Inquiry(path: RequestPath(segments: []), fields: request.headers)
      return Response(
        error.reply(to: asked).delivery(for: asked, fields: installation.access.fields))
    }
    return Response(reply.delivery(for: inquiry, fields: installation.access.fields))
  }
}

extension Inquiry {
  fileprivate init(_ head: HTTPRequest) throws(Problem) {
    let target = head.path ?? "/"
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      method: head.method, path: try RequestPath(encoded: parts[0]),
      query: try QueryItems(encoded: parts.count > 1 ? parts[1] : ""), fields: head.headerFields)
  }
}

extension Response {
  fileprivate init(_ delivery: Delivery) {
    self.init(
      status: delivery.status, headers: delivery.fields,
      body: delivery.body.readableBytes == 0
        ? ResponseBody() : ResponseBody(byteBuffer: delivery.body))
  }
}
