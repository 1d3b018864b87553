import Cartography
import MapStyle
import PlantModel

/// How much of each pixel a letter and its rim cover, painted by Cairo once for each letter, size and phase: a rim stroked anew
/// for every label would cost more than all else of a tile. A class, as it stays with the one worker that owns it.
final class GlyphPictures {
  struct Picture {
    /// Counted from the device pixel in which the letter's origin lies; holds letter and rim.
    var window: PixelWindow
    var letter: [UInt8]
    var rim: [UInt8]
  }

  private struct Key: Hashable {
    var face: Int
    var glyph: UInt32
    var size: Double
    var halo: Double
    var phaseX: Int
    var phaseY: Int
    var scale: Int
  }

  private static let phases = 64
  /// Some thousand letters of usual size.
  private static let mostPixels = 8 << 20
  private var faces: [FontFace: Int] = [:]
  private var pictures: [Key: Picture] = [:]
  private var pixelCount = 0

  /// The picture of a line; nil if its letters do not stand upright or are too large to keep.
  func sprite(
    _ run: TextRun, scale: Int, materials: Materials
  ) throws(RenderError) -> Sprite? {
    guard run.rotation == 0, run.line.size * Double(scale) < 100, run.line.runs.count < 100 else {
      return nil
    }
    var parts: [(picture: Picture, x: Int, y: Int)] = []
    for glyphs in run.line.runs {
      for glyph in glyphs.glyphs {
        let (x, y) = (
          Self.grid((run.origin.x + glyph.x) * Double(scale)),
          Self.grid((run.origin.y + glyph.y) * Double(scale))
        )
        guard let x, let y else { return nil }
        let picture = try picture(
          glyph.id, of: glyphs.face, run, x & (Self.phases - 1), y & (Self.phases - 1), scale,
          materials)
        if !picture.letter.isEmpty { parts.append((picture, x >> 6, y >> 6)) }
      }
    }
    return LetterMasks(parts).sprite(run)
  }

  /// In 1/64 of device pixels; nil where no label can stand.
  private static func grid(_ value: Double) -> Int? {
    abs(value) < 1e6 ? Int((value * Double(phases)).rounded()) : nil
  }

  private func picture(
    _ glyph: UInt32, of face: FontFace, _ run: TextRun, _ phaseX: Int, _ phaseY: Int,
    _ scale: Int, _ materials: Materials
  ) throws(RenderError) -> Picture {
    let number = faces[face] ?? faces.count
    faces[face] = number
    let key = Key(
      face: number, glyph: glyph, size: run.line.size, halo: run.halo?.width ?? 0,
      phaseX: phaseX, phaseY: phaseY, scale: scale)
    if let known = pictures[key] { return known }
    let origin = Point(
      x: Double(phaseX) / Double(Self.phases * scale),
      y: Double(phaseY) / Double(Self.phases * scale))
    let picture = try painted(glyph, of: face, run, at: origin, scale, materials)
    if pixelCount > Self.mostPixels {
      pictures = [:]
      pixelCount = 0
    }
    pictures[key] = picture
    pixelCount += picture.letter.count + 64
    return picture
  }

  private func painted(
    _ glyph: UInt32, of face: FontFace, _ run: TextRun, at origin: Point, _ scale: Int,
    _ materials: Materials
  ) throws(RenderError) -> Picture {
    var line = run.line
    line.text = ""
    line.advance = line.size
    line.runs = [
      GlyphRun(face: face, text: "", glyphs: [.init(id: glyph, x: 0, y: 0)], clusters: [])
    ]
    let letter = TextRun(line: line, origin: origin, color: .black)
    var rim = TextRun(line: line, origin: origin, color: .clear)
    rim.halo = run.halo.map { Halo(color: .black, width: $0.width) }
    guard let window = PixelWindow(Mark(.text(rim), origin: ""), scale: scale) else {
      return Picture(
        window: PixelWindow(left: 0, top: 0, width: 0, height: 0), letter: [], rim: [])
    }
    let surfaces = try [letter, rim].map { text throws(RenderError) in
      let surface = try ClearSurface(window)
      try surface.paint([Mark(.text(text), origin: "")], scale: scale, materials: materials)
      return surface.sprite()
    }
    return Picture(letter: surfaces[0], rim: surfaces[1])
  }
}

