package import PlantModel
package import Storage

/// A table of a map definition: where it is, and what its columns and codes mean where that is not the usual.
package struct RegisterDefinition: Hashable, Sendable {
  package var source: TableSource
  /// Field to header, e.g. `unitCode` → 单元编码.
  package var columns: [String: String] = [:]
  /// For a field, such as `level`: the words or codes of the table and what they stand for.
  package var codes: [String: [String: String]] = [:]
  /// Values of fields that have no column, e.g. `method` → `direct`.
  package var defaults: [String: String] = [:]
  /// Where it is declared.
  package var place: Place

  static let keys = ["source", "table", "encoding", "columns", "codes", "defaults"]
}

extension YAMLValue {
  /// The value of `register` or `majorHazards`, or only the path of its source.
  func registerDefinition(in folder: String) throws(DefinitionError) -> RegisterDefinition {
    if case .scalar = content {
      return RegisterDefinition(source: TableSource(path: try path(in: folder)), place: place)
    }
    let map = try mapping(keys: RegisterDefinition.keys)
    var codes: [String: [String: String]] = [:]
    for entry in try map.value("codes")?.mapping().entries ?? [] {
      codes[entry.key] = try entry.value.textTable()
    }
    return RegisterDefinition(
      source: TableSource(
        path: try map.required("source").path(in: folder), table: try map.text("table"),
        encoding: try map.text("encoding")),
      columns: try map.value("columns")?.textTable() ?? [:],
      codes: codes,
      defaults: try map.value("defaults")?.textTable() ?? [:],
      place: place)
  }

  /// Keys to texts.
  func textTable() throws(DefinitionError) -> [String: String] {
    var table: [String: String] = [:]
    for entry in try mapping().entries { table[entry.key] = try entry.value.string() }
    return table
  }
}
