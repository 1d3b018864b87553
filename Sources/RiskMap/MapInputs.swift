import MapStyle
import PlantModel
import Storage

/// The files from which a map is made: definition, data with what stands beside them, rules, style and symbols.
package struct MapInputs: Hashable, Sendable {
  /// The definition.
  package var definition: String
  /// Data files; what belongs to them and has another ending is found beside them.
  var data: [String] = []
  /// Rule packs, the mapping of the register, the style and its sources.
  var others: [String] = []
  /// With the symbols of the style.
  var symbolFolder: String?

  /// Only the definition: of a map that could not be loaded.
  package init(definition: String) {
    self.definition = definition
  }

  /// Endings of files that say something of a data file of the same name: attributes, projection, encoding, placement.
  private static let companions: Set<String> = [
    "dbf", "shx", "prj", "qpj", "cpg", "dat", "map", "id", "ind", "mid", "csvt", "tfw", "tifw",
    "jgw", "jpgw", "pgw", "pngw", "bpw", "wld", "aux.xml",
  ]

  /// All of them that are there now, sorted.
  package var files: [String] {
    var files = Set([definition] + data + others)
    for path in data { files.formUnion(Self.companions(of: path)) }
    if let folder = symbolFolder {
      for name in (try? entries(ofFolder: folder)) ?? [] where name.hasSuffix(".svg") {
        files.insert(FilePath.joined(folder, name))
      }
    }
    return files.sorted()
  }

  /// Equal as long as no file has changed, none has come and none has gone.
  package var stamps: Stamps {
    Stamps(
      files: Dictionary(files.compactMap { file in FileStamp(of: file).map { (file, $0) } }) { $1 })
  }

  /// The state of files as the system tells it, without reading them.
  package struct Stamps: Hashable, Sendable {
    var files: [String: FileStamp] = [:]

    package init() {}

    fileprivate init(files: [String: FileStamp]) {
      self.files = files
    }

    /// With the earlier state of those that were looked at before.
    package func since(_ earlier: Stamps) -> Stamps {
      Stamps(files: files.merging(earlier.files.filter { files[$0.key] != nil }) { $1 })
    }
  }

  /// Hands on everything that the map is made from: names as the map's folder sees them, then contents. Equal inputs give equal bytes on
  /// every machine.
  package func read(_ take: ([UInt8]) -> Void) throws(MapError) {
    let folder = FilePath.folder(of: definition) + "/"
    let named = files.map { file in
      (
        file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : FilePath.name(of: file),
        file
      )
    }
    for (name, file) in named.sorted(by: { $0 < $1 }) {
      take(Array(name.utf8) + [0])
      var count = 0
      try loading { () throws(LoadError) in
        try readPieces(of: file) { piece in
          count += piece.count
          take(piece)
        }
      }
      // Where one ends and the next begins.
      take(Array("\(count)".utf8) + [0])
    }
  }

  private static func companions(of path: String) -> [String] {
    let (folder, name) = (FilePath.folder(of: path), FilePath.name(of: path))
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return ((try? entries(ofFolder: folder)) ?? []).filter { other in
      if other == name + "-wal" { return true }
      return [stem, name].contains { start in
        other.hasPrefix(start + ".")
          && companions.contains(other.dropFirst(start.count + 1).lowercased())
      }
    }.map { FilePath.joined(folder, $0) }
  }
}

extension LoadedMap {
  /// The files that it came from.
  package var inputs: MapInputs {
    var inputs = MapInputs(definition: definition.file)
    inputs.data =
      definition.layout.map(\.path) + [definition.units.path]
      + [definition.register?.source.path, definition.majorHazards?.source.path].compactMap { $0 }
    inputs.others = [styleFile] + ruleFiles + style.sourceFiles
    inputs.symbolFolder = FilePath.joined(FilePath.folder(of: styleFile), "symbols")
    return inputs
  }
}

extension StyleSheet {
  /// Files that its GeoJSON sources name, inside its folder or not.
  fileprivate var sourceFiles: [String] {
    sources.compactMap { source in
      guard case .geoJSON(let geoJSON) = source.kind, case .file(let address) = geoJSON.data,
        !address.contains(":"), !address.hasPrefix("/")
      else { return nil }
      return FilePath.joined(FilePath.folder(of: file), address)
    }
  }
}

extension AssessedMap {
  /// The files that it came from.
  package var inputs: MapInputs { loaded.inputs }
}
