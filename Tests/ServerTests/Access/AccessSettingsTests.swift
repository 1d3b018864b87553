import PlantModel
import RiskMap
import Testing

@testable import RiskMapServer

@Suite struct AccessSettingsTests {
  private func settings(_ text: String) throws(DefinitionError) -> ServerSettings {
    try ServerSettings(try YAMLReader.read(Array(text.utf8), file: "/etc/riskmap/serve.yaml"))
  }

  @Test func `every key of access is read, and paths are relative to the file`() throws {
    let access = try settings(
      """
      access:
        keys: keys
        tokens:
          keys: /srv/jwks.json
          issuer: https://id.example.com
          audience: riskmap
          algorithms: [ES256]
          mapsClaim: realm.maps
          audienceClaim: edition
          leeway: 5
        audience: public
        rate: 20
        burst: 40
        frames: ["'self'", "https://portal.example.com"]
      """
    ).access
    #expect(access.keyFile == "/etc/riskmap/keys")
    let tokens = try #require(access.tokens)
    #expect(tokens.keySetFile == "/srv/jwks.json")
    #expect([tokens.issuer, tokens.audience] == ["https://id.example.com", "riskmap"])
    #expect([tokens.mapsClaim, tokens.audienceClaim] == ["realm.maps", "edition"])
    #expect(tokens.algorithms == ["ES256"] && tokens.leeway == 5)
    #expect(access.audience == .public)
    #expect(access.rate == 20 && access.burst == 40)
    #expect(access.frameAncestors == ["'self'", "https://portal.example.com"])
    #expect(access.audiences == [.internal, .public])
    #expect(try settings("open: true").isOpen)
    #expect(try settings("access: {audience: public}").access.audiences == [.public])
    #expect(try settings("{}").access.audiences == [.internal])
  }

  @Test(arguments: [
    "access: {key: a}", "access: {audience: all}", "access: {rate: 0}", "access: {frames: [a b]}",
    "access: {tokens: {keys: a}}",
    "access: {tokens: {keys: a, issuer: b, audience: c, algorithms: [HS256]}}",
    "access: {tokens: {keys: a, issuer: b, audience: c, algorithms: [none]}}", "access: 7",
    "open: 1",
    "access: {keys: ''}",
  ])
  func `what cannot be followed is an error with its place`(text: String) throws {
    do throws(DefinitionError) {
      _ = try settings(text)
      Issue.record("taken: \(text)")
    } catch {
      #expect(error.place.line == 1)
    }
  }
}
