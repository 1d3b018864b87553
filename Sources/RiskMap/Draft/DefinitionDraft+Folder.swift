package import PlantModel
import Storage

extension DefinitionDraft {
  /// The draft for what is in the folder; comments in `language`. Findings are files that could not be read.
  package static func made(
    for folder: String, language: Language
  ) throws(MapError) -> Diagnosed<DefinitionDraft> {
    let file = FilePath.joined(folder, MapLocation.fileName)
    guard !fileExists(file) else { throw .definitionExists(file: file) }
    let found = try loading { () throws(LoadError) in try layoutCandidates(in: folder) }
    guard !found.value.isEmpty else { throw .nothingToDraft(folder: folder) }
    let name = FilePath.name(of: absolutePath(folder))
    return Diagnosed(
      DefinitionDraft(
        name: name, file: file, folder: folder, layers: found.value, language: language),
      found.diagnostics)
  }
}
