import Storage

/// A rule pack, register mapping or style as it was found.
package struct DataFile: Hashable, Sendable {
  package var path: String
  package var bytes: [UInt8]
}

extension DataFolders {
  /// Styles and rule packs are written by hand; more bytes are a mistake.
  private static let byteLimit = 8_000_000

  /// The first of the files that the reference can mean that is there.
  package func file(for reference: DataReference, kind: DataKind) throws(MapError) -> DataFile {
    let candidates = candidates(for: reference, kind: kind)
    guard let path = candidates.first(where: fileExists) else {
      throw .dataMissing(name: reference.name, tried: candidates, place: reference.place)
    }
    let bytes = try loading { () throws(LoadError) in
      try readFile(path, limit: Self.byteLimit)
    }
    return DataFile(path: path, bytes: bytes)
  }
}
