package import Cartography
import PlantModel
import Storage

/// Where the tiles of a plan go: an MBTiles file or a folder. Nothing is there until `finish`, and all of it afterwards.
package struct TileDelivery: Sendable {
  /// The file or folder.
  package let path: String
  private let plan: TilePlan
  private let archive: any TileArchive

  /// An MBTiles file where the name ends so, else a folder.
  package static func isArchive(_ path: String) -> Bool { path.lowercased().hasSuffix(".mbtiles") }

  /// - Parameter metadata: names and values that an MBTiles file tells of itself.
  package init(
    of plan: TilePlan, metadata: [(String, String)], to path: String
  ) throws(MapError) {
    self.path = path
    self.plan = plan
    do throws(WriteError) {
      archive =
        Self.isArchive(path)
        ? try MBTilesArchive(path, metadata: metadata)
        : try FolderArchive(path, suffix: plan.scale.suffix + "." + plan.format.rawValue) {
          plan.covers(TileIndex(zoom: $0, column: $1, row: $2))
        }
    } catch {
      throw .write(error)
    }
  }

  /// Writes tiles beside the target, in the order they come; throws where the disk is full or nothing can be written.
  package func deliver(_ tiles: [(tile: TileIndex, bytes: [UInt8])]) throws(MapError) {
    let grid = plan.grid
    let archived = tiles.map {
      ArchivedTile(
        zoom: $0.tile.zoom, column: $0.tile.column, row: $0.tile.row,
        rowFromBottom: grid.rowFromBottom($0.tile),
        bytes: $0.bytes)
    }
    do throws(WriteError) {
      try archive.write(archived)
    } catch {
      throw .write(error)
    }
  }

  /// Puts all that was written in the target's place; nothing may be delivered afterwards.
  package func finish() throws(MapError) {
    do throws(WriteError) {
      try archive.finish()
    } catch {
      throw .write(error)
    }
  }

  /// Removes what was written, for a run that ends early; the target stays as it was.
  package func discard() { archive.discard() }
}
