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

  /// An entry of `sheets`.
  init(_ value: YAMLValue) throws(DefinitionError) {
    let map = try value.mapping(keys: Self.keys)
    self.init(
      id: try map.required("id").identifier(),
      paper: try map.required("paper").paper(),
      scale: try map.decoded("scale", YAMLValue.scale) ?? .fit,
      center: try map.decoded("center") { value throws(DefinitionError) in try value.point() },
      bearing: try map.decoded("bearing") { value throws(DefinitionError) in
        try value.number(in: -360...360)
      } ?? 0,
      languages: try map.decoded("language") { value throws(DefinitionError) in
        try value.choice()
      } ?? .zh,
      margins: try map.decoded("margins", Margins.init),
      title: try map.decoded("title", YAMLValue.title),
      symbolScale: try map.decoded("symbolScale") { value throws(DefinitionError) in
        try value.number(in: 0.1...10)
      } ?? 1,
      minimumTextSize: try map.decoded("minimumTextSize") { value throws(DefinitionError) in
        try value.number(in: 0.5...20)
      } ?? 1.8,
      furniture: try map.decoded("furniture", Furniture.init) ?? Furniture())
  }
}

extension SheetTemplate.Margins {
  static let keys = ["top", "right", "bottom", "left"]

  /// Millimetres: one number for all sides, or `{top, right, bottom, left}`.
  init(_ value: YAMLValue) throws(DefinitionError) {
    if case .scalar = value.content {
      let margin = try value.number(in: 0...500)
      self.init(top: margin, right: margin, bottom: margin, left: margin)
      return
    }
    let map = try value.mapping(keys: Self.keys)
    self.init(
      top: try map.required("top").number(in: 0...500),
      right: try map.required("right").number(in: 0...500),
      bottom: try map.required("bottom").number(in: 0...500),
      left: try map.required("left").number(in: 0...500))
  }
}

extension Furniture {
  static let keys = ["panel"] + Item.allCases.map(\.rawValue)

  /// `{panel: left|right, legend: off|panel|top-left …}`.
  init(_ value: YAMLValue) throws(DefinitionError) {
    let map = try value.mapping(keys: Self.keys)
    var places: [Item: Place] = [:]
    for item in Item.allCases {
      places[item] = try map.decoded(item.rawValue) { value throws(DefinitionError) in
        try value.choice()
      }
    }
    self.init(
      panelSide: try map.decoded("panel") { value throws(DefinitionError) in try value.choice() }
        ?? .right,
      places: places)
  }
}

extension YAMLValue {
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
