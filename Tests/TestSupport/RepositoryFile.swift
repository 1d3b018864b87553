package import Foundation

/// The bytes of a file of this repository, by its path from the top.
package func repositoryFile(_ path: String, from here: String = #filePath) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: repositoryFolder(from: here).appending(path: path)))
}

/// The top of this repository.
package func repositoryFolder(from here: String = #filePath) -> URL {
  var folder = URL(filePath: here).deletingLastPathComponent()
  while folder.path != "/",
    !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
  {
    folder.deleteLastPathComponent()
  }
  return folder
}
