import Cartography
import MapStyle
import PlantModel
import Rendering
import TestSupport
import Testing

import func Foundation.cos
import func Foundation.sin

/// Colours of rasters against the steps of the GL renderers' fragment shader, taken one by one for a pixel.
@Suite struct RasterToneTests {
  /// Red, green, blue 0…1.
  private func shaded(_ pixel: [Double], _ paint: RasterPaint) -> [Double] {
    let angle = paint.hueRotate * .pi / 180
    let (s, c, root) = (sin(angle), cos(angle), 3.0.squareRoot())
    let spin = [(2 * c + 1) / 3, (-root * s - c + 1) / 3, (root * s - c + 1) / 3]
    func dot(_ x: Int, _ y: Int, _ z: Int) -> Double {
      pixel[0] * spin[x] + pixel[1] * spin[y] + pixel[2] * spin[z]
    }
    var color = [dot(0, 1, 2), dot(2, 0, 1), dot(1, 2, 0)]
    let mean = pixel.reduce(0, +) / 3
    let saturation =
      paint.saturation > 0 ? 1 - 1 / (1.001 - paint.saturation) : -paint.saturation
    color = color.map { $0 + (mean - $0) * saturation }
    let contrast = paint.contrast > 0 ? 1 / (1 - paint.contrast) : 1 + paint.contrast
    color = color.map { ($0 - 0.5) * contrast + 0.5 }
    return color.map { min(1, max(0, paint.brightnessMin * (1 - $0) + paint.brightnessMax * $0)) }
  }

  private func picture(_ pixels: [UInt8], _ paint: RasterPaint) throws -> PremultipliedImage {
    let raster = Raster(width: pixels.count / 4, height: 1, pixels: pixels)
    let scene = Samples.page(
      Double(raster.width), 1, [Mark(.image(raster, .identity, paint), origin: "")])
    return try PremultipliedImage(png: encodePNG(scene, dpi: 96, isTransparent: true))
  }

  @Test(arguments: 0..<100) func `a pixel has the colour that the shader gives it`(seed: UInt64)
    throws
  {
    var random = SplitMix64(seed: seed)
    func some(_ range: ClosedRange<Double>, _ usual: Double) -> Double {
      Bool.random(using: &random) ? .random(in: range, using: &random) : usual
    }
    let paint = RasterPaint(
      hueRotate: some(-360...360, 0), brightnessMin: some(0...1, 0),
      brightnessMax: some(0...1, 1), saturation: some(-1...1, 0), contrast: some(-1...0.99, 0))
    var pixels: [UInt8] = []
    for _ in 0..<16 {
      for _ in 0..<3 { pixels.append(UInt8.random(in: 0...255, using: &random)) }
      pixels.append(255)
    }
    let found = try picture(pixels, paint)
    for pixel in 0..<16 {
      let source = pixels[pixel * 4..<pixel * 4 + 3].map { Double($0) / 255 }
      for (value, channel) in zip(shaded(source, paint), found[pixel, 0]) {
        #expect(abs(value * 255 - Double(channel)) <= 1, "\(paint)")
      }
    }
  }

  @Test func `a paint that changes nothing leaves every value as it is`() throws {
    let pixels = (0...255).flatMap { (level: UInt8) -> [UInt8] in
      [level, 255 - level, level / 2, 255]
    }
    let found = try picture(pixels, RasterPaint())
    #expect((0..<256).flatMap { found[$0, 0] } == pixels)
    // Nor does a whole turn of the hue.
    let turned = try picture(pixels, RasterPaint(hueRotate: 360))
    for (value, other) in zip((0..<256).flatMap { turned[$0, 0] }, pixels) {
      #expect(abs(Int(value) - Int(other)) <= 1)
    }
  }

  @Test func `a full contrast ends as black and white, not as nothing`() throws {
    let found = try picture([200, 100, 128, 255], RasterPaint(contrast: 1))
    #expect(Array(found[0, 0].prefix(2)) == [255, 0])
    #expect(found[0, 0][3] == 255)
  }

  @Test func `a clear pixel stays clear whatever is added to its colour`() throws {
    let found = try picture([0, 0, 0, 0, 255, 255, 255, 128], RasterPaint(brightnessMin: 1))
    #expect(found[0, 0] == [0, 0, 0, 0])
    #expect(found[1, 0] == [128, 128, 128, 128])
  }
}
