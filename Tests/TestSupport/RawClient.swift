import Foundation

/// A connection of its own that sends what it is told, byte by byte if need be, and takes what comes: for what no well-behaved client does.
package final class RawClient: Sendable {
  package struct Failure: Error {}

  private let descriptor: Int32

  /// Connects to a port of loopback.
  package init(port: Int, receiveBuffer: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure() }
    if var size = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure()
    }
  }

  deinit { close(descriptor) }

  /// False where the other end takes nothing any more.
  @discardableResult
  package func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// What comes within `seconds`, up to the end of the connection or `limit` bytes.
  package func receive(seconds: Double, limit: Int = .max) async -> [UInt8] {
    await aside { self.received(seconds: seconds, limit: limit) }
  }

  /// Waits on a thread of its own: those of Swift's concurrency are the server's.
  private func aside<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { done in
      Thread { done.resume(returning: work()) }.start()
    }
  }

  private func received(seconds: Double, limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    let end = Date(timeIntervalSinceNow: seconds)
    while bytes.count < limit {
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let left = end.timeIntervalSinceNow
      guard left > 0, Glibc.poll(&poll, 1, Int32(left * 1000)) > 0 else { break }
      var piece = [UInt8](repeating: 0, count: min(1 << 16, limit - bytes.count))
      let count = recv(descriptor, &piece, piece.count, 0)
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    return bytes
  }

  /// The same as text.
  package func text(seconds: Double) async -> String {
    String(decoding: await receive(seconds: seconds), as: UTF8.self)
  }

  /// The other end has closed, or does within that time.
  package func isClosed(within seconds: Double) async -> Bool {
    await aside { self.closes(within: seconds) }
  }

  private func closes(within seconds: Double) -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    while end.timeIntervalSinceNow > 0 {
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 200) > 0 else { continue }
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      if recv(descriptor, &piece, piece.count, 0) <= 0 { return true }
    }
    return false
  }

  /// Says that nothing more will be sent.
  package func endSending() {
    shutdown(descriptor, Int32(SHUT_WR))
  }
}
