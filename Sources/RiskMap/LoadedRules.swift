import PlantModel
import Storage

extension MapDefinition {
  /// The rule pack with the map's own changes, and the files that it rests on.
  func loadedRules(
    shipped: DataFolders
  ) throws(MapError) -> (rules: RulePack, files: [String]) {
    var files: [String] = []
    let source: RulePackSource = { name, place throws(DefinitionError) in
      let folder = FilePath.folder(of: place.file ?? file)
      let pack = try shipped.document(DataReference(name: name, folder: folder, place: place))
      files += [pack.place.file].compactMap { $0 }
      return pack
    }
    do throws(DefinitionError) {
      if let changes = rules.changes { return (try RulePack(changes, base: source), files) }
      let pack = try shipped.document(rules.base)
      files += [pack.place.file].compactMap { $0 }
      return (try RulePack(pack, base: source), files)
    } catch {
      throw .definition(error)
    }
  }

  /// Events and major hazard installations; without a register there are none.
  func loadedRegister(shipped: DataFolders) throws(MapError) -> Diagnosed<RiskRegister> {
    guard register != nil || majorHazards != nil else { return Diagnosed(RiskRegister(events: [])) }
    let usual = try usualMapping(shipped: shipped)
    var loaded = Diagnosed(RiskRegister(events: []))
    if let register {
      let mapping = try changed(usual, by: register)
      let table = try loading { () throws(LoadError) in try loadTable(register.source) }
      let events = RiskRegister.read(events: table.value, mapping: mapping)
      loaded.value.events = events.value
      loaded.diagnostics += table.diagnostics + events.diagnostics
    }
    if let majorHazards {
      let table = try loading { () throws(LoadError) in try loadTable(majorHazards.source) }
      let hazards = RiskRegister.read(
        majorHazards: table.value, mapping: majorHazards.changed(usual))
      loaded.value.majorHazards = hazards.value
      loaded.diagnostics += table.diagnostics + hazards.diagnostics
    }
    return loaded
  }

  /// `register.yaml` beside the rule pack, else among the shipped data.
  private func usualMapping(shipped: DataFolders) throws(MapError) -> RegisterMapping {
    do throws(DefinitionError) {
      return try RegisterMapping(try shipped.document(mappingReference(shipped: shipped)))
    } catch {
      throw .definition(error)
    }
  }

  private func mappingReference(shipped: DataFolders) -> DataReference {
    let path = shipped.candidates(for: rules.base, kind: .rules).first(where: fileExists)
    return DataReference(
      name: "register", folder: path.map(FilePath.folder) ?? FilePath.folder(of: file))
  }

  /// The file of the mapping; nil where the map has no table.
  func mappingFile(shipped: DataFolders) -> String? {
    guard register != nil || majorHazards != nil else { return nil }
    return shipped.candidates(for: mappingReference(shipped: shipped), kind: .rules)
      .first(where: fileExists)
  }

  private func changed(
    _ mapping: RegisterMapping, by register: RegisterDefinition
  ) throws(MapError) -> RegisterMapping {
    do throws(DefinitionError) {
      return try register.changed(mapping)
    } catch {
      throw .definition(error)
    }
  }
}

extension DataFolders {
  /// The YAML document that the reference means.
  fileprivate func document(_ reference: DataReference) throws(DefinitionError) -> YAMLValue {
    let file: DataFile
    do throws(MapError) {
      file = try self.file(for: reference, kind: .rules)
    } catch {
      throw DefinitionError(
        error.message, at: error.place ?? Place(file: reference.name), hint: error.hint)
    }
    return try YAMLReader.read(file.bytes, file: file.path)
  }
}
