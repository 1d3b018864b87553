import PlantModel

/// Collects what is found while a style is read: every fault and finding with its path.
struct StyleDecoder {
  /// Past this many faults the rest is not worth reading.
  static let faultLimit = 100

  var file: String
  private(set) var faults: [Diagnostic] = []
  private(set) var findings: [Diagnostic] = []
  /// What is valid and left out, by name: where it was first, and how often.
  private var leftOut: [String: (message: LocalizedText, path: String, count: Int)] = [:]

  init(file: String) {
    self.file = file
  }

  mutating func fault(_ path: String, zh: String, en: String, hint: LocalizedText? = nil) {
    guard faults.count < Self.faultLimit else { return }
    faults.append(
      Diagnostic(
        .error, "style-invalid", LocalizedText(zh: zh, en: en),
        at: Place(file: file, path: path.isEmpty ? nil : path), hint: hint))
  }

  /// An unknown name, with the nearest known one.
  mutating func unknown(
    _ path: String, zh: String, en: String, _ name: String, among known: some Collection<String>
  ) {
    // The nearest name is dear, and faults past the limit are not told.
    guard faults.count < Self.faultLimit else { return }
    fault(
      path, zh: "\(zh)“\(name)”", en: "\(en) \"\(name)\"",
      hint: Self.didYouMean(name, among: known))
  }

  static func didYouMean(_ name: String, among known: some Collection<String>) -> LocalizedText? {
    nearestName(to: name, among: known).map {
      LocalizedText(zh: "是否为“\($0)”？", en: "did you mean \"\($0)\"?")
    }
  }

  mutating func mismatch(_ path: String, expected: String, found: JSONValue) {
    fault(
      path, zh: "应为 \(expected)，实为 \(found.kindName)",
      en: "expected \(expected), found \(found.kindName)")
  }

  mutating func warn(
    _ code: String, _ path: String, zh: String, en: String, hint: LocalizedText? = nil
  ) {
    guard findings.count < Self.faultLimit else { return }
    findings.append(
      Diagnostic(
        .warning, code, LocalizedText(zh: zh, en: en),
        at: Place(file: file, path: path.isEmpty ? nil : path), hint: hint))
  }

  /// Notes that `name` is valid but has no effect here; told once for all places.
  mutating func leaveOut(_ name: String, _ path: String, zh: String, en: String) {
    if leftOut[name] == nil { leftOut[name] = (LocalizedText(zh: zh, en: en), path, 0) }
    leftOut[name]?.count += 1
  }

  /// All findings, what is left out last.
  func allFindings() -> [Diagnostic] {
    let summaries = leftOut.sorted { $0.value.path < $1.value.path }.map { _, entry in
      let (zh, en) =
        entry.count == 1
        ? ("", "") : ("（共 \(entry.count) 处）", " (\(entry.count) places, here the first)")
      return Diagnostic(
        .warning, "style-left-out",
        LocalizedText(zh: entry.message.zh + zh, en: entry.message.en + en),
        at: Place(file: file, path: entry.path))
    }
    return findings + summaries
  }

  /// Throws what was found wrong, if anything.
  func throwFaults() throws(StyleError) {
    guard let first = faults.first else { return }
    throw .invalid(first: first, others: Array(faults.dropFirst()))
  }
}

extension StyleDecoder {
  /// The members of an object, each of a known key; nil after noting a fault.
  mutating func object(_ json: JSONValue, _ path: String, keys: [String]) -> [JSONValue.Member]? {
    guard let members = json.members else {
      mismatch(path, expected: "object", found: json)
      return nil
    }
    for member in members where !keys.contains(member.key) {
      unknown(
        join(path, member.key), zh: "未知的键", en: "unknown key", member.key, among: keys)
    }
    return members
  }

  /// The member as text; nil where it is absent, and after noting a fault.
  mutating func string(_ json: JSONValue, _ key: String, _ path: String) -> String? {
    guard let value = json[key] else { return nil }
    if let string = value.string { return string }
    mismatch(join(path, key), expected: "string", found: value)
    return nil
  }

  /// The member as true or false; nil where it is absent, and after noting a fault.
  mutating func bool(_ json: JSONValue, _ key: String, _ path: String) -> Bool? {
    guard let value = json[key] else { return nil }
    if let bool = value.bool { return bool }
    mismatch(join(path, key), expected: "boolean", found: value)
    return nil
  }

  /// The member as a number within the range; nil where it is absent, and after noting a fault.
  mutating func number(
    _ json: JSONValue, _ key: String, _ path: String,
    in range: ClosedRange<Double> = -.infinity ... .infinity
  ) -> Double? {
    guard let value = json[key] else { return nil }
    guard let number = value.number else {
      mismatch(join(path, key), expected: "number", found: value)
      return nil
    }
    guard range.contains(number) else {
      let (low, high) = (numberText(range.lowerBound), numberText(range.upperBound))
      let (zh, en) =
        range.upperBound.isInfinite
        ? ("不能小于 \(low)", "expected at least \(low)")
        : ("应在 \(low)…\(high) 之间", "expected a number from \(low) to \(high)")
      fault(
        join(path, key), zh: "\(zh)，实为 \(numberText(number))",
        en: "\(en), found \(numberText(number))")
      return nil
    }
    return number
  }

  /// `a.b`; a key that is no plain word stands in brackets.
  func join(_ path: String, _ key: String) -> String {
    let isPlain = key.utf8.allSatisfy { byte in
      // Letters beyond ASCII are plain too.
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
      default: byte >= 0x80
      }
    }
    guard isPlain, !key.isEmpty else { return "\(path)[\(jsonQuoted(key))]" }
    return path.isEmpty ? key : "\(path).\(key)"
  }
}
