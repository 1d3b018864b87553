import Foundation
import PlantModel
import RiskMap

/// The rule packs and the register mapping of the repository.
enum ShippedRules {
  static let packs = ["national", "shandong", "jiangsu", "yunnan", "site-example"]

  static func document(_ name: String) throws(DefinitionError) -> YAMLValue {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("maps/rules/\(name).yaml")
    guard let data = try? Data(contentsOf: file) else {
      throw DefinitionError(LocalizedText("no such pack"), at: Place(file: file.path))
    }
    return try YAMLReader.read(Array(data), file: "\(name).yaml")
  }

  static func pack(_ name: String) throws(DefinitionError) -> RulePack {
    try RulePack(try document(name)) { name, _ throws(DefinitionError) in try document(name) }
  }

  /// The pack that a map writes as `rules: …`.
  static func pack(yaml: String) throws(DefinitionError) -> RulePack {
    let written = try YAMLReader.read(Array(yaml.utf8), file: "map.yaml")
    return try RulePack(written) { name, _ throws(DefinitionError) in try document(name) }
  }

  static func mapping() throws(DefinitionError) -> RegisterMapping {
    try RegisterMapping(try document("register"))
  }
}
