import Glibc
import MapStyle

/// How the colours of a raster are changed: hue, saturation, contrast and brightness in this order, by the formulas of the GL
/// renderers. Each of them is affine, so they are one matrix.
struct RasterTone {
  /// By row: red, green, blue of the source, and what is added, for values 0…1.
  private var rows: [[Double]]

  /// Nil where the paint changes nothing.
  init?(_ paint: RasterPaint) {
    guard
      paint.hueRotate != 0 || paint.saturation != 0 || paint.contrast != 0
        || paint.brightnessMin != 0 || paint.brightnessMax != 1
    else { return nil }
    rows = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]
    turnHue(by: paint.hueRotate * .pi / 180)
    saturate(paint.saturation)
    let contrast = paint.contrast
    let slope = contrast > 0 ? 1 / max(1 - contrast, 1e-3) : 1 + contrast
    scale(by: slope, adding: 0.5 - 0.5 * slope)
    scale(by: paint.brightnessMax - paint.brightnessMin, adding: paint.brightnessMin)
  }

  /// A turn about the grey axis.
  private mutating func turnHue(by angle: Double) {
    let (s, c) = (sin(angle), cos(angle))
    let (x, y, z) = (
      (2 * c + 1) / 3, (-3.0.squareRoot() * s - c + 1) / 3, (3.0.squareRoot() * s - c + 1) / 3
    )
    apply([[x, y, z], [z, x, y], [y, z, x]])
  }

  private mutating func saturate(_ saturation: Double) {
    // How far colours go towards their mean: 1 makes them grey, less than 0 leads away from it.
    let factor = saturation > 0 ? 1 - 1 / (1.001 - saturation) : -saturation
    let (own, others) = (1 - factor + factor / 3, factor / 3)
    apply([[own, others, others], [others, own, others], [others, others, own]])
  }

  private mutating func scale(by factor: Double, adding offset: Double) {
    for row in rows.indices {
      rows[row] = rows[row].map { $0 * factor }
      rows[row][3] += offset
    }
  }

  private mutating func apply(_ matrix: [[Double]]) {
    rows = matrix.map { weights in
      (0..<4).map { column in (0..<3).reduce(0) { $0 + weights[$1] * rows[$1][column] } }
    }
  }

  /// Changes `count` pixels (red, green, blue, alpha) and writes them in Cairo's form: premultiplied, blue first.
  func premultiply(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>, count: Int
  ) {
    let weights = rows.flatMap { $0.map { Float($0) } }
    weights.withUnsafeBufferPointer { m in
      for pixel in 0..<count {
        let red = Float(source[pixel * 4])
        let green = Float(source[pixel * 4 + 1])
        let blue = Float(source[pixel * 4 + 2])
        let alpha = source[pixel * 4 + 3]
        for channel in 0..<3 {
          let row = channel * 4
          let value = m[row] * red + m[row + 1] * green + m[row + 2] * blue + m[row + 3] * 255
          target[pixel * 4 + 2 - channel] = UInt8(
            (min(255, max(0, value)) * Float(alpha) / 255).rounded())
        }
        target[pixel * 4 + 3] = alpha
      }
    }
  }
}
