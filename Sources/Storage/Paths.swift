import Glibc
import PlantModel

/// There is a file, not a folder, of this name.
package func fileExists(_ path: String) -> Bool {
  fileStatus(path).map { !$0.isFolder } ?? false
}

/// There is a folder of this name.
package func folderExists(_ path: String) -> Bool {
  fileStatus(path)?.isFolder ?? false
}

/// Names of the entries of a folder, sorted, without those that begin with a dot.
package func entries(ofFolder path: String) throws(LoadError) -> [String] {
  guard let folder = opendir(path) else { throw loadError(.last, at: path) }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}

/// What the system knows of a name, symbolic links followed.
struct FileStatus {
  var size: Int
  var mode: mode_t

  var isFolder: Bool { mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { mode & S_IFMT == S_IFREG }
  var permissions: mode_t { mode & 0o777 }
}

/// nil when there is no such name, or it may not be seen.
func fileStatus(_ path: String) -> FileStatus? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  return FileStatus(size: Int(status.st_size), mode: status.st_mode)
}

/// Lower case, without the dot; empty when there is none.
func fileExtension(of path: String) -> String {
  let name = FilePath.name(of: path)
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
  return name[name.index(after: dot)...].lowercased()
}

/// The path with symbolic links followed, so that writing to a link writes what it points to.
func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

/// Makes the folder and those above it; one that exists is fine.
func makeFolder(_ path: String) throws(Descriptor.Failure) {
  if folderExists(path) { return }
  let above = FilePath.folder(of: path)
  if above != path { try makeFolder(above) }
  guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .last }
  guard folderExists(path) else { throw Descriptor.Failure(number: ENOTDIR) }
}

/// The failure of the system in the words of the load stage; a missing file gets the nearest name in its folder.
func loadError(_ failure: Descriptor.Failure, at path: String) -> LoadError {
  guard failure.number == ENOENT else {
    return .fileUnreadable(path: path, reason: failure.sentence)
  }
  let names = (try? entries(ofFolder: FilePath.folder(of: path))) ?? []
  return .fileMissing(path: path, nearest: nearestName(to: FilePath.name(of: path), among: names))
}

/// The file is reached through symbolic links that lead out of the folder; false where there is no such file.
package func leadsOutside(_ path: String, of folder: String) -> Bool {
  let (file, home) = (resolved(path), resolved(folder))
  guard file.hasPrefix("/"), home.hasPrefix("/") else { return false }
  return !file.hasPrefix(home == "/" ? "/" : home + "/")
}
