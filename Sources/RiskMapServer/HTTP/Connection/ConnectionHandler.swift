import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Stands between the codec of HTTP/1.1 and Hummingbird: answers what is in memory at once, refuses what nothing here could want (bodies,
/// endless addresses, bytes that are no HTTP), and hands on the rest. Answers leave in the order of their requests: as long as one is out
/// with Hummingbird, those behind it go the same way. A class, as NIO's handlers are; it lives on one event loop.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let installation: Installation
  private let express: ExpressLane
  private let wire: WireHandler
  /// Requests that Hummingbird has and has not answered.
  private var unanswered = 0
  private var parcel: ExpressLane.Parcel?
  private var begun = NIODeadline.now()
  /// Sent when those before it are answered.
  private var refusal: Problem?
  /// The rest of what the client says is passed over.
  private var isOver = false

  init(_ installation: Installation) {
    self.installation = installation
    express = ExpressLane(installation: installation)
    wire = WireHandler(limits: installation.settings.limits)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    wire.onFault = { [unowned self] in self.fault($0) }
    try? context.pipeline.syncOperations.addHandler(wire, position: .first)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isOver { return }
    switch unwrapInboundIn(data) {
    case .head(let request): take(request, data, context)
    case .body: if parcel == nil { context.fireChannelRead(data) }
    case .end:
      if let parcel {
        self.parcel = nil
        deliver(parcel)
      } else {
        context.fireChannelRead(data)
      }
    }
  }

  private func take(_ request: HTTPRequest, _ data: NIOAny, _ context: ChannelHandlerContext) {
    if let problem = problem(of: request) { return refuse(problem) }
    begun = .now()
    // A client that does not read gets nothing piled up for it: Hummingbird waits until it does.
    if unanswered == 0, context.channel.isWritable,
      let parcel = express.parcel(for: request)
    {
      self.parcel = parcel
      return
    }
    unanswered += 1
    wire.enter(.answering)
    context.fireChannelRead(data)
  }

  private func deliver(_ parcel: ExpressLane.Parcel) {
    wire.send(parcel.head)
    if let body = parcel.body { wire.send(body) }
    wire.enter(.idle)
    installation.metrics.count(
      parcel.endpoint, status: parcel.status.code, time: .now() - begun)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    wire.flush()
    context.fireChannelReadComplete()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part = unwrapOutboundIn(data)
    context.write(data, promise: promise)
    guard case .end = part, unanswered > 0 else { return }
    unanswered -= 1
    guard unanswered == 0 else { return }
    wire.enter(.idle)
    if let refusal { send(refusal) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if isOver { return }
    guard let error = error as? HTTPParserError, unanswered == 0 else {
      return context.fireErrorCaught(error)
    }
    refuse(error == .headerOverflow ? .fieldsTooLarge : .notHTTP)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard event is ChannelShouldQuiesceEvent, unanswered == 0 else {
      return context.fireUserInboundEventTriggered(event)
    }
    // What follows closes the connection: not before the client has its answers.
    wire.afterSending { [wire] in wire.close() }
  }
}

extension ConnectionHandler {
  /// Why the request is not even looked at.
  private func problem(of request: HTTPRequest) -> Problem? {
    let fields = request.headerFields
    if (request.path?.utf8.count ?? 0) > installation.settings.limits.targetBytes {
      return .targetTooLong
    }
    guard installation.isMeant(by: request.authority) else { return .otherHost }
    guard fields[.transferEncoding] != nil || (fields[.contentLength] ?? "0") != "0" else {
      return nil
    }
    let isAsking = [.get, .head, .options].contains(request.method)
    return isAsking ? .contentRefused : .methodNotAllowed("GET, HEAD, OPTIONS")
  }

  private func refuse(_ problem: Problem) {
    isOver = true
    if unanswered == 0 { send(problem) } else { refusal = problem }
  }

  private func send(_ problem: Problem) {
    let asked = Inquiry(path: RequestPath(segments: []))
    var delivery = problem.reply(to: asked).delivery(
      for: asked, fields: installation.fields(for: asked))
    delivery.fields[.connection] = "close"
    wire.send(ByteBuffer(delivery))
    wire.end()
    installation.metrics.count("refused", status: problem.status.code, time: .nanoseconds(0))
  }

  private func fault(_ fault: WireHandler.Fault) {
    switch fault {
    case .slowRequest where !isOver && unanswered == 0: refuse(.requestTooSlow)
    case .slowRequest, .idle, .slowReader: wire.close()
    }
  }
}
