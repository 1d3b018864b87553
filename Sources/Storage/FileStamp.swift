import Glibc

/// What changes whenever a file does: as git's index knows unchanged files without reading them.
package struct FileStamp: Hashable, Sendable {
  private var size: Int
  private var inode: UInt
  /// Nanoseconds; that of the content, which anyone may set, and that of the file's own record, which nobody may.
  private var modified: Int
  private var changed: Int

  /// nil where there is no such file.
  package init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    inode = UInt(status.st_ino)
    modified = Int(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(status.st_mtim.tv_nsec)
    changed = Int(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int(status.st_ctim.tv_nsec)
  }
}

/// Hands on the content of a file piece by piece, however long it is.
package func readPieces(
  of path: String, _ take: ([UInt8]) -> Void
) throws(LoadError) {
  do throws(Descriptor.Failure) {
    let file = try Descriptor(path, O_RDONLY)
    while true {
      let piece = try file.read(atMost: 1 << 20)
      if piece.isEmpty { return }
      take(piece)
    }
  } catch {
    throw loadError(error, at: path)
  }
}
