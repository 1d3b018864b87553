import Cartography
import Foundation
import PlantModel
import Storage
import Testing

@testable import RiskMap

/// The JSON Schema that editors use, and the page that people read, against what the decoder knows.
@Suite struct MapSchemaTests {
  /// Every list of keys of the decoder, with the path of its mapping in a definition.
  private static let known: [(path: String, keys: [String])] = [
    ("", MapDefinition.keys), ("enterprise", Enterprise.keys),
    ("edition", SheetContent.Edition.keys), ("layout", LayoutSource.keys),
    ("layout.placement", Placement.keys), ("units", UnitSource.keys),
    ("units.placement", Placement.keys), ("register", RegisterDefinition.keys),
    ("register.columns", RegisterField.allCases.map(\.rawValue)),
    ("majorHazards", MajorHazardsDefinition.keys),
    ("majorHazards.columns", MajorHazardField.allCases.map(\.rawValue)),
    ("sheets", SheetTemplate.keys), ("sheets.margins", Edges.keys),
    ("sheets.furniture", Furniture.keys), ("tiles", TileDefinition.keys),
  ]

  @Test(arguments: known.indices)
  func `the schema has exactly the keys that the decoder knows`(index: Int) throws {
    let (path, keys) = Self.known[index]
    let schema = try Schema.read()
    let found = schema.keys(at: path.split(separator: ".").map(String.init))
    #expect(found == Set(keys), "\(path)")
  }

  @Test(arguments: known.indices)
  func `the page explains every key`(index: Int) throws {
    let page = try String(
      contentsOf: repository.appending(path: "docs/map-definition.md"), encoding: .utf8)
    for key in Self.known[index].keys {
      let last = key.split(separator: ".").last.map(String.init) ?? key
      #expect(
        ["`\(key)`", "\(key):", ".\(last)`", "\(key),", "\(key)}"].contains(where: page.contains),
        "\(key)")
    }
  }

  @Test(arguments: ["ammonia-plant", "workshop"])
  func `the schema knows every key of the demo maps`(map: String) throws {
    let file = repository.appending(path: "maps/\(map)/map.yaml")
    let document = try YAMLReader.read(Array(Data(contentsOf: file)), file: "map.yaml")
    let schema = try Schema.read()
    #expect(schema.unknownKeys(in: document, at: []) == [])
  }

  @Test func `a key that the schema does not know is found`() throws {
    let document = try YAMLReader.read(
      Array("sheets: [{id: a, papier: A3, furniture: {legende: off}}]".utf8), file: "map.yaml")
    #expect(
      try Schema.read().unknownKeys(in: document, at: [])
        == ["sheets.papier", "sheets.furniture.legende"])
  }
}

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// As much of JSON Schema as the definition's needs: which keys a mapping at a path may have.
private struct Schema {
  let root: [String: Any]

  static func read() throws -> Schema {
    let file = repository.appending(path: "docs/map.schema.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return Schema(root: try #require(json as? [String: Any]))
  }

  func keys(at path: [String]) -> Set<String> {
    Set(nodes(at: path).flatMap { properties(of: $0).keys })
  }

  func unknownKeys(in value: YAMLValue, at path: [String]) -> [String] {
    switch value.content {
    case .null, .scalar: return []
    case .list(let items): return items.flatMap { unknownKeys(in: $0, at: path) }
    case .mapping(let mapping):
      let nodes = nodes(at: path)
      let known = keys(at: path)
      if nodes.contains(where: isOpen) { return [] }
      return mapping.entries.flatMap { entry -> [String] in
        let below = path + [entry.key]
        guard known.contains(entry.key) else { return [below.joined(separator: ".")] }
        return unknownKeys(in: entry.value, at: below)
      }
    }
  }

  /// The alternatives at a path; lists are passed through.
  private func nodes(at path: [String]) -> [[String: Any]] {
    path.reduce(alternatives(root)) { nodes, key in
      nodes.flatMap { node in
        (properties(of: node)[key] as? [String: Any]).map(alternatives) ?? []
      }
    }
  }

  private func alternatives(_ node: [String: Any]) -> [[String: Any]] {
    var found = [node]
    if let name = (node["$ref"] as? String)?.split(separator: "/").last,
      let definitions = root["$defs"] as? [String: Any],
      let definition = definitions[String(name)] as? [String: Any]
    {
      found += alternatives(definition)
    }
    for choice in node["oneOf"] as? [[String: Any]] ?? [] { found += alternatives(choice) }
    if let items = node["items"] as? [String: Any] { found += alternatives(items) }
    return found
  }

  private func properties(of node: [String: Any]) -> [String: Any] {
    node["properties"] as? [String: Any] ?? [:]
  }

  /// Any key may stand there, as in a table of classes.
  private func isOpen(_ node: [String: Any]) -> Bool {
    node["type"] as? String == "object" && node["additionalProperties"] as? Bool != false
  }
}
