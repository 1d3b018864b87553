import Cartography

/// What a paint call prepares once and uses for many marks: fonts and symbols in Cairo's form. A class, as canvases of
/// several bands share it; it stays in one thread and ends with the call.
final class Materials {
  private var fonts: [FontKey: FontHandle] = [:]
  private(set) var halos: [HaloFont.Key: HaloFont] = [:]
  private var rims: [RimPicture.Key: RimPicture] = [:]
  private var pictures: [Symbol: SymbolPicture] = [:]
  private var patterns: [PatternKey: SymbolPattern] = [:]
  private var tiles: [PatternKey: SymbolTile] = [:]

  private struct FontKey: Hashable {
    var face: FontFace
    var isApart: Bool
  }

  private struct PatternKey: Hashable {
    var symbol: Symbol
    var opacity: Double
  }

  /// The face, or a second one of the same file, which a PDF embeds apart from the first.
  func font(_ face: FontFace, isApart: Bool = false) throws(RenderError) -> FontHandle {
    let key = FontKey(face: face, isApart: isApart)
    if let font = fonts[key] { return font }
    let font = try FontHandle(face)
    fonts[key] = font
    return font
  }

  func halo(_ key: HaloFont.Key) throws(RenderError) -> HaloFont {
    if let halo = halos[key] { return halo }
    let halo = HaloFont(key, base: try font(key.face))
    halos[key] = halo
    return halo
  }

  func rim(_ key: RimPicture.Key) throws(RenderError) -> RimPicture {
    if let rim = rims[key] { return rim }
    let rim = try RimPicture(key, base: font(key.rim.face))
    rims[key] = rim
    return rim
  }

  func picture(_ symbol: Symbol) throws(RenderError) -> SymbolPicture {
    if let picture = pictures[symbol] { return picture }
    let picture = try SymbolPicture(symbol)
    pictures[symbol] = picture
    return picture
  }

  func pattern(_ symbol: Symbol, opacity: Double) throws(RenderError) -> SymbolPattern {
    let key = PatternKey(symbol: symbol, opacity: opacity)
    if let pattern = patterns[key] { return pattern }
    let pattern = try SymbolPattern(picture(symbol), opacity: opacity)
    patterns[key] = pattern
    return pattern
  }

  /// The scale is the same in all of a paint call.
  func tile(
    _ symbol: Symbol, opacity: Double, scale: Double
  ) throws(RenderError) -> SymbolTile {
    let key = PatternKey(symbol: symbol, opacity: opacity)
    if let tile = tiles[key] { return tile }
    let tile = try SymbolTile(picture(symbol), opacity: opacity, scale: scale)
    tiles[key] = tile
    return tile
  }
}