extension GlyphPictures.Picture {
  /// The coverage of two pictures, brought into one window.
  fileprivate init(letter: Sprite, rim: Sprite) {
    let window = letter.window.union(rim.window)
    func mask(_ sprite: Sprite) -> [UInt8] {
      var mask = [UInt8](repeating: 0, count: window.width * window.height)
      let offset = (sprite.window.left - window.left, sprite.window.top - window.top)
      for (index, pixel) in sprite.pixels.enumerated() {
        let (row, column) = index.quotientAndRemainder(dividingBy: sprite.window.width)
        mask[(row + offset.1) * window.width + column + offset.0] = UInt8(pixel >> 24)
      }
      return mask
    }
    self.init(window: window, letter: mask(letter), rim: mask(rim))
  }
}

/// The letters of a line, joined: where two meet, what one covers of a pixel is taken to have nothing to do with the other.
private struct LetterMasks {
  private var window = PixelWindow(left: 0, top: 0, width: 0, height: 0)
  private var letters: [UInt8] = []
  private var rims: [UInt8] = []

  init(_ parts: [(picture: GlyphPictures.Picture, x: Int, y: Int)]) {
    for part in parts { window = window.union(part.picture.window.moved(part.x, part.y)) }
    letters = Array(repeating: 0, count: window.width * window.height)
    rims = letters
    letters.withUnsafeMutableBufferPointer { letters in
      rims.withUnsafeMutableBufferPointer { rims in
        for part in parts {
          let place = part.picture.window.moved(part.x, part.y)
          Self.join(part.picture.letter, place, into: letters, window)
          Self.join(part.picture.rim, place, into: rims, window)
        }
      }
    }
  }

  private static func join(
    _ mask: [UInt8], _ place: PixelWindow, into target: UnsafeMutableBufferPointer<UInt8>,
    _ window: PixelWindow
  ) {
    mask.withUnsafeBufferPointer { mask in
      for row in 0..<place.height {
        let start = (place.top + row - window.top) * window.width + place.left - window.left
        for column in 0..<place.width {
          let (a, b) = (
            Int(mask[row &* place.width &+ column]), Int(target[start &+ column])
          )
          target[start &+ column] = UInt8(truncatingIfNeeded: a &+ b &- (a &* b &+ 127) / 255)
        }
      }
    }
  }

  func sprite(_ run: TextRun) -> Sprite {
    let letter = Self.shades(run.color)
    let rim = Self.shades(run.halo?.color ?? .clear)
    let pixels = zip(letters, rims).map { Sprite.composite(letter[Int($0)], rim[Int($1)]) }
    return Sprite(window: window, pixels: pixels)
  }

  /// The premultiplied pixel for each coverage.
  private static func shades(_ color: Color) -> [UInt32] {
    let ink = Ink(color)
    return (0..<256).map { coverage in
      let weight = UInt32(coverage + coverage >> 7) * UInt32(ink.opacity) >> 8
      return weight > 0 ? ink.over(0, weight: weight) : 0
    }
  }
}

extension PixelWindow {
  fileprivate func moved(_ x: Int, _ y: Int) -> PixelWindow {
    PixelWindow(left: left + x, top: top + y, width: width, height: height)
  }

  /// The smallest window round both; an empty one adds nothing.
  fileprivate func union(_ other: PixelWindow) -> PixelWindow {
    if width == 0 { return other }
    if other.width == 0 { return self }
    let (left, top) = (min(left, other.left), min(top, other.top))
    return PixelWindow(
      left: left, top: top, width: max(right, other.right) - left,
      height: max(bottom, other.bottom) - top)
  }
}
