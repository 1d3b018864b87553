import Cartography

/// What a paint call prepares once and uses for many marks: fonts and symbols in Cairo's form. A class, as canvases of
/// several bands share it; it stays in one thread and ends with the call.
final class Materials {
  private var fonts: [FontKey: FontHandle] = [:]
  private(set) var halos: [HaloFont.Key: HaloFont] = [:]
  private var rims: [RimPicture.Key: RimPicture] = [:]
  private var pictures: [Symbol: SymbolPicture] = [:]
  private var patterns: [PatternKey: SymbolPattern] = [:]
  private var symbolHalos: [SymbolHalo.Key: SymbolHalo] = [:]
  private var tiles: [TileKey: SymbolTile] = [:]

  private struct FontKey: Hashable {
    var face: FontFace
    var isApart: Bool
  }

  private struct PatternKey: Hashable {
    var symbol: Symbol
    var opacity: Double
  }

  private struct TileKey: Hashable {
    var symbol: Symbol
    var opacity: Double
    var scaleX: Double
    var scaleY: Double
  }

  private static let mostTiles = 64

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

  /// The halo in the symbol's pixels; `density` pixels for one of them.
  func halo(of symbol: Symbol, _ halo: Halo, density: Double) throws(RenderError) -> SymbolHalo {
    let key = SymbolHalo.Key(symbol: symbol, halo: halo, density: density)
    if let halo = symbolHalos[key] { return halo }
    let halo = try SymbolHalo(picture(symbol), key)
    if symbolHalos.count >= Self.mostTiles { symbolHalos.removeAll() }
    symbolHalos[key] = halo
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

  /// The scales lead from the symbol's pixels to those of the device.
  func tile(
    _ symbol: Symbol, opacity: Double, scaleX: Double, scaleY: Double
  ) throws(RenderError) -> SymbolTile {
    let key = TileKey(symbol: symbol, opacity: opacity, scaleX: scaleX, scaleY: scaleY)
    if let tile = tiles[key] { return tile }
    let tile = try SymbolTile(picture(symbol), opacity: opacity, scaleX: scaleX, scaleY: scaleY)
    // Tiles for a few scales are used again and again; for very many, as of lines of very many widths, none is.
    if tiles.count >= Self.mostTiles { tiles.removeAll() }
    tiles[key] = tile
    return tile
  }
}
