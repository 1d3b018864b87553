import Glibc
import PlantModel
import Synchronization

/// A folder of plain files, `ZOOM/COLUMN/ROW` with a suffix such as `.png` or `@2x.png`, as any web server delivers them.
///
/// A folder that is new appears whole. In one that exists the finished tiles replace those of the same name one by one, each in one
/// step, and tiles of the same suffix that the run covered and did not write are removed: they would show what is no longer so.
package final class FolderArchive: TileArchive {
  private struct Column: Hashable {
    var zoom: Int
    var column: Int
  }

  private struct State {
    /// Whose folders were made.
    var made: Set<Column> = []
    var isOpen = true
  }

  private let path: String
  private let suffix: String
  /// nil: the target is new and the unfinished folder takes its place.
  private let target: String?
  private let lock: PartLock
  private let covered: @Sendable (_ zoom: Int, _ column: Int, _ row: Int) -> Bool
  private let state = Mutex(State())

  /// `covered` tells which tiles the run decides on, written or not.
  package init(
    _ path: String, suffix: String,
    covering covered: @escaping @Sendable (_ zoom: Int, _ column: Int, _ row: Int) -> Bool
  ) throws(WriteError) {
    self.path = path
    self.suffix = suffix
    self.covered = covered
    let plain = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    do throws(Descriptor.Failure) {
      if folderExists(plain) {
        target = plain
        lock = try PartLock(folder: FilePath.joined(plain, ".riskmap.part"))
      } else {
        if fileStatus(plain) != nil { throw Descriptor.Failure(number: ENOTDIR) }
        target = nil
        let above = FilePath.folder(of: plain)
        try makeFolder(above)
        lock = try PartLock(folder: FilePath.joined(above, ".\(FilePath.name(of: plain)).part"))
      }
    } catch {
      throw writeError(error, at: path)
    }
  }

  deinit { discard() }

  package func write(_ tiles: [ArchivedTile]) throws(WriteError) {
    do throws(Descriptor.Failure) {
      try state.withLock { state throws(Descriptor.Failure) in
        for tile in tiles {
          let folder = lock.path + "/\(tile.zoom)/\(tile.column)"
          if state.made.insert(Column(zoom: tile.zoom, column: tile.column)).inserted {
            try makeFolder(folder)
          }
          let file = try Descriptor(
            folder + "/\(tile.row)\(suffix)", O_WRONLY | O_CREAT | O_TRUNC, mode: 0o666)
          try file.write(tile.bytes)
        }
      }
    } catch {
      throw writeError(error, at: path)
    }
  }

  package func finish() throws(WriteError) {
    do throws(Descriptor.Failure) {
      try state.withLock { state throws(Descriptor.Failure) in
        state.isOpen = false
        do throws(Descriptor.Failure) {
          // All volumes at once: to wait for each of a hundred thousand files would take minutes.
          sync()
          if let target {
            try move(into: target)
            removeTree(lock.path)
          } else {
            let plain = path.hasSuffix("/") ? String(path.dropLast()) : path
            guard rename(lock.path, plain) == 0 else { throw .last }
          }
        } catch {
          removeTree(lock.path)
          throw error
        }
      }
    } catch {
      throw writeError(error, at: path)
    }
  }

  package func discard() {
    state.withLock { state in
      guard state.isOpen else { return }
      state.isOpen = false
      removeTree(lock.path)
    }
  }

  /// Column by column, so that little is held in memory however many tiles there are.
  private func move(into target: String) throws(Descriptor.Failure) {
    for zoom in Self.numbers(in: [lock.path, target]) {
      for column in Self.numbers(in: ["\(lock.path)/\(zoom)", "\(target)/\(zoom)"]) {
        let (from, to) = ("\(lock.path)/\(zoom)/\(column)", "\(target)/\(zoom)/\(column)")
        let fresh = folderEntries(from)
        if !fresh.isEmpty { try makeFolder(to) }
        for name in fresh {
          guard rename("\(from)/\(name)", "\(to)/\(name)") == 0 else { throw .last }
        }
        try removeStale(in: to, zoom: zoom, column: column, fresh: Set(fresh))
      }
    }
  }

  private func removeStale(
    in folder: String, zoom: Int, column: Int, fresh: Set<String>
  ) throws(Descriptor.Failure) {
    var hasRemoved = false
    for name in folderEntries(folder) where name.hasSuffix(suffix) && !fresh.contains(name) {
      guard let row = Int(name.dropLast(suffix.count)), covered(zoom, column, row) else { continue }
      guard unlink("\(folder)/\(name)") == 0 else { throw .last }
      hasRemoved = true
    }
    // Fails where other files are left, and may.
    if hasRemoved { rmdir(folder) }
  }

  /// Entries of the folders that are whole numbers, each once, ascending.
  private static func numbers(in folders: [String]) -> [Int] {
    Set(folders.flatMap(folderEntries).compactMap { Int($0) }).sorted()
  }
}
