import Foundation
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

@Suite struct PackagingTests {
  private func example() throws -> String {
    String(decoding: try repositoryFile("packaging/serve.yaml"), as: UTF8.self)
      .replacing("@DATA@", with: "/usr/share/riskmap").replacing("@ETC@", with: "/etc/riskmap")
  }

  @Test func `the example of settings says what holds without it`() throws {
    let settings = try ServerSettings(
      try YAMLReader.read(Array(example().utf8), file: "/etc/riskmap/serve.yaml"))
    var expected = ServerSettings()
    expected.maps = ["/usr/share/riskmap/maps"]
    #expect(settings == expected)
  }

  @Test func `what the example only hints at can be said`() throws {
    let lines = try example().split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { $0.replacing(/^( *)# ( *[a-zA-Z]+:.*)$/) { "\($0.1)\($0.2)" } }
      .joined(separator: "\n")
    let settings = try ServerSettings(
      try YAMLReader.read(Array(text.utf8), file: "/etc/riskmap/serve.yaml"))
    #expect(settings.access.keyFile == "/etc/riskmap/keys")
    #expect(settings.access.tokens?.keySetFile == "/etc/riskmap/jwks.json")
    #expect(
      settings.access.tokens
        == TokenSettings(
          keySetFile: "/etc/riskmap/jwks.json", issuer: "https://id.example.com/realms/plant",
          audience: "riskmap"))
    #expect(settings.access.audience == .public)
    #expect(settings.publicURL == "https://maps.example.com/risk")
    #expect(settings.threads == 4)
  }
}
