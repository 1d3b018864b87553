package import Cartography
import PlantModel

extension SheetTemplate {
  static let keys = [
    "id", "paper", "scale", "center", "bearing", "language", "margins", "title", "symbolScale",
    "minimumTextSize", "furniture",
  ]

  /// The sheet of a map that declares none.
  package static let standard = SheetTemplate(
    id: "a3", paper: Paper(name: "A3 landscape", size: Size(width: 420, height: 297)))
}

extension YAMLValue {
  /// An entry of `sheets`.
  func sheetTemplate() throws(DefinitionError) -> SheetTemplate {
    let map = try mapping(keys: SheetTemplate.keys)
    return SheetTemplate(
      id: try map.required("id").identifier(),
      paper: try map.required("paper").paper(),
      scale: try map.value("scale")?.scale() ?? .fit,
      center: try map.value("center")?.point(),
      bearing: try map.value("bearing")?.number(in: -360...360) ?? 0,
      languages: try map.value("language")?.choice() ?? .zh,
      margins: try map.value("margins")?.margins(),
      title: try map.value("title")?.title(),
      symbolScale: try map.value("symbolScale")?.number(in: 0.1...10),
      minimumTextSize: try map.value("minimumTextSize")?.number(in: 0.5...20) ?? 1.8,
      furniture: try map.value("furniture")?.furniture() ?? Furniture())
  }
}

extension Edges {
  static let keys = ["top", "right", "bottom", "left"]
}

extension Furniture {
  static let keys = ["panel"] + Item.allCases.map(\.rawValue)
}

extension YAMLValue {
  /// Millimetres: one number for all sides, or `{top, right, bottom, left}`.
  fileprivate func margins() throws(DefinitionError) -> Edges {
    let range = 0.0...500
    if case .scalar = content {
      let margin = try number(in: range)
      return Edges(top: margin, right: margin, bottom: margin, left: margin)
    }
    let map = try mapping(keys: Edges.keys)
    return Edges(
      top: try map.required("top").number(in: range),
      right: try map.required("right").number(in: range),
      bottom: try map.required("bottom").number(in: range),
      left: try map.required("left").number(in: range))
  }

  /// `{panel: left|right|bottom, legend: off|panel|top-left …}`.
  fileprivate func furniture() throws(DefinitionError) -> Furniture {
    let map = try mapping(keys: Furniture.keys)
    var places: [Furniture.Item: Furniture.Place] = [:]
    for item in Furniture.Item.allCases {
      places[item] = try map.value(item.rawValue)?.choice()
    }
    return Furniture(panelSide: try map.value("panel")?.choice(), places: places)
  }

  fileprivate func paper() throws(DefinitionError) -> Paper {
    let name = try nonEmptyString()
    if let paper = Paper(name) { return paper }
    throw DefinitionError(
      LocalizedText(zh: "不认识的纸张“\(name.shortened)”", en: "unknown paper \"\(name.shortened)\""),
      at: place,
      hint: LocalizedText(
        zh: "用 A0 到 A4、加长幅面如 A3x3，后接 landscape 或 portrait；或宽x高 mm，每边 50 到 10000",
        en:
          "take A0 to A4 or an elongated size such as A3x3, then landscape or portrait; or WIDTHxHEIGHT mm, 50 to 10000 a side"
      ))
  }

  /// `fit`, `500` or `1:500`.
  fileprivate func scale() throws(DefinitionError) -> SheetTemplate.Scale {
    let text = try nonEmptyString()
    if text == "fit" { return .fit }
    let digits = text.hasPrefix("1:") ? String(text.dropFirst(2)) : text
    guard let number = Double(digits), number.isFinite, (1...10_000_000).contains(number) else {
      throw mismatch(
        zh: "fit 或比例", en: "fit or a scale",
        hint: LocalizedText(zh: "例如 fit、500 或 1:500", en: "for instance fit, 500 or 1:500"))
    }
    return .denominator(number)
  }
}
