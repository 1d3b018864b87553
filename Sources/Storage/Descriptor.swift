import Glibc

/// An open file, closed when it goes out of scope. Failures carry the system's error number.
struct Descriptor: ~Copyable {
  struct Failure: Error {
    var number: Int32
    var sentence: String { String(cString: strerror(number)) }
    static var last: Failure { Failure(number: errno) }
  }

  private(set) var number: Int32

  init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(Failure) {
    number = open(path, flags | O_CLOEXEC, mode)
    guard number >= 0 else { throw .last }
  }

  deinit { if number >= 0 { close(number) } }

  func status() throws(Failure) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .last }
    return status
  }

  /// The next bytes, at most `limit` of them; empty at the end.
  func read(atMost limit: Int) throws(Failure) -> [UInt8] {
    var failure: Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var result = 0
      repeat {
        result = Glibc.read(number, buffer.baseAddress, limit)
      } while result < 0
        && errno == EINTR
      if result < 0 { failure = .last }
      count = max(result, 0)
    }
    if let failure { throw failure }
    return bytes
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let result = bytes.withUnsafeBytes {
        Glibc.write(number, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if result < 0 && errno == EINTR { continue }
      guard result > 0 else { throw result == 0 ? Failure(number: ENOSPC) : .last }
      written += result
    }
  }

  /// Waits until the content is on the disk, then closes; some file systems tell of a full disk only here.
  consuming func finish() throws(Failure) {
    // A pipe or a device has nothing to synchronise.
    if fsync(number) != 0 && errno != EINVAL && errno != EROFS { throw .last }
    let closing = number
    number = -1
    guard close(closing) == 0 else { throw .last }
  }
}
