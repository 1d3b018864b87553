import Storage

extension YAMLReader {
  /// The document in a file.
  package static func read(_ file: String) throws(MapError) -> YAMLValue {
    let bytes = try loading { () throws(LoadError) in try readFile(file, limit: byteLimit) }
    do throws(DefinitionError) {
      return try read(bytes, file: file)
    } catch {
      throw .definition(error)
    }
  }
}
