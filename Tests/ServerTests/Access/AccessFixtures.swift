import Foundation
import HTTPTypes
import RiskMap
import Synchronization
import TestSupport

@testable import RiskMapServer

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
  /// 2026-06-01T00:00:00Z.
  static let start = 1_780_272_000.0
  private let seconds = Mutex(TestClock.start)

  var now: Double { seconds.withLock { $0 } }

  func pass(_ time: Double) {
    seconds.withLock { $0 += time }
  }
}

/// Keys in a file, and an access that follows it.
struct KeptKeys {
  let folder: TemporaryFolder
  let clock = TestClock()
  var settings = AccessSettings()

  init(_ records: [KeyRecord]) throws {
    folder = try TemporaryFolder()
    settings.keyFile = folder.path + "/keys"
    try write(records)
  }

  func write(_ records: [KeyRecord]) throws {
    try folder.write(
      "# keys\n\n" + records.map { $0.line + "\n" }.joined(), to: "keys")
  }

  func opened() async throws -> Access {
    let clock = clock
    return try await Access.opened(settings) { clock.now }
  }
}

/// An inquiry with these fields; `signed` of its query.
func inquiry(
  _ fields: HTTPFields = [:], signed: String? = nil, peer: String? = "192.0.2.1"
) -> Inquiry {
  var query = QueryItems()
  if let signed {
    query.items = [.init(name: "signed", value: signed), .init(name: "v", value: "1")]
  }
  return Inquiry(
    path: RequestPath(segments: ["maps", "small"]), query: query, fields: fields, peer: peer)
}

/// Who is let in on an event loop, where everything is answered there.
func admittedAtOnce(_ head: HTTPRequest, _ access: Access) -> Admission? {
  var admitted: Admission?
  let isIn = access.admitsAtOnce(
    head,
    where: {
      admitted = $0
      return true
    })
  return isIn ? admitted : nil
}

func bearer(_ text: String) -> HTTPFields { [.authorization: "Bearer " + text] }

func problem(_ body: () async throws(Problem) -> Inquiry) async -> Problem? {
  do throws(Problem) {
    _ = try await body()
    return nil
  } catch {
    return error
  }
}
