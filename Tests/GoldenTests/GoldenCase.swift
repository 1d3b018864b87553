import Cartography
import Foundation
import MapStyle
import PlantModel

/// A small scene written as JSON, one issue a case.
struct GoldenCase: Decodable {
  var title: String
  /// Width and height in CSS pixels.
  var size: [Double]
  /// Dots an inch; 96 unless told.
  var dpi: Double?
  var marks: [MarkCase]

  func scene(_ text: any TextMeasuring) -> Scene {
    Scene(
      size: Size(width: size[0], height: size[1]), marks: marks.map { $0.mark(text) },
      info: SceneInfo(title: title))
  }
}

/// One mark: exactly one of the keys.
struct MarkCase: Decodable {
  var fill: FillCase?
  var stroke: StrokeCase?
  var text: TextCase?
  var image: ImageCase?
  var symbol: SymbolCase?
  var group: GroupCase?

  func mark(_ measuring: any TextMeasuring) -> Mark {
    let content =
      fill?.content ?? stroke?.content ?? text?.content(measuring) ?? image?.content
      ?? symbol?.content ?? group?.content(measuring)
    return Mark(content ?? .group([], clip: nil, opacity: 1), origin: "case")
  }
}

struct FillCase: Decodable {
  var rings: [[[Double]]]
  var color: String?
  var pattern: PatternCase?

  var content: Mark.Content {
    let fill = pattern.map { Fill.pattern($0.symbol, .identity, opacity: $0.opacity ?? 1) }
    return .fill(Path(rings, closed: true), fill ?? .color(Color(hex: color ?? "#000000")))
  }
}

struct PatternCase: Decodable {
  var svg: String
  var size: [Double]
  var opacity: Double?

  var symbol: Symbol {
    Symbol(name: "case", svg: Array(svg.utf8), size: Size(width: size[0], height: size[1]))
  }
}

struct StrokeCase: Decodable {
  var lines: [[[Double]]]
  var closed: Bool?
  var color: String
  var width: Double
  var dashes: [Double]?
  var cap: String?
  var join: String?

  var content: Mark.Content {
    .stroke(
      Path(lines, closed: closed ?? false),
      Stroke(
        color: Color(hex: color), width: width, dashes: dashes ?? [],
        cap: LineCap(rawValue: cap ?? "") ?? .butt, join: LineJoin(rawValue: join ?? "") ?? .miter))
  }
}

struct TextCase: Decodable {
  var text: String
  var fonts: [String]
  var size: Double
  var at: [Double]
  var rotation: Double?
  var color: String
  var halo: HaloCase?

  func content(_ measuring: any TextMeasuring) -> Mark.Content {
    .text(
      TextRun(
        line: measuring.shaped(text, fonts: fonts, size: size), origin: Point(x: at[0], y: at[1]),
        rotation: rotation ?? 0, color: Color(hex: color),
        halo: halo.map { Halo(color: Color(hex: $0.color), width: $0.width) }))
  }
}

struct HaloCase: Decodable {
  var color: String
  var width: Double
}

/// A raster whose pixels are colours in rows.
struct ImageCase: Decodable {
  var rows: [[String]]
  /// a, b, c, d, tx, ty.
  var matrix: [Double]
  var opacity: Double?

  var content: Mark.Content {
    let colors = rows.joined().map { Color(hex: $0) }
    let pixels = colors.flatMap { color in
      [color.red, color.green, color.blue, color.alpha].map { UInt8(($0 * 255).rounded()) }
    }
    return .image(
      Raster(width: rows.first?.count ?? 0, height: rows.count, pixels: pixels),
      AffineTransform(
        a: matrix[0], b: matrix[1], c: matrix[2], d: matrix[3], tx: matrix[4], ty: matrix[5]),
      RasterPaint(opacity: opacity ?? 1))
  }
}

struct SymbolCase: Decodable {
  var svg: String
  var size: [Double]
  /// x, y, width, height.
  var rect: [Double]
  var rotation: Double?
  var opacity: Double?

  var content: Mark.Content {
    .symbol(
      PatternCase(svg: svg, size: size).symbol,
      in: Rect(x: rect[0], y: rect[1], width: rect[2], height: rect[3]), rotation: rotation ?? 0,
      opacity: opacity ?? 1)
  }
}

struct GroupCase: Decodable {
  var marks: [MarkCase]
  var clip: [[[Double]]]?
  var opacity: Double?

  func content(_ measuring: any TextMeasuring) -> Mark.Content {
    .group(
      marks.map { $0.mark(measuring) }, clip: clip.map { Path($0, closed: true) },
      opacity: opacity ?? 1)
  }
}

extension Path {
  fileprivate init(_ parts: [[[Double]]], closed: Bool) {
    self.init()
    for part in parts { append(part.map { Point(x: $0[0], y: $0[1]) }, closed: closed) }
  }
}

extension Color {
  /// `#rrggbb` or `#rrggbbaa`.
  fileprivate init(hex: String) {
    let value = UInt32(hex.dropFirst(), radix: 16) ?? 0
    let parts = hex.count > 7 ? value : value << 8 | 0xFF
    self.init(
      red: Double(parts >> 24) / 255, green: Double(parts >> 16 & 0xFF) / 255,
      blue: Double(parts >> 8 & 0xFF) / 255, alpha: Double(parts & 0xFF) / 255)
  }
}
