package import PlantModel
package import Storage

/// The register of a map definition: where it is, and what its columns and words mean where that is not the usual.
package struct RegisterDefinition: Hashable, Sendable {
  package var source: TableSource
  /// Field to header, e.g. `unitCode: 单元编码`.
  package var columns: YAMLValue?
  /// `level` and `method`: words or codes of the table, and what they stand for.
  package var codes: YAMLValue?
  /// Values of fields that have no column: `method`.
  package var defaults: YAMLValue?

  static let keys = ["source", "table", "encoding", "columns", "codes", "defaults"]

  /// The shipped mapping with what the definition says.
  func changed(_ mapping: RegisterMapping) throws(DefinitionError) -> RegisterMapping {
    try mapping.changed(columns: columns, codes: codes, defaults: defaults)
  }
}

/// The table of major hazard installations of a map definition.
package struct MajorHazardsDefinition: Hashable, Sendable {
  package var source: TableSource
  /// Headers that are stated; the usual names are not taken for their fields.
  package var columns: [MajorHazardField: String]

  static let keys = ["source", "table", "encoding", "columns"]

  /// The shipped mapping with what the definition says.
  func changed(_ mapping: RegisterMapping) -> RegisterMapping {
    var mapping = mapping
    for (field, header) in columns { mapping.majorHazardColumns[field] = [header] }
    return mapping
  }
}

extension YAMLValue {
  /// The value of `register`, or only the path of its source.
  func registerDefinition(in folder: String) throws(DefinitionError) -> RegisterDefinition {
    if case .scalar = content {
      return RegisterDefinition(source: TableSource(path: try path(in: folder)))
    }
    let map = try mapping(keys: RegisterDefinition.keys)
    let definition = RegisterDefinition(
      source: try map.tableSource(in: folder), columns: map.value("columns"),
      codes: map.value("codes"), defaults: map.value("defaults"))
    // Faults are told before any file is read.
    _ = try definition.changed(RegisterMapping())
    return definition
  }

  /// The value of `majorHazards`, or only the path of its source.
  func majorHazardsDefinition(
    in folder: String
  ) throws(DefinitionError) -> MajorHazardsDefinition {
    if case .scalar = content {
      return MajorHazardsDefinition(source: TableSource(path: try path(in: folder)), columns: [:])
    }
    let map = try mapping(keys: MajorHazardsDefinition.keys)
    var columns: [MajorHazardField: String] = [:]
    for entry in try map.value("columns")?.mapping().entries ?? [] {
      let field: MajorHazardField = try YAMLValue(
        .scalar(entry.key, quoted: true), at: entry.keyPlace
      ).choice()
      columns[field] = try entry.value.nonEmptyString()
    }
    return MajorHazardsDefinition(source: try map.tableSource(in: folder), columns: columns)
  }
}

extension YAMLMapping {
  fileprivate func tableSource(in folder: String) throws(DefinitionError) -> TableSource {
    TableSource(
      path: try required("source").path(in: folder), table: try text("table"),
      encoding: try text("encoding"))
  }
}
