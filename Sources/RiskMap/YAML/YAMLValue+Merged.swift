import PlantModel

extension YAMLValue {
  /// These changes over a base: mappings are merged key by key, an empty value removes the key, and anything else (lists too) takes
  /// the place of what the base has.
  package func merged(over base: YAMLValue) -> YAMLValue {
    guard case .mapping(let changes) = content, case .mapping(let original) = base.content else {
      return self
    }
    var merged = original
    for change in changes.entries {
      let index = merged.entries.firstIndex { $0.key == change.key }
      switch (index, change.value.isNull) {
      case (let index?, true): merged.entries.remove(at: index)
      case (let index?, false):
        merged.entries[index].value = change.value.merged(over: merged.entries[index].value)
        merged.entries[index].keyPlace = change.keyPlace
      case (nil, true): break
      case (nil, false): merged.entries.append(change)
      }
    }
    return YAMLValue(.mapping(merged), at: place)
  }
}
