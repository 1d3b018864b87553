import HTTPTypes
import PlantModel
import RiskMap

extension Problem {
  static let malformedTile = Problem(
    .badRequest, "malformed-tile",
    LocalizedText(zh: "级别、列、行须是十进制整数", en: "zoom, column and row are whole decimal numbers"),
    hint: LocalizedText(zh: "如 17/102867/56390.png", en: "such as 17/102867/56390.png"))

  static func unknownScale(_ text: String) -> Problem {
    Problem(
      .notFound, "unknown-scale",
      LocalizedText(zh: "没有“\(text)”这种像素密度", en: "there is no pixel density \"\(text)\""),
      hint: LocalizedText(zh: "可用 @2x、@3x，或不写", en: "it is @2x, @3x, or none"))
  }

  static let scaleOfVector = Problem(
    .notFound, "unknown-scale",
    LocalizedText(zh: "矢量瓦片没有像素密度", en: "vector tiles have no pixel density"))

  static func unknownTileFormat(_ text: String) -> Problem {
    let formats = TileOutputFormat.allCases.map(\.rawValue)
    return Problem(
      .notFound, "unknown-format",
      LocalizedText(zh: "没有“\(text)”格式的瓦片", en: "there are no tiles as \"\(text)\""),
      hint: LocalizedText(
        zh: "可用 \(formats.joined(separator: "、"))",
        en: "they come as \(formats.joined(separator: ", "))"))
  }

  static func unknownBasis(_ text: String) -> Problem {
    let names = RiskBasis.allCases.map(\.rawValue)
    return Problem(
      .badRequest, "unknown-basis",
      LocalizedText(zh: "未知的 basis“\(text)”", en: "unknown basis \"\(text)\""),
      hint: LocalizedText(
        zh: "可用 \(names.joined(separator: "、"))",
        en: "it is one of \(names.joined(separator: ", "))"))
  }

  static func zoomOutside(_ offered: ClosedRange<Int>) -> Problem {
    Problem(
      .notFound, "tile-outside",
      LocalizedText(zh: "此图没有这一级的瓦片", en: "the map has no tiles at that zoom"),
      hint: LocalizedText(
        zh: "级别从 \(offered.lowerBound) 到 \(offered.upperBound)",
        en: "zooms go from \(offered.lowerBound) to \(offered.upperBound)"))
  }

  static func gridMissing(_ name: String, offered: [String]) -> Problem {
    Problem(
      .notFound, "grid-missing",
      LocalizedText(zh: "此图没有切片网格“\(name)”", en: "the map has no tile grid \"\(name)\""),
      hint: LocalizedText(
        zh: "可用 \(offered.joined(separator: "、"))", en: "it has \(offered.joined(separator: ", "))")
    )
  }
}
