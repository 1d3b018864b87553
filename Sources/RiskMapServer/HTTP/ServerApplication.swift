import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// The server: Hummingbird with sockets, HTTP/1.1 and life cycle around an installation.
package struct ServerApplication: Sendable {
  private let installation: Installation
  private let drain: Drain

  package init(_ installation: Installation, drain: Drain = Drain()) {
    self.installation = installation
    self.drain = drain
  }

  /// Listens and answers until `drain` begins; then it takes no more connections, finishes what it has begun, and returns.
  /// `onListening` is told the port.
  package func run(onListening: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
    let settings = installation.settings
    let application = Application(
      responder: EdgeResponder(installation: installation), server: server,
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), backlog: 4096,
        availableConnectionsDelegate: MaximumAvailableConnections(
          settings.limits.connections, logger: installation.log)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? settings.port
        installation.port.number = port
        onListening(port)
      }, logger: quiet)
    var configuration = ServiceGroupConfiguration(
      services: [.init(service: application)], logger: quiet)
    configuration.maximumGracefulShutdownDuration = .seconds(settings.drainTime)
    let group = ServiceGroup(configuration: configuration)
    drain.onBegin { Task { await group.triggerGracefulShutdown() } }
    try await group.run()
  }

  private var server: HTTPServerBuilder {
    let installation = installation
    let limits = installation.settings.limits
    return .http1(
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [ConnectionHandler(installation)],
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
          maxHeaderFieldCount: 100)))
  }

  /// What frameworks say of their own course is nothing for an operator.
  private var quiet: Logger {
    var log = installation.log
    log.logLevel = .warning
    return log
  }
}

/// The wish that a server ends in order. A class, as whoever has it and the server share it.
package final class Drain: Sendable {
  private struct State: Sendable {
    var hasBegun = false
    var action: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  package init() {}

  /// To be called once: further calls do nothing.
  package func begin() {
    let action = state.withLock { state in
      guard !state.hasBegun else { return (@Sendable () -> Void)?.none }
      state.hasBegun = true
      return state.action
    }
    action?()
  }

  package var hasBegun: Bool { state.withLock { $0.hasBegun } }

  func onBegin(_ action: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      state.action = action
      return state.hasBegun
    }
    if isLate { action() }
  }
}
