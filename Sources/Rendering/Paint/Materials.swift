import CCairo
import Cartography
import PlantModel

/// What a paint call prepares once and uses for many marks: fonts, symbols and images in Cairo's form. A class, as canvases of
/// several bands share it; it stays in one thread and ends with the call.
final class Materials {
  private var fonts: [FontFace: FontHandle] = [:]
  private var halos: [HaloFont.Key: HaloFont] = [:]
  private var pictures: [Symbol: SymbolPicture] = [:]
  private var images: [UnsafeRawPointer: ImageSource] = [:]

  func font(_ face: FontFace) -> FontHandle {
    if let font = fonts[face] { return font }
    let font = FontHandle(face)
    fonts[face] = font
    return font
  }

  func halo(_ key: HaloFont.Key) -> HaloFont {
    if let halo = halos[key] { return halo }
    let halo = HaloFont(key, base: font(key.face))
    halos[key] = halo
    return halo
  }

  /// nil for a broken symbol; the painter refuses a scene that has one.
  func picture(_ symbol: Symbol) -> SymbolPicture? {
    if let picture = pictures[symbol] { return picture }
    let picture = try? SymbolPicture(symbol)
    pictures[symbol] = picture
    return picture
  }

  /// Known by where its pixels lie: the scene keeps them in place for the whole call, and comparing them costs too much.
  func image(_ raster: Raster) -> ImageSource? {
    let address = raster.pixels.withUnsafeBytes { $0.baseAddress }
    guard let address else { return nil }
    if let image = images[address] { return image }
    let image = ImageSource(raster)
    images[address] = image
    return image
  }
}
