import Foundation
import HTTPTypes
import RiskMap

/// A tile of 256 CSS pixels on which nothing is drawn, for standards that want a picture even there.
enum BlankTile {
  /// nil for vector tiles: they have no bytes where nothing is.
  static func bytes(_ format: TileOutputFormat) -> [UInt8]? {
    let text: String
    switch format {
    case .png: text = png
    case .webp: text = webP
    case .mvt: return nil
    }
    return Data(base64Encoded: text).map { Array($0) }
  }

  /// One transparent colour, one bit a pixel.
  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAQAAAAEAAQMAAABmvDolAAAAA1BMVEUAAACnej3aAAAAAXRSTlMAQObY"
    + "ZgAAAB9JREFUeNrtwQENAAAAwqD3T20ON6AAAAAAAAAAAL4NIQAAAWDknZcAAAAASUVORK5CYII="

  /// Without losses.
  private static let webP = "UklGRiIAAABXRUJQVlA4TBUAAAAv/8A/EAcQEREAUKT//ymi/6n//QcA"
}

extension Reply {
  /// The tile; where nothing of the map shows on it, a picture of nothing.
  func orBlank(_ format: TileOutputFormat) -> Reply {
    guard status == .noContent, let bytes = BlankTile.bytes(format) else { return self }
    return Reply(bytes: bytes, mediaType: format.mediaType, caching: caching)
  }
}
