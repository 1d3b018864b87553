import MapStyle
import PlantModel

/// The words printed on sheets.
enum SheetWords {
  static let legend = LocalizedText(zh: "图例", en: "Legend")
  static let tier = LocalizedText(zh: "管控层级", en: "Controlled by")
  static let statistics = LocalizedText(zh: "分析对象风险统计", en: "Units by object and level")
  static let majorRisks = LocalizedText(zh: "重大风险清单", en: "Major risks")
  static let key = LocalizedText(zh: "编号对照表", en: "Key to numbers and codes")
  static let notes = LocalizedText(zh: "说明", en: "Notes")
  static let scale = LocalizedText(zh: "比例", en: "Scale")
  static let drawingNumber = LocalizedText(zh: "图号", en: "Drawing no.")
  static let edition = LocalizedText(zh: "版次", en: "Edition")
  static let date = LocalizedText(zh: "日期", en: "Date")
  static let assessedBy = LocalizedText(zh: "评估", en: "Assessed")
  static let checkedBy = LocalizedText(zh: "审核", en: "Checked")
  static let approvedBy = LocalizedText(zh: "批准", en: "Approved")
  static let methods = LocalizedText(zh: "评估依据", en: "Rules")
  static let basis = LocalizedText(zh: "风险口径", en: "Basis")
  static let address = LocalizedText(zh: "编码地址", en: "Code, address")
  static let north = LocalizedText(zh: "北", en: "N")
  static let total = LocalizedText(zh: "合计", en: "Total")
  static let responsible = LocalizedText(zh: "责任", en: "Resp.")

  /// Who controls risks of a level: 安委办 practice, 公司 to 岗位.
  static func tier(of level: RiskLevel?) -> LocalizedText {
    switch level {
    case .major: LocalizedText(zh: "公司（厂）级", en: "Company")
    case .high: LocalizedText(zh: "部门（车间）级", en: "Department")
    case .moderate: LocalizedText(zh: "班组级", en: "Team")
    case .low: LocalizedText(zh: "岗位级", en: "Post")
    case nil: LocalizedText(zh: "待评估", en: "To be assessed")
    }
  }

  static func basisShown(_ basis: RiskBasis) -> LocalizedText {
    LocalizedText(
      zh: "图中颜色表示\(basis.name.zh)等级。",
      en: "Colours show the level of \(basis.name.en.lowercased()).")
  }

  static func droppedLabels(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "因比例或位置所限，\(count) 个较低等级单元未标注名称，以颜色为准。",
      en: "\(count) units of lower levels carry no label at this scale; their colour holds.")
  }

  static func moreEntries(_ count: Int) -> LocalizedText {
    LocalizedText(zh: "另有 \(count) 项，见风险清单。", en: "\(count) more: see the register.")
  }

  static func plane(_ crs: String?) -> LocalizedText {
    guard let crs else {
      return LocalizedText(zh: "坐标系：本地坐标（米）。", en: "Coordinates: local, in metres.")
    }
    return LocalizedText(zh: "坐标系：\(crs)。", en: "Coordinates: \(crs).")
  }

  static let internalUse = LocalizedText(
    zh: "内部使用，未经批准不得公开。", en: "For internal use only.")

  static let keyNote = LocalizedText(
    zh: "图中编号、代码对应的单元见编号对照表。", en: "Numbers and codes on the map stand in the key.")

  /// Classes in the order of a legend: those that the program has a name for, unless the style has another, then those of the
  /// style. Classes without a name are not listed.
  static func classes(of style: StyleSheet) -> [(id: String, name: LocalizedText)] {
    let own = Dictionary(style.legend.map { ($0.id, $0.name) }) { first, _ in first }
    let known = classes + symbolClasses
    let ids = Set(known.map(\.id))
    return known.map { ($0.id, own[$0.id] ?? $0.name) }
      + style.legend.filter { !ids.contains($0.id) }.map { ($0.id, $0.name) }
  }

  /// What the standard layout classes are called in a legend.
  static let classes: [(id: String, name: LocalizedText)] = [
    ("boundary", LocalizedText(zh: "厂界", en: "Site boundary")),
    ("fence", LocalizedText(zh: "围墙", en: "Fence")),
    ("gate", LocalizedText(zh: "大门", en: "Gate")),
    ("road", LocalizedText(zh: "道路", en: "Road")),
    ("rail", LocalizedText(zh: "铁路", en: "Railway")),
    ("building", LocalizedText(zh: "建筑物", en: "Building")),
    ("structure", LocalizedText(zh: "构筑物", en: "Structure")),
    ("process", LocalizedText(zh: "装置区", en: "Process area")),
    ("tank", LocalizedText(zh: "储罐", en: "Tank")),
    ("dike", LocalizedText(zh: "防火堤", en: "Dike")),
    ("pad", LocalizedText(zh: "堆场", en: "Yard")),
    ("rack", LocalizedText(zh: "管廊", en: "Pipe rack")),
    ("pipe", LocalizedText(zh: "管线", en: "Pipe")),
    ("fire", LocalizedText(zh: "消防设施", en: "Fire equipment")),
    ("green", LocalizedText(zh: "绿化", en: "Green")),
    ("water", LocalizedText(zh: "水池", en: "Water")),
  ]
}
