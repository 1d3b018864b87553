import Cartography
import PlantModel
import Rendering
import Storage

/// The vector pictures that stand in `symbols/` beside a style file.
enum SymbolFolder {
  /// A symbol is a few kilobytes; more is a mistake, such as an embedded photograph.
  static let byteLimit = 1_000_000

  /// Every `NAME.svg` by its name. One that is too large, has no size or cannot be drawn is a finding and left out, so that it
  /// does not stop a sheet later.
  static func symbols(besideStyle file: String) -> Diagnosed<[String: Symbol]> {
    let folder = FilePath.joined(FilePath.folder(of: file), "symbols")
    var symbols: [String: Symbol] = [:]
    var findings: [Diagnostic] = []
    for name in (try? entries(ofFolder: folder)) ?? [] where name.hasSuffix(".svg") {
      let path = FilePath.joined(folder, name)
      guard !leadsOutside(path, of: FilePath.folder(of: file)) else {
        findings.append(outside(path))
        continue
      }
      do throws(LoadError) {
        let bytes = try readFile(path, limit: byteLimit)
        let id = String(name.dropLast(4))
        guard let size = SVGSize.size(of: bytes) else {
          findings.append(unsized(path))
          continue
        }
        let (stretch, faults) = SVGStretch.stretch(of: bytes, size: size)
        findings += faults.map { unclear(path, $0) }
        let symbol = Symbol(name: id, svg: bytes, size: size, stretch: stretch)
        if let fault = symbolFault(symbol) {
          findings.append(unreadable(path, fault.message, hint: fault.hint))
        } else {
          symbols[id] = symbol
        }
      } catch {
        findings.append(unreadable(error.place?.file ?? path, error.message, hint: error.hint))
      }
    }
    return Diagnosed(symbols, findings)
  }

  private static func unreadable(
    _ path: String, _ message: LocalizedText, hint: LocalizedText?
  ) -> Diagnostic {
    Diagnostic(.error, "symbol-unreadable", message, at: Place(file: path), hint: hint)
  }

  private static func outside(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "symbol-outside",
      LocalizedText(
        zh: "该符号链接到样式所在文件夹之外，未读取",
        en: "the symbol is a link out of the style's folder and is not read"),
      at: Place(file: path),
      hint: LocalizedText(zh: "请把文件本身放到 symbols 中", en: "put the file itself into symbols"))
  }

  private static func unclear(_ path: String, _ attribute: String) -> Diagnostic {
    Diagnostic(
      .warning, "symbol-stretch-unclear",
      LocalizedText(
        zh: "符号的 \(attribute) 无法使用，图形将整体缩放",
        en: "the symbol's \(attribute) cannot be used; the picture is scaled as a whole"),
      at: Place(file: path),
      hint: LocalizedText(
        zh: "写两个递增的数（data-content 为四个），单位为该图形的像素，不超出图形",
        en: "give two ascending numbers (four for data-content) in pixels of the picture, inside it"
      ))
  }

  private static func unsized(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "symbol-without-size",
      LocalizedText(
        zh: "符号没有 width 和 height，也没有 viewBox",
        en: "the symbol has neither width and height nor a viewBox"),
      at: Place(file: path),
      hint: LocalizedText(
        zh: "在 <svg> 上写 width=\"24\" height=\"24\"",
        en: "write width=\"24\" height=\"24\" on its <svg>"))
  }
}

/// The size that an SVG document states, without parsing the rest of it (SVG 1.1, section 7).
enum SVGSize {
  /// `width` and `height` of the root element in CSS pixels, else those of its `viewBox`; nil when neither is there.
  static func size(of bytes: [UInt8]) -> Size? {
    guard let tag = rootTag(of: bytes) else { return nil }
    if let width = attribute("width", of: tag).flatMap(length),
      let height = attribute("height", of: tag).flatMap(length)
    {
      return Size(width: width, height: height)
    }
    let box = (attribute("viewBox", of: tag) ?? "").split { " ,\n\t".contains($0) }.map {
      Double($0)
    }
    guard box.count == 4, let width = box[2], let height = box[3], width > 0, height > 0,
      width.isFinite, height.isFinite
    else { return nil }
    return Size(width: width, height: height)
  }

  /// The attributes of the root element.
  static func rootTag(of bytes: [UInt8]) -> Substring? {
    let head = String(decoding: bytes.prefix(16_384), as: UTF8.self)
    guard let start = head.firstRange(of: "<svg"),
      let end = head[start.upperBound...].firstIndex(of: ">")
    else { return nil }
    return head[start.upperBound..<end]
  }

  static func attribute(_ name: String, of tag: Substring) -> Substring? {
    for range in tag.ranges(of: name) {
      guard
        range.lowerBound == tag.startIndex || tag[tag.index(before: range.lowerBound)].isWhitespace
      else { continue }
      let rest = tag[range.upperBound...].drop(while: \.isWhitespace)
      guard rest.first == "=" else { continue }
      let value = rest.dropFirst().drop(while: \.isWhitespace)
      guard let quote = value.first, quote == "\"" || quote == "'" else { continue }
      return value.dropFirst().prefix { $0 != quote }
    }
    return nil
  }

  /// Units of CSS at 96 pixels an inch; percentages say nothing here.
  private static let units: [(suffix: String, pixels: Double)] = [
    ("px", 1), ("mm", 96 / 25.4), ("cm", 96 / 2.54), ("in", 96), ("pt", 96.0 / 72), ("pc", 16),
  ]

  private static func length(_ text: Substring) -> Double? {
    let (suffix, pixels) = units.first { text.hasSuffix($0.suffix) } ?? ("", 1)
    guard let number = Double(text.dropLast(suffix.count)), number.isFinite, number > 0 else {
      return nil
    }
    return number * pixels
  }
}
