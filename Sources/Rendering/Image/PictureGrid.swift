import Cartography
import PlantModel

/// The pixel grid of a picture, painted in bands of rows so that memory does not grow with its height.
struct PictureGrid: Sendable {
  let width: Int
  let height: Int
  /// Pixels have an alpha; else they are opaque.
  let isTransparent: Bool
  /// Device pixels a CSS pixel.
  let scale: Double
  /// Rows of a band. Depends on nothing but the width: bands are compressed one by one, so they show in the bytes.
  let bandHeight: Int
  /// Columns that are painted at once: Cairo's image surfaces end at 32767.
  let pieceWidth: Int

  /// Beyond this the file itself is of no use to anyone.
  private static let mostPixels = 2e9
  private static let mostSide = 1e6

  init(_ size: Size, dpi: Double, isTransparent: Bool = false) throws(RenderError) {
    self.isTransparent = isTransparent
    scale = dpi / 96
    let width = (size.width * scale).rounded()
    let height = (size.height * scale).rounded()
    guard width > 0, height > 0 else { throw .emptyPage(width: width, height: height) }
    guard width * height <= Self.mostPixels, max(width, height) <= Self.mostSide else {
      let byArea = (Self.mostPixels / (size.width * size.height)).squareRoot()
      let bySide = Self.mostSide / max(size.width, size.height)
      throw .tooManyPixels(
        width: width, height: height, largestDPI: Int(96 * min(byArea, bySide) * 0.999))
    }
    self.width = Int(width)
    self.height = Int(height)
    pieceWidth = min(self.width, 32_000)
    bandHeight = min(self.height, 256)
  }

  /// Bytes of a pixel in the file.
  var channels: Int { isTransparent ? 4 : 3 }

  var bandCount: Int { (height + bandHeight - 1) / bandHeight }

  func rows(of band: Int) -> Range<Int> {
    band * bandHeight..<min(height, (band + 1) * bandHeight)
  }
}
