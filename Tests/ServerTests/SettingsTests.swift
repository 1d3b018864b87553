import Foundation
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

@Suite struct SettingsTests {
  private func settings(_ text: String) throws -> ServerSettings {
    try ServerSettings(YAMLReader.read(Array(text.utf8), file: "/etc/riskmap/serve.yaml"))
  }

  @Test func `a file sets what it names and leaves the rest`() throws {
    let settings = try settings(
      """
      maps: [maps, /srv/other]
      host: 0.0.0.0
      publicURL: https://maps.example.com/risk
      memory: {tiles: 64}
      origins: ["https://dash.example.com"]
      limits: {idleTime: 10}
      log: {requests: all}
      """)
    #expect(settings.maps == ["/etc/riskmap/maps", "/srv/other"])
    #expect(settings.root(port: settings.port) == "https://maps.example.com/risk")
    #expect(settings.cacheBytes == 64 << 20)
    #expect(settings.limits.idleTime == 10)
    #expect(settings.limits.requestTime == ConnectionLimits().requestTime)
    #expect(settings.requestLog == .all)
    #expect(settings.port == 8080)
  }

  @Test(arguments: [
    ("prot: 80", "did you mean \"port\"?"), ("limits: {idelTime: 3}", "did you mean \"idleTime\"?"),
    ("port: 99999", "0 to 65535"), ("port: \"80\"", "without quotes"),
    ("publicURL: maps.example.com", "an address such as"),
    ("publicURL: \"https://a/?b\"", "an address such as"), ("origins: [dash]", "an origin such as"),
    ("log: {requests: some}", "known are"), ("threads: 0", "1 to 1024"), ("reload: -1", "0 to"),
  ])
  func `what makes no sense is an error with line and hint`(text: String, words: String) throws {
    let error = try #require(throws: DefinitionError.self) { try settings("host: ::1\n" + text) }
    #expect(error.description.hasPrefix("/etc/riskmap/serve.yaml:2:"))
    #expect(error.description.contains(words))
  }

  @Test func `every key is documented`() throws {
    let text = try String(
      contentsOf: repositoryFolder().appending(path: "docs/serving.md"), encoding: .utf8)
    for key in ServerSettings.keys + ConnectionLimits.keys { #expect(text.contains("`\(key)`")) }
  }
}
