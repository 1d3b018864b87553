/// The rule pack of a map: a pack by name or path, and the map's own changes to it.
package struct RuleReference: Hashable, Sendable {
  package var base: DataReference
  /// The whole mapping `{base, …changes}`; nil without changes.
  package var changes: YAMLValue?

  package init(base: DataReference, changes: YAMLValue? = nil) {
    self.base = base
    self.changes = changes
  }
}

extension YAMLValue {
  /// The value of `rules`.
  func ruleReference(in folder: String) throws(DefinitionError) -> RuleReference {
    if case .scalar = content { return RuleReference(base: try dataReference(in: folder)) }
    let base = try mapping().value("base")?.dataReference(in: folder)
    return RuleReference(
      base: base ?? DataReference(name: "national", folder: folder, place: place), changes: self)
  }

  /// A bare name or a path.
  func dataReference(in folder: String) throws(DefinitionError) -> DataReference {
    DataReference(name: try nonEmptyString(), folder: folder, place: place)
  }
}
