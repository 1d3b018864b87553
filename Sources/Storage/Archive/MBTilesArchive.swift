import Foundation
import GRDB
import PlantModel
import Synchronization

/// An MBTiles file (version 1.3 of its specification): tables `map` and `images`, so that equal tiles are kept once, with the view
/// `tiles` over them.
package final class MBTilesArchive: TileArchive {
  fileprivate struct State {
    /// Ids of images by the hash of their bytes.
    var ids: [UInt64: Int64] = [:]
    var lastID: Int64 = 0
    var waiting: [ArchivedTile] = []
    var waitingBytes = 0
    var queue: DatabaseQueue?
    /// Neither finished nor discarded.
    var isOpen = true
  }

  private let path: String
  private let lock: PartLock
  private let state: Mutex<State>

  /// One transaction holds so much; many small ones write pages again and again.
  private static let batchBytes = 4 << 20
  private static let batchTiles = 4096
  /// Images beyond are no longer compared, so that memory stays bounded (some 100 MB).
  private static let rememberedImages = 4_000_000

  /// `metadata` are the names and values of the table of that name.
  package init(
    _ path: String, metadata: [(String, String)]
  ) throws(WriteError) {
    self.path = path
    let target = resolved(path)
    do throws(Descriptor.Failure) {
      if folderExists(target) { throw Descriptor.Failure(number: EISDIR) }
      let folder = FilePath.folder(of: target)
      try makeFolder(folder)
      lock = try PartLock(file: FilePath.joined(folder, ".\(FilePath.name(of: target)).part"))
    } catch {
      throw writeError(error, at: path)
    }
    state = Mutex(State())
    let part = lock.path
    let queue = try Self.written(path) { try Self.database(at: part, metadata) }
    state.withLock { $0.queue = queue }
  }

  deinit { discard() }

  package func write(_ tiles: [ArchivedTile]) throws(WriteError) {
    try state.withLock { state throws(WriteError) in
      // Tile by tile, so that batches, which the file's header counts, do not depend on how tiles are handed over.
      for tile in tiles {
        state.waiting.append(tile)
        state.waitingBytes += tile.bytes.count
        guard
          state.waitingBytes >= Self.batchBytes || state.waiting.count >= Self.batchTiles
        else { continue }
        try Self.written(path) { try state.flush(remembering: Self.rememberedImages) }
      }
    }
  }

  package func finish() throws(WriteError) {
    try state.withLock { state throws(WriteError) in
      try Self.written(path) {
        try state.flush(remembering: Self.rememberedImages)
        try state.queue?.close()
      }
      (state.queue, state.isOpen) = (nil, false)
      do throws(Descriptor.Failure) {
        try lock.synchronizeFile()
        guard rename(lock.path, resolved(path)) == 0 else { throw .last }
      } catch {
        unlink(lock.path)
        throw writeError(error, at: path)
      }
    }
  }

  package func discard() {
    state.withLock { state in
      guard state.isOpen else { return }
      // The file goes whether it closes well or not.
      try? state.queue?.close()
      (state.queue, state.isOpen) = (nil, false)
      unlink(lock.path)
    }
  }

  /// The work, with SQLite's fault as ours.
  private static func written<Value>(
    _ path: String, _ work: () throws -> Value
  ) throws(WriteError) -> Value {
    do {
      return try work()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
      throw .diskFull(path: path)
    } catch let error as DatabaseError {
      throw .notWritable(path: path, reason: error.message ?? "SQLite \(error.resultCode.rawValue)")
    } catch {
      throw .notWritable(path: path, reason: "\(error)")
    }
  }

  private static func database(
    at path: String, _ metadata: [(String, String)]
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // The file is thrown away whole unless it is finished, so nothing needs to be rolled back or waited for on the way.
      try database.execute(
        sql: """
          PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
          PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16384;
          """)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      // `MPBX`: "SQLite MBTiles tileset" to file(1), as the specification recommends.
      try database.execute(
        sql: """
          PRAGMA application_id = 0x4D504258;
          CREATE TABLE metadata (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
          CREATE TABLE images (tile_id INTEGER NOT NULL PRIMARY KEY, tile_data BLOB NOT NULL);
          CREATE TABLE map (
            zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL,
            tile_id INTEGER NOT NULL, PRIMARY KEY (zoom_level, tile_column, tile_row)
          ) WITHOUT ROWID;
          CREATE VIEW tiles AS SELECT map.zoom_level AS zoom_level, map.tile_column AS tile_column,
            map.tile_row AS tile_row, images.tile_data AS tile_data
            FROM map JOIN images ON images.tile_id = map.tile_id;
          """)
      for (name, value) in metadata {
        try database.execute(
          sql: "INSERT INTO metadata (name, value) VALUES (?, ?)", arguments: [name, value])
      }
    }
    return queue
  }
}

extension MBTilesArchive.State {
  /// Writes what waits, in one transaction.
  fileprivate mutating func flush(remembering limit: Int) throws {
    guard let queue, !waiting.isEmpty else { return }
    let tiles = waiting
    (waiting, waitingBytes) = ([], 0)
    var (ids, lastID) = (ids, lastID)
    self.ids = [:]
    try queue.write { database in
      let same = try database.makeStatement(
        sql: "SELECT tile_data = ? FROM images WHERE tile_id = ?")
      let addImage = try database.makeStatement(
        sql: "INSERT INTO images (tile_id, tile_data) VALUES (?, ?)")
      let addTile = try database.makeStatement(
        sql: "INSERT INTO map (zoom_level, tile_column, tile_row, tile_id) VALUES (?, ?, ?, ?)")
      for tile in tiles {
        let hash = contentHash(tile.bytes)
        let data = Data(tile.bytes)
        var id: Int64?
        if let known = ids[hash], try Bool.fetchOne(same, arguments: [data, known]) == true {
          id = known
        }
        if id == nil {
          lastID += 1
          try addImage.execute(arguments: [lastID, data])
          if ids.count < limit, ids[hash] == nil { ids[hash] = lastID }
        }
        try addTile.execute(
          arguments: [tile.zoom, tile.column, tile.rowFromBottom, id ?? lastID])
      }
    }
    (self.ids, self.lastID) = (ids, lastID)
  }
}
