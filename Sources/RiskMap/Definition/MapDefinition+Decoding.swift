import Cartography
import PlantModel
import Storage

extension MapDefinition {
  /// The keys of `map.yaml` that are known at its top, in the order of the documentation.
  static let keys = [
    "name", "title", "enterprise", "timeZone", "edition", "note", "crs", "basis", "layout",
    "units", "register", "majorHazards", "rules", "style", "sheets", "tiles",
  ]

  /// A definition from the bytes of `map.yaml`; `file` is the path of that file, against which other paths are resolved.
  package static func decoded(
    from bytes: [UInt8], file: String
  ) throws(DefinitionError) -> MapDefinition {
    let map = try YAMLReader.read(bytes, file: file).mapping(keys: keys)
    let folder = FilePath.folder(of: file)
    return MapDefinition(
      file: file,
      name: try map.required("name").identifier(),
      title: try map.value("title")?.title() ?? defaultTitle,
      enterprise: try map.value("enterprise")?.enterprise() ?? Enterprise(),
      timeZone: try map.value("timeZone")?.timeZone(),
      edition: try map.value("edition")?.edition() ?? SheetContent.Edition(),
      note: try map.value("note")?.title(),
      crs: try map.planeCRS(),
      basis: try map.value("basis")?.choice()
        ?? .inherent,
      layout: try map.decodedLayout(in: folder),
      units: try map.unitSource(in: folder),
      register: try map.value("register")?.registerDefinition(in: folder),
      majorHazards: try map.value("majorHazards")?.majorHazardsDefinition(in: folder),
      rules: try map.value("rules")?.ruleReference(in: folder)
        ?? RuleReference(base: DataReference(name: "national", folder: folder)),
      style: try map.value("style")?.dataReference(in: folder)
        ?? DataReference(name: "four-colour", folder: folder),
      sheets: try map.decodedSheets(),
      tiles: try map.decodedTiles())
  }

  /// What such a map is called by the authorities.
  static let defaultTitle = LocalizedText(
    zh: "安全风险空间分布图", en: "Safety risk distribution map")
}

extension YAMLMapping {
  /// The value of a key, nil where it is absent or empty.
  func value(_ key: String) -> YAMLValue? {
    self[key].flatMap { $0.isNull ? nil : $0 }
  }

  /// Text that is not empty, nil where the key is absent or empty.
  func text(_ key: String) throws(DefinitionError) -> String? {
    try value(key)?.nonEmptyString()
  }

  fileprivate func planeCRS() throws(DefinitionError) -> String? {
    guard let value = value("crs") else {
      throw DefinitionError(
        LocalizedText(zh: "缺少“crs”", en: "\"crs\" is missing"), at: place,
        hint: LocalizedText(
          zh: "写平面坐标系，如 EPSG:4543；没有大地坐标的图写 local",
          en:
            "name the plane's CRS, such as EPSG:4543, or local for metres without earth coordinates"
        ))
    }
    let name = try value.nonEmptyString()
    return name == "local" ? nil : name
  }

  fileprivate func unitSource(in folder: String) throws(DefinitionError) -> UnitSource {
    if let value = value("units") { return try value.unitSource(in: folder) }
    throw DefinitionError(
      LocalizedText(zh: "缺少“units”", en: "\"units\" is missing"), at: place,
      hint: LocalizedText(
        zh: "写明单元图层，如 units: {source: units.geojson, code: 编码, name: 名称}",
        en:
          "name the layer of units, such as units: {source: units.geojson, code: code, name: name}"
      ))
  }

  fileprivate func decodedLayout(in folder: String) throws(DefinitionError) -> [LayoutSource] {
    guard let value = value("layout") else { return [] }
    var sources: [LayoutSource] = []
    for (index, entry) in value.listOrSingle().enumerated() {
      let source = try entry.layoutSource(number: index + 1, in: folder)
      guard !sources.contains(where: { $0.id == source.id }) else {
        throw entry.duplicateIdentifier(source.id)
      }
      sources.append(source)
    }
    return sources
  }

  fileprivate func decodedTiles() throws(DefinitionError) -> TileDefinition {
    let crs = try planeCRS()
    guard let value = value("tiles") else { return TileDefinition(crs: crs) }
    return try value.tiles(crs: crs)
  }

  fileprivate func decodedSheets() throws(DefinitionError) -> [SheetTemplate] {
    guard let value = value("sheets") else { return [.standard] }
    var sheets: [SheetTemplate] = []
    for entry in try value.list() {
      let sheet = try entry.sheetTemplate()
      guard !sheets.contains(where: { $0.id == sheet.id }) else {
        throw entry.duplicateIdentifier(sheet.id)
      }
      sheets.append(sheet)
    }
    return sheets.isEmpty ? [.standard] : sheets
  }
}

extension YAMLValue {
  /// `[a-z0-9_-]{1,64}`.
  func identifier() throws(DefinitionError) -> String {
    let text = try nonEmptyString()
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789_-"
    guard text.count <= 64, text.allSatisfy(allowed.contains) else {
      throw DefinitionError(
        LocalizedText(zh: "“\(text.shortened)”不能作标识", en: "\"\(text.shortened)\" is no identifier"),
        at: place,
        hint: LocalizedText(
          zh: "用 1 到 64 个小写字母、数字、_ 和 -", en: "use 1 to 64 of a-z, 0-9, _ and -"))
    }
    return text
  }

  /// A text of at most 500 characters in each language.
  func title() throws(DefinitionError) -> LocalizedText {
    let text = try localizedText()
    guard max(text.zh.count, text.en.count) <= 500 else {
      throw DefinitionError(
        LocalizedText(zh: "文字超过 500 个字符", en: "the text has more than 500 characters"), at: place)
    }
    return text
  }

  /// The shape of a name of the IANA time zone database; whether it is there is asked where it is used.
  func timeZone() throws(DefinitionError) -> String {
    let name = try nonEmptyString()
    let allowed = "_+-/"
    guard
      name.count <= 64,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || allowed.contains($0) })
    else {
      throw mismatch(
        zh: "时区名", en: "the name of a time zone",
        hint: LocalizedText(zh: "例如 Asia/Shanghai", en: "for instance Asia/Shanghai"))
    }
    return name
  }

  /// A finite number in a range.
  func number(in range: ClosedRange<Double>) throws(DefinitionError) -> Double {
    let number = try number()
    guard range.contains(number) else {
      let (low, high) = (range.lowerBound.plain, range.upperBound.plain)
      throw mismatch(zh: "\(low) 到 \(high) 的数字", en: "a number from \(low) to \(high)")
    }
    return number
  }

  /// `[x, y]`.
  func point() throws(DefinitionError) -> Point {
    let items = try list()
    guard items.count == 2 else { throw mismatch(zh: "[x, y]", en: "[x, y]") }
    return Point(x: try items[0].number(), y: try items[1].number())
  }

  func duplicateIdentifier(_ id: String) -> DefinitionError {
    DefinitionError(
      LocalizedText(zh: "标识“\(id)”已经用过", en: "the id \"\(id)\" is already taken"), at: place,
      hint: LocalizedText(zh: "每个 id 只能用一次", en: "give each entry an id of its own"))
  }
}

extension String {
  /// At most 40 characters, for messages.
  var shortened: String { count > 40 ? prefix(39) + "…" : self }
}

extension Double {
  /// Whole numbers without a fraction.
  var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int(self)) : "\(self)" }
}
