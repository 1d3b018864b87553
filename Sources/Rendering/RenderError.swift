package import PlantModel

/// Why a scene did not become a file.
package enum RenderError: Error, Hashable, Sendable {
  /// The page has no area, or a side that is not a number. CSS pixels.
  case emptyPage(width: Double, height: Double)
  /// More pixels than can be painted; `largestDPI` would still go.
  case tooManyPixels(width: Double, height: Double, largestDPI: Int)
  /// A symbol that is not an SVG document that librsvg reads.
  case brokenSymbol(name: String, reason: String)
  /// A symbol with more in it than shapes, or more shapes than a symbol can need.
  case refusedSymbol(name: String, reason: LocalizedText)
  /// A font file that the scene names is gone or is no font.
  case unreadableFont(file: String)
  /// Cairo refused: its own words, and the origin of the mark that it was painting when that is known.
  case cairo(status: String, origin: String?)
  /// zlib refused: its return code.
  case deflate(code: Int)
  /// libwebp refused: its error code.
  case webP(code: Int)
}

extension RenderError {
  /// One sentence on what went wrong.
  package var message: LocalizedText {
    switch self {
    case .emptyPage(let width, let height):
      LocalizedText(
        zh: "图幅尺寸无效：\(width) × \(height) 像素",
        en: "the page has no area: \(width) × \(height) CSS pixels")
    case .tooManyPixels(let width, let height, _):
      LocalizedText(
        zh: "图像过大：\(pixels(width)) × \(pixels(height)) 像素",
        en: "the picture is too large: \(pixels(width)) × \(pixels(height)) pixels")
    case .brokenSymbol(let name, let reason):
      LocalizedText(
        zh: "符号“\(name)”不是可读的 SVG：\(reason)",
        en: "symbol \"\(name)\" is not a readable SVG document: \(reason)")
    case .refusedSymbol(let name, let reason):
      LocalizedText(
        zh: "符号“\(name)”未采用：\(reason.zh)", en: "symbol \"\(name)\" is refused: \(reason.en)")
    case .unreadableFont(let file):
      LocalizedText(zh: "无法读取字体文件：\(file)", en: "the font file cannot be read: \(file)")
    case .cairo(let status, let origin):
      LocalizedText(
        zh: "绘图失败\(origin.map { "（\($0)）" } ?? "")：\(status)",
        en: "Cairo cannot paint\(origin.map { " \($0)" } ?? ""): \(status)")
    case .deflate(let code):
      LocalizedText(zh: "PNG 压缩失败（代码 \(code)）", en: "deflate stopped with code \(code)")
    case .webP(let code):
      LocalizedText(zh: "WebP 压缩失败（代码 \(code)）", en: "libwebp stopped with code \(code)")
    }
  }

  /// The symbol or the mark, when one is to blame.
  package var place: Place? {
    switch self {
    case .brokenSymbol(let name, _), .refusedSymbol(let name, _):
      Place(path: "symbols/\(name).svg")
    case .unreadableFont(let file): Place(file: file)
    case .cairo(_, let origin): origin.map { Place(feature: $0) }
    case .emptyPage, .tooManyPixels, .deflate, .webP: nil
    }
  }

  /// What to do about it.
  package var hint: LocalizedText? {
    switch self {
    case .tooManyPixels(_, _, let dpi) where dpi > 0:
      LocalizedText(zh: "最高可用 --dpi \(dpi)", en: "the most that this page can have is --dpi \(dpi)")
    case .brokenSymbol:
      LocalizedText(
        zh: "请用 SVG 编辑器重新导出该符号", en: "export the symbol again from an SVG editor")
    case .refusedSymbol:
      LocalizedText(
        zh: "符号只能由图形组成：文字转为路径，去掉图片、滤镜和外部引用",
        en:
          "a symbol is made of shapes: turn texts into paths, leave out pictures, filters and links"
      )
    case .emptyPage, .tooManyPixels, .unreadableFont, .cairo, .deflate, .webP: nil
    }
  }

  private func pixels(_ side: Double) -> String {
    side < 1e15 ? String(Int(side)) : String(side)
  }
}
