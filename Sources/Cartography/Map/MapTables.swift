package import MapStyle
package import PlantModel

/// The plant as a style sees it: source-layers `units`, `unit_labels` and `layout` of the source `map`.
package struct MapTables: Sendable {
  package var tables: [String: FeatureTable]

  package init(
    plant: Plant, assessed: [AssessedUnit], basis: RiskBasis, language: Language
  ) {
    let verdicts = Dictionary(
      assessed.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let sets = plant.units.map {
      Self.properties(of: $0, assessed: verdicts[$0.code], basis: basis, language: language)
    }
    tables = [
      "units": FeatureTable(
        propertySets: sets, rows: sets.indices.map { .init(propertySet: $0, kind: .polygon) }),
      "unit_labels": FeatureTable(
        propertySets: sets, rows: sets.indices.map { .init(propertySet: $0, kind: .point) }),
      "layout": Self.layoutTable(plant.features),
    ]
  }

  /// Properties of one unit; `level` is `unassessed` where there is no verdict.
  package static func properties(
    of unit: RiskUnit, assessed: AssessedUnit?, basis: RiskBasis, language: Language
  ) -> [String: StyleValue] {
    let verdict = assessed?.verdict(at: basis)
    return [
      "code": .string(unit.code), "name": .string(unit.name),
      "object": unit.object.map(StyleValue.string) ?? .null,
      "level": .string(verdict?.level.rawValue ?? "unassessed"),
      "rank": .number(Double(verdict?.level.rank ?? 0)),
      "status": .string(unit.status.rawValue), "basis": .string(basis.rawValue),
      "reason": verdict?.reasons.last.map { .string($0.words[language]) } ?? .null,
    ]
  }

  private struct LayoutKey: Hashable {
    var `class`: String
    var source: String
    var layer: String
    var text: String?
    var name: String?
  }

  private static func layoutTable(_ features: [Feature]) -> FeatureTable {
    var indices: [LayoutKey: Int] = [:]
    var table = FeatureTable(propertySets: [], rows: [])
    table.rows.reserveCapacity(features.count)
    for feature in features {
      let key = LayoutKey(
        class: feature.class, source: feature.source, layer: feature.layer, text: feature.text,
        name: feature.name)
      let index =
        indices[key]
        ?? {
          table.propertySets.append(properties(of: feature))
          indices[key] = table.propertySets.count - 1
          return table.propertySets.count - 1
        }()
      table.rows.append(.init(propertySet: index, kind: feature.geometry.kind))
    }
    return table
  }

  private static func properties(of feature: Feature) -> [String: StyleValue] {
    [
      "class": .string(feature.class), "source": .string(feature.source),
      "layer": .string(feature.layer), "text": feature.text.map(StyleValue.string) ?? .null,
      "name": feature.name.map(StyleValue.string) ?? .null,
    ]
  }
}
