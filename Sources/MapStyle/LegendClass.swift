package import PlantModel

/// A class of the layout that a style has a name for in legends.
package struct LegendClass: Hashable, Sendable {
  package var id: String
  package var name: LocalizedText

  package init(_ id: String, _ name: LocalizedText) {
    self.id = id
    self.name = name
  }
}
