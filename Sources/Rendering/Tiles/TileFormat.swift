/// The picture formats of tiles.
package enum TileFormat: Hashable, Sendable {
  /// PNG in 256 colours where their RMS error is at most 1 of 255, else in full colour.
  case png
  /// PNG in 256 colours, for the smallest tiles: dense mosaics of small units reach an RMS error of 2 to 3 of 255, as with
  /// other programs that write such tiles. What is no map (a scan) still comes in full colour.
  case pngPalette
  /// PNG with every pixel as painted.
  case pngFullColor
  /// WebP, every pixel as painted.
  case webPLossless
  /// WebP with losses; quality 0…100.
  case webP(quality: Int)
}

extension TileFormat {
  /// Whether colours of the scene are learned for it.
  var hasPalette: Bool { self == .png || self == .pngPalette }
}
