import Cartography
import PlantModel

extension Enterprise {
  static let keys = ["name", "code", "address"]
}

extension YAMLValue {
  /// The value of `enterprise`, or only its name.
  func enterprise() throws(DefinitionError) -> Enterprise {
    if case .scalar = content { return Enterprise(name: try title()) }
    let map = try mapping(keys: Enterprise.keys)
    return Enterprise(
      name: try map.required("name").title(),
      code: try map.text("code"),
      address: try map.value("address")?.title())
  }
}

extension SheetContent.Edition {
  static let keys = ["number", "date", "assessedBy", "checkedBy", "approvedBy"]
}

extension YAMLValue {
  func edition() throws(DefinitionError) -> SheetContent.Edition {
    let map = try mapping(keys: SheetContent.Edition.keys)
    return SheetContent.Edition(
      number: try map.text("number"),
      date: try map.value("date")?.calendarDate(),
      assessedBy: try map.text("assessedBy"),
      checkedBy: try map.text("checkedBy"),
      approvedBy: try map.text("approvedBy"))
  }
}

extension TileDefinition {
  static let keys = ["grids", "zoom", "language"]

  /// Of a map that says nothing of tiles; `crs` is nil for one without earth coordinates.
  init(crs: String?) {
    self.init(grids: [crs == nil ? .local : .webMercatorQuad])
  }
}

extension YAMLValue {
  func tiles(crs: String?) throws(DefinitionError) -> TileDefinition {
    let map = try mapping(keys: TileDefinition.keys)
    var tiles = TileDefinition(crs: crs)
    var grids: [TileGrid.ID] = []
    for item in map.value("grids")?.listOrSingle() ?? [] {
      let grid: TileGrid.ID = try item.choice()
      if !grids.contains(grid) { grids.append(grid) }
    }
    if !grids.isEmpty { tiles.grids = grids }
    if let zoom = map.value("zoom") { tiles.zoom = try zoom.zoomRange() }
    if let language = map.value("language") { tiles.language = try language.choice() }
    return tiles
  }
}

extension YAMLValue {
  /// A day of the calendar, `2026-05-01`.
  func calendarDate() throws(DefinitionError) -> String {
    guard let date = CalendarDate(try nonEmptyString()) else {
      throw mismatch(
        zh: "日期", en: "a date",
        hint: LocalizedText(zh: "写作 2026-05-01", en: "written as 2026-05-01"))
    }
    return date.description
  }

  /// `[14, 19]`, from 0 to 24.
  fileprivate func zoomRange() throws(DefinitionError) -> ClosedRange<Int> {
    let items = try list()
    guard items.count == 2 else { throw zoomMismatch }
    let (low, high) = (try items[0].int(), try items[1].int())
    guard low <= high, low >= 0, high <= 24 else { throw zoomMismatch }
    return low...high
  }

  private var zoomMismatch: DefinitionError {
    mismatch(zh: "[最小, 最大] 级别，0 到 24", en: "[lowest, highest] zoom, from 0 to 24")
  }
}
