import Foundation
import RiskMap

/// A tile of 256 CSS pixels on which nothing is drawn: clients that show tiles by `<img>` count anything but a picture as a fault.
enum BlankTile {
  /// nil for vector tiles: they have no bytes where nothing is.
  static func painted(_ format: TileOutputFormat) -> PaintedTile? { pictures[format] }

  private static let pictures: [TileOutputFormat: PaintedTile] =
    [.png: png, .webp: webP].compactMapValues { text in
      Data(base64Encoded: text).map { PaintedTile(Array($0)) }
    }

  /// One transparent colour, one bit a pixel.
  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAQAAAAEAAQMAAABmvDolAAAAA1BMVEUAAACnej3aAAAAAXRSTlMAQObY"
    + "ZgAAAB9JREFUeNrtwQENAAAAwqD3T20ON6AAAAAAAAAAAL4NIQAAAWDknZcAAAAASUVORK5CYII="

  /// Without losses.
  private static let webP = "UklGRiIAAABXRUJQVlA4TBUAAAAv/8A/EAcQEREAUKT//ymi/6n//QcA"
}
