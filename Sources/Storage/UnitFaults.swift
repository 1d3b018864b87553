import PlantModel

/// What was wrong with the texts of units: counted, the first few named.
struct UnitFaults {
  enum Fault: CaseIterable {
    case noCode, duplicateCode, noPolygon, longCode, controlCharacters, unknownStatus
  }

  private var counts: [Fault: Int] = [:]
  private var examples: [Fault: [String]] = [:]

  mutating func add(_ fault: Fault, _ example: String) {
    counts[fault, default: 0] += 1
    if examples[fault, default: []].count < 10 { examples[fault, default: []].append(example) }
  }

  func diagnostics(file: String, layer: String) -> [Diagnostic] {
    Fault.allCases.compactMap { fault in
      guard let count = counts[fault], let examples = examples[fault] else { return nil }
      let list = examples.joined(separator: ", ") + (count > examples.count ? " …" : "")
      return Diagnostic(
        fault.severity, fault.code, fault.message(count, list),
        at: Place(file: file, layer: layer, feature: examples.first), hint: fault.hint)
    }
  }
}

extension UnitFaults.Fault {
  fileprivate var severity: Diagnostic.Severity {
    switch self {
    case .noCode, .duplicateCode, .noPolygon: .error
    case .longCode, .controlCharacters, .unknownStatus: .warning
    }
  }

  fileprivate var code: String {
    switch self {
    case .noCode: "unit-without-code"
    case .duplicateCode: "duplicate-unit-code"
    case .noPolygon: "unit-without-polygon"
    case .longCode: "long-unit-code"
    case .controlCharacters: "control-characters"
    case .unknownStatus: "unknown-status"
    }
  }

  fileprivate func message(_ count: Int, _ list: String) -> LocalizedText {
    let s = count == 1 ? "" : "s"
    return switch self {
    case .noCode:
      LocalizedText(
        zh: "\(count) 个面没有单元编码，已略去（要素 \(list)）",
        en: "\(count) polygon\(s) without a unit code left out (feature\(s) \(list))")
    case .duplicateCode:
      LocalizedText(
        zh: "单元编码重复，保留第一个、略去 \(count) 个：\(list)",
        en: "unit codes given twice: the first is kept, \(count) left out: \(list)")
    case .noPolygon:
      LocalizedText(
        zh: "\(count) 个单元没有有效的面：\(list)", en: "\(count) unit\(s) without a usable polygon: \(list)")
    case .longCode:
      LocalizedText(
        zh: "\(count) 个单元编码超过 64 个字符：\(list)",
        en: "\(count) unit code\(s) longer than 64 characters: \(list)")
    case .controlCharacters:
      LocalizedText(
        zh: "\(count) 个单元的文字含控制字符，已替换为空格：\(list)",
        en: "control characters in the texts of \(count) unit\(s) became spaces: \(list)")
    case .unknownStatus:
      LocalizedText(
        zh: "\(count) 个单元的状态无法识别，按在用处理：\(list)",
        en: "unknown status of \(count) unit\(s), taken as active: \(list)")
    }
  }

  fileprivate var hint: LocalizedText? {
    switch self {
    case .noCode:
      LocalizedText(
        zh: "请填写编码；用 units.code 指定编码属性", en: "fill in the codes; units.code names their attribute")
    case .duplicateCode:
      LocalizedText(
        zh: "每个编码只能有一个要素；多部分单元请合并为一个多面要素",
        en: "give each unit its own code; merge the parts of one unit into a multi-polygon")
    case .unknownStatus:
      LocalizedText(zh: "请写 在用 或 停用", en: "write active or stopped")
    case .noPolygon, .longCode, .controlCharacters: nil
    }
  }
}
