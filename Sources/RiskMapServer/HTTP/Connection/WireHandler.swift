import NIOCore

/// The end of a connection next to its socket: it sends bytes that are ready, and keeps time. A request that has begun has to arrive, a
/// client has to take what it asked for, and nobody keeps a connection without using it. A class, as NIO's handlers are; it lives on one
/// event loop.
final class WireHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = IOData

  enum Phase {
    /// Nothing of a request is there yet.
    case idle
    /// A part of one.
    case asking
    /// Requests are being answered.
    case answering
  }

  enum Fault {
    case idle, slowRequest, slowReader
  }

  /// Called when the client has had its time.
  var onFault: (Fault) -> Void = { _ in }
  private let limits: ConnectionLimits
  private var context: ChannelHandlerContext?
  private var phase = Phase.asking
  private var since = NIODeadline.now()
  /// Bytes that waited for the client at the last look.
  private var waiting = 0
  private var looks: RepeatedTask?

  init(limits: ConnectionLimits) {
    self.limits = limits
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    let limits = [limits.requestTime, limits.idleTime, limits.sendTime]
    let pause = TimeAmount.milliseconds(Int64(max(1, limits.min() ?? 1)) * 500)
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    looks = context.eventLoop.scheduleRepeatedTask(initialDelay: pause, delay: pause) { _ in
      bound.value.look()
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    looks?.cancel()
    looks = nil
    self.context = nil
    onFault = { _ in }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if phase == .idle { enter(.asking) }
    context.fireChannelRead(data)
  }

  func enter(_ phase: Phase) {
    self.phase = phase
    since = .now()
  }

  /// Sends bytes as they are, past the encoder of HTTP; `flush` makes them go.
  func send(_ bytes: ByteBuffer) {
    context?.write(wrapOutboundOut(.byteBuffer(bytes)), promise: nil)
  }

  func flush() {
    context?.flush()
  }

  /// Nothing more is sent; what the client still says is passed over for a second, so that it gets to read the answer.
  func end() {
    guard let context else { return }
    context.flush()
    context.close(mode: .output, promise: nil)
    context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) {
      self.context?.close(promise: nil)
    }
  }

  func close() {
    context?.close(promise: nil)
  }

  /// Does what has to be done when everything that was sent before is with the system.
  func afterSending(_ body: @escaping () -> Void) {
    guard let context else { return body() }
    let promise = context.eventLoop.makePromise(of: Void.self)
    promise.futureResult.assumeIsolated().whenComplete { _ in body() }
    context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: promise)
  }

  private func look() {
    guard let context else { return }
    let passed = NIODeadline.now() - since
    let buffered = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    if phase == .asking {
      if passed >= .seconds(Int64(limits.requestTime)) { onFault(.slowRequest) }
    } else if buffered > 0 {
      guard passed >= .seconds(Int64(limits.sendTime)) else { return }
      if waiting > 0, buffered + ConnectionLimits.leastProgress > waiting { onFault(.slowReader) }
      waiting = buffered
      since = .now()
    } else {
      waiting = 0
      if phase == .idle, passed >= .seconds(Int64(limits.idleTime)) { onFault(.idle) }
    }
  }
}
