package import Cartography
package import MapStyle
import PlantModel
import Rendering

/// The symbols of a style as web maps want them: one picture, and where each symbol stands in it (MapLibre style specification, `sprite`).
package struct SpriteSheet: Sendable {
  package let png: [UInt8]
  /// The document beside the picture.
  package let index: JSONValue

  /// Pixels between symbols, so that smoothing at their edges does not mix them.
  private static let gap = 1
  /// Of the picture's width; it grows downwards.
  private static let width = 512

  /// - Parameter scale: pixels a CSS pixel.
  package init(_ symbols: [String: Symbol], scale: Int) throws(MapError) {
    let order = symbols.values.sorted {
      ($1.size.height, $0.name) < ($0.size.height, $1.name)
    }
    let sprites = Self.placed(order, scale: scale)
    let height = sprites.reduce(1) { max($0, $1.y + $1.height) }
    let width = sprites.reduce(1) { max($0, $1.x + $1.width) }
    index = .object(
      sprites.sorted { $0.symbol.name < $1.symbol.name }
        .map { JSONValue.Member($0.symbol.name, $0.entry(scale: scale)) })
    let scene = Scene(
      size: Size(width: Double(width), height: Double(height)), marks: sprites.map(\.mark))
    do throws(RenderError) {
      png = try encodePNG(scene, dpi: 96, threads: 1, isTransparent: true)
    } catch {
      throw .render(error)
    }
  }

  /// In rows, the tallest first.
  private static func placed(_ symbols: [Symbol], scale: Int) -> [Sprite] {
    var sprites: [Sprite] = []
    var (x, y, rowHeight) = (0, 0, 0)
    for symbol in symbols {
      let sprite = Sprite(symbol, x: x, y: y, scale: scale)
      if x > 0, x + sprite.width > width * scale {
        y += rowHeight + gap
        (x, rowHeight) = (0, 0)
      }
      sprites.append(Sprite(symbol, x: x, y: y, scale: scale))
      x += sprite.width + gap
      rowHeight = max(rowHeight, sprite.height)
    }
    return sprites
  }
}

/// A symbol in its place, in pixels.
private struct Sprite {
  var symbol: Symbol
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  init(_ symbol: Symbol, x: Int, y: Int, scale: Int) {
    self.symbol = symbol
    self.x = x
    self.y = y
    width = max(1, Int((symbol.size.width * Double(scale)).rounded()))
    height = max(1, Int((symbol.size.height * Double(scale)).rounded()))
  }

  var mark: Mark {
    let rect = Rect(
      x: Double(x), y: Double(y), width: Double(width), height: Double(height))
    return Mark(
      .symbol(symbol, in: rect, rotation: 0, opacity: 1), origin: "symbol/\(symbol.name)")
  }

  func entry(scale: Int) -> JSONValue {
    let ratio = Double(scale)
    var members: [JSONValue.Member] = [
      .init("width", .number(Double(width))), .init("height", .number(Double(height))),
      .init("x", .number(Double(x))), .init("y", .number(Double(y))),
      .init("pixelRatio", .number(ratio)),
    ]
    func range(_ range: ClosedRange<Double>) -> JSONValue {
      .array([.array([.number(range.lowerBound * ratio), .number(range.upperBound * ratio)])])
    }
    if let x = symbol.stretch?.x { members.append(.init("stretchX", range(x))) }
    if let y = symbol.stretch?.y { members.append(.init("stretchY", range(y))) }
    if let box = symbol.stretch?.content {
      let sides = [box.minX, box.minY, box.maxX, box.maxY]
      members.append(.init("content", .array(sides.map { .number($0 * ratio) })))
    }
    return .object(members)
  }
}
