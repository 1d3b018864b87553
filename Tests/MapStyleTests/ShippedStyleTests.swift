import Foundation
import MapStyle
import PlantModel
import Testing

/// The styles of `styles/`, as they are shipped.
struct ShippedStyleTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "styles")
  static let names = ["four-colour"]

  static func style(_ name: String) throws -> Diagnosed<StyleSheet> {
    let file = folder.appending(path: "\(name).json")
    return try StyleSheet.decode(
      Array(try Data(contentsOf: file)), file: "styles/\(name).json")
  }

  @Test(arguments: names)
  func `a shipped style decodes without a finding`(_ name: String) throws {
    let decoded = try Self.style(name)
    #expect(decoded.diagnostics == [])
    #expect(decoded.value.layers.count > 10)
  }
}
