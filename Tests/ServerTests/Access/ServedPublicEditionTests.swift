import Foundation
import PlantModel
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

/// Everything that is served of the talkative map, asked for by whoever shows nothing or a key.
@Suite struct ServedPublicEditionTests {
  /// What can stand in the place of each name of an address.
  private static let captures = [
    "map": ["small"], "grid": ["Local"], "z": ["19"], "x": ["262144"], "y": ["262143"],
    "tileMatrixSet": ["Local"], "tileMatrix": ["19"], "tileRow": ["262143"], "tileCol": ["262144"],
    "layer": ["small"], "style": ["effective", "inherent"], "scale": ["1", "2"], "source": ["own"],
    "sheet": ["a4"], "code": ["A1", "A2", "A3"],
    "format": ["mvt", "pbf", "png", "svg", "pdf", "json", "geojson"],
  ]

  /// Every address of the server that can be made of them.
  private static var targets: [String] {
    EndpointTable.all.endpoints.flatMap { endpoint in
      var targets = [endpoint.path.text]
      for (name, values) in captures {
        targets = targets.flatMap { target in
          target.contains("{\(name)}")
            ? values.map { target.replacing("{\(name)}", with: $0) } : [target]
        }
      }
      return targets
    }
  }

  /// What an answer says: of a PDF its text and what it says of itself.
  private func words(_ answer: RunningServer.Answer) throws -> String {
    let fields = answer.fields.map { "\($0.key): \($0.value)\n" }.joined()
    guard answer["Content-Type"] == "application/pdf" else { return fields + answer.text }
    return try ["pdftotext", "pdfinfo"].reduce(fields) { words, tool in
      let arguments = tool == "pdftotext" ? ["FILE", "-"] : ["FILE"]
      return words + (try Tool.run(tool, arguments, on: answer.body).text)
    }
  }

  @Test
  func `no byte that is served to anyone holds a secret, and the key's holder reads them all`()
    async throws
  {
    let key = APIKey(named: "d")
    var kept = try KeptKeys([KeyRecord(key)])
    kept.settings.audience = .public
    let access = try await kept.opened()
    try await withServer(.talkative, access: access, files: SmallMap.talkativeFiles) { server in
      var told = ""
      var answered = 0
      for (target, language) in Self.targets.flatMap({ [($0, "zh"), ($0, "en")] }) {
        #expect(!target.contains("{"), "\(target): nothing is known that could stand there")
        let asked = ["Accept-Language": language]
        let shown = try await server.fetch(target, asked)
        answered += shown.status == 200 ? 1 : 0
        let words = try words(shown)
        for secret in SmallMap.secrets where words.contains(secret) {
          Issue.record("\(target) tells \(secret)")
        }
        told += try self.words(
          try await server.fetch(
            target, asked.merging(["Authorization": "Bearer " + key.text]) { $1 }))
      }
      #expect(answered > 12)
      for secret in SmallMap.secrets { #expect(told.contains(secret), "\(secret)") }
    }
  }
}
