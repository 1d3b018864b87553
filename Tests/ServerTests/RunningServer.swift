import Foundation
import RiskMap
import TestSupport

@testable import RiskMapServer

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A server on a free port of loopback with one or more small maps, stopped when the body returns.
func withServer<Value>(
  _ map: SmallMap = SmallMap(), settings: ServerSettings = ServerSettings(),
  access: Access = .open, files: [String: String] = [:],
  _ body: (RunningServer) async throws -> Value
) async throws -> Value {
  let folder = try TemporaryFolder()
  try map.write(to: folder)
  for (name, text) in files { try folder.write(text, to: "small/" + name) }
  let shipped = DataFolders(environment: ["RISKMAP_DATA": repositoryFolder().path])
  var settings = settings
  settings.port = 0
  let pool = RenderPool(threads: 2, queueLimit: settings.queue)
  defer { pool.close() }
  let installation = Installation(
    settings: settings, library: MapLibrary([]), pool: pool, access: access)
  let watch = MapWatch([folder.path], shipped: shipped, installation: installation)
  try watch.loadAll()
  let drain = Drain()
  return try await withThrowingTaskGroup(of: Void.self) { group in
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    group.addTask {
      try await ServerApplication(installation, drain: drain).run { port.yield($0) }
    }
    var iterator = ports.makeAsyncIterator()
    let number = await iterator.next() ?? 0
    defer { group.cancelAll() }
    return try await body(
      RunningServer(
        port: number, folder: folder, installation: installation, watch: watch, drain: drain))
  }
}

struct RunningServer: Sendable {
  let port: Int
  let folder: TemporaryFolder
  let installation: Installation
  let watch: MapWatch
  let drain: Drain

  struct Answer {
    var status: Int
    var fields: [String: String]
    var body: [UInt8]

    subscript(field: String) -> String? { fields[field.lowercased()] }
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// Asks with a client that follows no redirect and takes nothing from a cache.
  func fetch(
    _ target: String, method: String = "GET", _ fields: [String: String] = [:]
  ) async throws -> Answer {
    guard let address = URL(string: "http://127.0.0.1:\(port)\(target)") else {
      throw URLError(.badURL)
    }
    var request = URLRequest(url: address, cachePolicy: .reloadIgnoringLocalCacheData)
    request.httpMethod = method
    for (name, value) in fields { request.setValue(value, forHTTPHeaderField: name) }
    let session = URLSession(configuration: .ephemeral)
    let (data, response) = try await session.data(for: request)
    let answer = response as? HTTPURLResponse
    var lowered: [String: String] = [:]
    for (name, value) in answer?.allHeaderFields ?? [:] {
      lowered["\(name)".lowercased()] = "\(value)"
    }
    return Answer(status: answer?.statusCode ?? 0, fields: lowered, body: Array(data))
  }
}
