import Foundation
import TestSupport
import Testing

/// `riskmap serve` as an operator runs it: a process with signals, a log and an end.
@Suite struct ServeProcessTests {
  @Test func `SIGTERM ends it by that signal when what was begun is answered`() async throws {
    let server = try await ServedProcess()
    let client = try RawClient(port: server.port)
    client.send(ServedProcess.get("/maps/small/sheets/a4.pdf"))
    try await Task.sleep(for: .milliseconds(100))
    server.end()
    let answer = await client.receive(seconds: 60)
    #expect(answer.starts(with: Array("HTTP/1.1 200 OK".utf8)))
    #expect(String(decoding: answer.suffix(8), as: UTF8.self).contains("%%EOF"))
    await server.wait()
    #expect(server.process.terminationReason == .uncaughtSignal)
    #expect(server.process.terminationStatus == SIGTERM)
    #expect(throws: RawClient.Failure.self) { try RawClient(port: server.port) }
  }

  @Test func `lines of the log are JSON with the ids that the answers name`() async throws {
    let server = try await ServedProcess(
      settings: "log: {requests: all}\n", options: ["--log-format", "json"])
    let shown = await server.answer(to: "/maps")
    let missing = await server.answer(to: "/maps/%22none%22")
    server.end()
    await server.wait()
    let lines = try server.errors.split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
    let requests = lines.filter { $0["message"] as? String == "request" }
    let ids = requests.compactMap { $0["request"] as? String }
    #expect(Set(ids).count == 2)
    for (answer, id) in zip([shown, missing], ids) {
      #expect(id.wholeMatch(of: /[0-9a-f]{16}/) != nil)
      #expect(answer.lowercased().contains("x-request-id: " + id))
    }
    #expect(requests.compactMap { $0["status"] as? String } == ["200", "404"])
    #expect(requests.last?["path"] as? String == "/maps/\"none\"")
  }

  @Test func `a full disk under the log does not stop it`() async throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let server = try await ServedProcess(settings: "log: {requests: all}\n", errors: full)
    for _ in 0..<20 {
      #expect(await server.answer(to: "/maps").hasPrefix("HTTP/1.1 200 OK"))
    }
    server.end()
    await server.wait()
    #expect(server.process.terminationStatus == SIGTERM)
  }

  @Test func `an address that others reach is refused without access control or --open`() throws {
    let folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
    let run = try riskmap("serve", "small", "--host", "0.0.0.0", "--port", "0", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("--open"))
  }
}

/// A server that listens, ended when the test lets go of it.
private final class ServedProcess {
  let process: Process
  let port: Int
  private let folder: TemporaryFolder

  /// - Parameter errors: where standard error goes; nil: a file that `errors` reads.
  init(settings: String = "", options: [String] = [], errors: FileHandle? = nil) async throws {
    folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
    port = try Self.freePort()
    try folder.write("maps: [small]\nport: \(port)\n" + settings, to: "serve.yaml")
    process = try riskmapProcess(["serve", "--config", "serve.yaml"] + options, in: folder)
    try folder.write("", to: "errors")
    process.standardOutput = FileHandle.nullDevice
    process.standardError =
      try errors ?? FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/errors"))
    try process.run()
    for _ in 0..<1200 {
      if (try? RawClient(port: port)) != nil { return }
      guard process.isRunning else { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("it does not listen: \(self.errors)")
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  static func get(_ target: String) -> String {
    "GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
  }

  func answer(to target: String) async -> String {
    guard let client = try? RawClient(port: port) else { return "" }
    client.send(Self.get(target))
    return await client.text(seconds: 30)
  }

  var errors: String {
    (try? String(contentsOfFile: folder.path + "/errors", encoding: .utf8)) ?? ""
  }

  func end() { kill(process.processIdentifier, SIGTERM) }

  /// Waits for its end, not for ever.
  func wait() async {
    for _ in 0..<1200 where process.isRunning { try? await Task.sleep(for: .milliseconds(50)) }
    #expect(!process.isRunning)
  }

  /// A port of loopback that nobody listens at.
  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    try #require(isBound)
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
