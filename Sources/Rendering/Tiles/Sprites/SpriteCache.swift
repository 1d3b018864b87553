import Cartography
import PlantModel

/// Pictures of marks that only Cairo paints, kept for the next tile. What is in it never changes a pixel. A class, as it stays
/// with the one worker that owns it.
final class SpriteCache {
  private struct Entry {
    let sprite: Sprite
    var lastUse: UInt64
  }

  /// Larger marks are painted for each tile anew, as much of them as it shows.
  private static let mostPixels = 512 * 512
  private var entries: [SpriteKey: Entry] = [:]
  private var byteCount = 0
  private let byteBudget: Int
  private var clock: UInt64 = 0
  /// By scale, as symbol tiles depend on it.
  private var materials: [Int: Materials] = [:]
  private let letters = GlyphPictures()

  init(byteBudget: Int) {
    self.byteBudget = byteBudget
  }

  /// Paints a mark onto the canvas, from memory where possible.
  func blend(
    _ mark: Mark, scale: Int, into canvas: borrowing TileCanvas
  ) throws(RenderError) {
    guard let (key, x, y) = SpriteKey.normalized(mark, scale: scale),
      let sprite = try sprite(key)
    else {
      try paintDirectly(mark, scale: scale, into: canvas)
      return
    }
    sprite.blend(into: canvas, x: x, y: y)
  }

  private func sprite(_ key: SpriteKey) throws(RenderError) -> Sprite? {
    clock += 1
    if let index = entries.index(forKey: key) {
      entries.values[index].lastUse = clock
      return entries.values[index].sprite
    }
    var picture = try letterSprite(key)
    if picture == nil { picture = try painted(key) }
    guard let sprite = picture else { return nil }
    entries[key] = Entry(sprite: sprite, lastUse: clock)
    byteCount += sprite.byteCount
    if byteCount > byteBudget { forgetOldest() }
    return sprite
  }

  private func letterSprite(_ key: SpriteKey) throws(RenderError) -> Sprite? {
    guard case .text(let run) = key.mark.content else { return nil }
    return try letters.sprite(run, scale: key.scale, materials: materials(key.scale))
  }

  private func painted(_ key: SpriteKey) throws(RenderError) -> Sprite? {
    guard let window = PixelWindow(key.mark, scale: key.scale) else { return .empty }
    guard window.width * window.height <= Self.mostPixels else { return nil }
    return try painted([key.mark], in: window, scale: key.scale)
  }

  private func materials(_ scale: Int) -> Materials {
    if let known = materials[scale] { return known }
    let new = Materials()
    materials[scale] = new
    return new
  }

  private func painted(
    _ marks: [Mark], in window: PixelWindow, scale: Int
  ) throws(RenderError) -> Sprite {
    let surface = try ClearSurface(window)
    try surface.paint(marks, scale: scale, materials: materials(scale))
    return surface.sprite()
  }

  /// What a tile shows of it. Tiles are painted one by one, so it is the same however many are asked for.
  private func paintDirectly(
    _ mark: Mark, scale: Int, into canvas: borrowing TileCanvas
  ) throws(RenderError) {
    guard
      let bounds = PixelWindow(mark, scale: scale),
      let window = bounds.intersection(canvas.window)
    else { return }
    try painted([mark], in: window, scale: scale).blend(into: canvas, x: 0, y: 0)
  }

  /// Down to half the budget, so that this happens seldom.
  private func forgetOldest() {
    let uses = entries.values.map(\.lastUse).sorted()
    let limit = uses[uses.count / 2]
    entries = entries.filter { $0.value.lastUse > limit }
    byteCount = entries.values.reduce(0) { $0 + $1.sprite.byteCount }
    materials = [:]
  }
}

extension PixelWindow {
  /// What a mark can colour, with a pixel to spare; nil for nothing.
  init?(_ mark: Mark, scale: Int) {
    let rect = MarkBounds(mark).rect
    let unit = Double(scale)
    let farthest = Double(1 << 40)
    guard !rect.isNull,
      [rect.minX, rect.minY, rect.maxX, rect.maxY].allSatisfy({ abs($0) < farthest })
    else { return nil }
    let (left, top) = (
      Int((rect.minX * unit).rounded(.down)), Int((rect.minY * unit).rounded(.down))
    )
    let (right, bottom) = (
      Int((rect.maxX * unit).rounded(.up)), Int((rect.maxY * unit).rounded(.up))
    )
    self.init(left: left - 1, top: top - 1, width: right - left + 2, height: bottom - top + 2)
  }

  func intersection(_ other: PixelWindow) -> PixelWindow? {
    let (left, top) = (max(left, other.left), max(top, other.top))
    let (right, bottom) = (min(right, other.right), min(bottom, other.bottom))
    guard left < right, top < bottom else { return nil }
    return PixelWindow(left: left, top: top, width: right - left, height: bottom - top)
  }
}
