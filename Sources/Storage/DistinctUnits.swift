import PlantModel

/// Units with checked texts, one for each code; what is wrong is told once a kind, with the first few by name.
func distinctUnits(
  _ drafts: [UnitDraft], _ source: UnitSource, _ layer: String
) -> Diagnosed<[RiskUnit]> {
  var units: [RiskUnit] = []
  units.reserveCapacity(drafts.count)
  var firsts: [String: String] = [:]
  var faults = UnitFaults()
  for draft in drafts {
    let code = cleaned(draft.code)
    guard !code.text.isEmpty else {
      faults.add(.noCode, draft.feature)
      continue
    }
    if let first = firsts[code.text] {
      faults.add(.duplicateCode, "\(code.text.prefix(64)) (\(first), \(draft.feature))")
      continue
    }
    firsts[code.text] = draft.feature
    // Its geometry was lost, which the assembly has told.
    guard !draft.polygons.isEmpty else {
      faults.add(.noPolygon, code.text)
      continue
    }
    if code.text.count > 64 { faults.add(.longCode, String(code.text.prefix(20)) + "…") }
    let name = cleaned(draft.name ?? "")
    if code.wasDirty || name.wasDirty { faults.add(.controlCharacters, code.text) }
    let status = unitStatus(draft.status)
    if status == nil { faults.add(.unknownStatus, "\(code.text): \(draft.status ?? "")") }
    units.append(
      RiskUnit(
        code: code.text, name: name.text.isEmpty ? code.text : name.text,
        object: draft.object.map { cleaned($0).text }.flatMap { $0.isEmpty ? nil : $0 },
        status: status ?? .active, polygons: draft.polygons))
  }
  return Diagnosed(units, faults.diagnostics(file: source.path, layer: layer))
}

/// Without control characters and without blanks at the ends.
private func cleaned(_ text: String) -> (text: String, wasDirty: Bool) {
  // Most names need no look at Unicode's tables: no blank, DEL, nor lead byte of a control or space beyond ASCII.
  if text.utf8.allSatisfy({ $0 > 0x20 && ![0x7F, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF].contains($0) }) {
    return (text, false)
  }
  guard
    text.unicodeScalars.contains(where: { isControl($0) || $0.properties.isWhitespace })
  else { return (text, false) }
  let isDirty = text.unicodeScalars.contains(where: isControl)
  let scalars = text.unicodeScalars.map { isControl($0) ? " " : $0 }
  let plain = String(String.UnicodeScalarView(scalars))
  let start = plain.drop { $0.isWhitespace }
  let end = start.lastIndex { !$0.isWhitespace }
  return (end.map { String(start[...$0]) } ?? "", isDirty)
}

/// C0, C1 and the marks that turn the direction of writing; none has a place in a name.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
    || (0x2066...0x2069).contains(scalar.value) || scalar.value == 0xFEFF
}

/// In use where nothing is said; nil for a word that is not known.
private func unitStatus(_ word: String?) -> RiskUnit.Status? {
  let word = cleaned(word ?? "").text.lowercased()
  if word.isEmpty { return .active }
  if activeWords.contains(word) { return .active }
  return stoppedWords.contains(word) ? .stopped : nil
}

private let activeWords: Set<String> = [
  "active", "in use", "in operation", "running", "operating", "on", "1", "true", "yes", "在用", "运行",
  "运行中", "使用", "使用中", "正常", "投用", "生产", "启用",
]
private let stoppedWords: Set<String> = [
  "stopped", "out of use", "out of service", "maintenance", "shutdown", "idle", "off", "0", "false",
  "no", "停用", "停车", "停产", "检修", "检修中", "停运", "闲置", "报废", "拆除", "停用/检修",
]
