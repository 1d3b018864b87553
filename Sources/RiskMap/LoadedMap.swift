package import Cartography
package import MapStyle
package import PlantModel
package import Rendering
import Storage

/// A map as it came from its files: the load stage.
package struct LoadedMap: Sendable {
  package var definition: MapDefinition
  package var plant: Plant
  package var register: RiskRegister
  package var rules: RulePack
  package var style: StyleSheet
  package var styleFile: String
  package var symbols: [String: Symbol]
  /// What the style's own sources hold.
  var sources: StyleSources
  /// Rule packs and the mapping of the register.
  var ruleFiles: [String]
  package var text: FontBook
  package var diagnostics: [Diagnostic]

  /// Reads the definition in `file` and everything that it names; `shipped` is where rules and styles stand that it names
  /// without a path.
  package static func load(_ file: String, shipped: DataFolders) throws(MapError) -> LoadedMap {
    let definition = try decodedDefinition(file)
    // The drawing takes longest, so it has a thread of its own.
    let (plant, rest) = together(
      { Result { () throws(MapError) in try Self.plant(of: definition) } },
      { Result { () throws(MapError) in try MapParts(of: definition, shipped: shipped) } })
    let (loaded, parts) = (try plant.get(), try rest.get())
    return LoadedMap(
      definition: definition, plant: loaded.value, register: parts.register.value,
      rules: parts.rules, style: parts.style.value, styleFile: parts.styleFile,
      symbols: parts.symbols.value, sources: parts.sources.value,
      ruleFiles: parts.ruleFiles, text: parts.text,
      diagnostics: loaded.diagnostics + parts.register.diagnostics + parts.style.diagnostics
        + parts.symbols.diagnostics + parts.sources.diagnostics
        + parts.sources.value.placeFindings(in: parts.style.value, crs: definition.crs))
  }

  private static func decodedDefinition(_ file: String) throws(MapError) -> MapDefinition {
    let bytes = try loading { () throws(LoadError) in
      try readFile(file, limit: YAMLReader.byteLimit)
    }
    do throws(DefinitionError) {
      return try MapDefinition.decoded(from: bytes, file: file)
    } catch {
      throw .definition(error)
    }
  }

  private static func plant(of definition: MapDefinition) throws(MapError) -> Diagnosed<Plant> {
    do throws(LoadError) {
      return try loadPlant(
        layout: definition.layout, units: definition.units, crs: definition.crs ?? "local")
    } catch {
      guard error.place == nil else { throw .load(error) }
      // A fault of the plane itself has no file: it stands in the definition.
      throw .definition(
        DefinitionError(
          error.message, at: Place(file: definition.file, path: "crs"), hint: error.hint))
    }
  }
}

/// What a map needs beside its plant.
private struct MapParts: Sendable {
  var register: Diagnosed<RiskRegister>
  var rules: RulePack
  var ruleFiles: [String]
  var style: Diagnosed<StyleSheet>
  var styleFile: String
  var symbols: Diagnosed<[String: Symbol]>
  var sources: Diagnosed<StyleSources>
  var text: FontBook

  init(of definition: MapDefinition, shipped: DataFolders) throws(MapError) {
    register = try definition.loadedRegister(shipped: shipped)
    (rules, ruleFiles) = try definition.loadedRules(shipped: shipped)
    ruleFiles += [definition.mappingFile(shipped: shipped)].compactMap { $0 }
    let file = try shipped.file(for: definition.style, kind: .styles)
    style = try Self.decodedStyle(file)
    styleFile = file.path
    symbols = SymbolFolder.symbols(besideStyle: file.path)
    sources = StyleSources.load(style.value)
    text = FontBook()
  }

  private static func decodedStyle(_ file: DataFile) throws(MapError) -> Diagnosed<StyleSheet> {
    do throws(StyleError) {
      return try StyleSheet.decode(file.bytes, file: file.path)
    } catch {
      throw .style(error)
    }
  }
}

/// The work, with its error as the map's.
func loading<Value>(_ work: () throws(LoadError) -> Value) throws(MapError) -> Value {
  do throws(LoadError) {
    return try work()
  } catch {
    throw .load(error)
  }
}
