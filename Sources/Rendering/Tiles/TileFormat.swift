/// The picture formats of tiles.
package enum TileFormat: Hashable, Sendable {
  /// PNG with an RMS error of at most 1 of 255: in up to 256 colours where they suffice, else in full colour with the pixels of
  /// edges rounded. Colours of areas, and so of levels, stay as they are.
  case png
  /// PNG in up to 256 colours, for the smallest tiles: dense mosaics of small units reach an RMS error of 2 of 255, as with
  /// other programs that write such tiles. What is no map (a scan) still comes in full colour.
  case pngPalette
  /// PNG with every pixel as painted.
  case pngFullColor
  /// WebP, every pixel as painted.
  case webPLossless
  /// WebP with losses; quality 0…100.
  case webP(quality: Int)
}
