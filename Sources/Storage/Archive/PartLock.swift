import Glibc

/// The sole right to write beside a target: an advisory lock (flock(2)) on the unfinished file or folder, which the system lifts when
/// the process ends in whatever way.
final class PartLock: Sendable {
  /// Of the unfinished file or folder.
  let path: String
  private let descriptor: Descriptor

  /// Makes the file, or takes over what a process that died has left, emptied.
  init(file path: String) throws(Descriptor.Failure) {
    self.path = path
    descriptor = try Self.locked(path, O_RDWR | O_CREAT)
    try descriptor.truncate()
  }

  /// Makes the folder, or takes over and empties what a process that died has left.
  init(folder path: String) throws(Descriptor.Failure) {
    self.path = path
    try makeFolder(path)
    descriptor = try Self.locked(path, O_RDONLY | O_DIRECTORY)
    for name in folderEntries(path) { removeTree(path + "/" + name) }
  }

  /// Waits until the file is on the disk.
  func synchronizeFile() throws(Descriptor.Failure) {
    try descriptor.synchronize()
  }

  private static func locked(
    _ path: String, _ flags: Int32
  ) throws(Descriptor.Failure) -> Descriptor {
    while true {
      let descriptor = try Descriptor(path, flags, mode: 0o666)
      try descriptor.lock()
      // Between opening and locking, the run that held it may have put it in its target's place.
      if try descriptor.isStill(at: path) { return descriptor }
      if flags & O_DIRECTORY != 0 { try makeFolder(path) }
    }
  }
}

extension Descriptor {
  /// Fails at once with `EWOULDBLOCK` where another process holds it.
  func lock() throws(Failure) {
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else { throw .last }
  }

  func truncate() throws(Failure) {
    guard ftruncate(number, 0) == 0 else { throw .last }
  }

  func synchronize() throws(Failure) {
    guard fsync(number) == 0 else { throw .last }
  }

  func isStill(at path: String) throws(Failure) -> Bool {
    let own = try status()
    var other = stat()
    return stat(path, &other) == 0 && other.st_ino == own.st_ino && other.st_dev == own.st_dev
  }
}

/// Names in a folder, those with a dot included; none where it cannot be read.
func folderEntries(_ path: String) -> [String] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// The file, or the folder with all that is in it; symbolic links are not followed. What cannot be removed stays.
func removeTree(_ path: String) {
  if unlink(path) == 0 || errno == ENOENT { return }
  for name in folderEntries(path) { removeTree(path + "/" + name) }
  rmdir(path)
}

/// The failure in the words of writing to `path`.
func writeError(_ failure: Descriptor.Failure, at path: String) -> WriteError {
  switch failure.number {
  case ENOSPC, EDQUOT: .diskFull(path: path)
  case EWOULDBLOCK: .busy(path: path)
  default: .notWritable(path: path, reason: failure.sentence)
  }
}
