import PlantModel

/// Findings as text and JSON.
extension Diagnostic {
  /// `error: file:line:column: what is wrong; what to do`: one line, whatever names occur in it.
  func line(in language: Language) -> String {
    let (word, colon) =
      language == .zh ? (severity.word.zh, "：") : (severity.word.en, ": ")
    return (word + colon + sentence(in: language)).withVisibleControls
  }

  /// Place, message and hint without the severity.
  func sentence(in language: Language) -> String {
    let (colon, semicolon) = language == .zh ? ("：", "；") : (": ", "; ")
    var place = place
    // A code or name of hundreds of letters would hide the sentence.
    if let feature = place?.feature, feature.count > 64 {
      place?.feature = feature.prefix(63) + "…"
    }
    let head = place.map { $0.description }.flatMap { $0.isEmpty ? nil : $0 + colon } ?? ""
    let tail = hint.map { semicolon + $0[language] } ?? ""
    return (head + message[language] + tail).withVisibleControls
  }

  func json(in language: Language, map: String?) -> JSON {
    .object([
      "map": JSON(map), "severity": .string(severity.rawValue), "code": .string(code),
      "message": .string(message[language]), "hint": JSON(hint?[language]),
      "file": JSON(place?.file), "layer": JSON(place?.layer), "feature": JSON(place?.feature),
      "path": JSON(place?.path), "line": JSON(place?.line), "column": JSON(place?.column),
    ])
  }
}

extension Diagnostic.Severity {
  var word: LocalizedText {
    switch self {
    case .error: LocalizedText(zh: "错误", en: "error")
    case .warning: LocalizedText(zh: "警告", en: "warning")
    case .note: LocalizedText(zh: "说明", en: "note")
    }
  }

  /// `2 errors` / `错误 2 个`.
  func counted(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "\(word.zh) \(count) 个", en: "\(count) \(word.en)\(count == 1 ? "" : "s")")
  }
}

/// Findings of one kind: the same severity and code.
struct FindingGroup: Sendable {
  var findings: [Diagnostic]

  /// The worst severity first; within it the kinds in the order of their first finding.
  static func groups(of findings: [Diagnostic]) -> [FindingGroup] {
    struct Key: Hashable {
      var severity: Diagnostic.Severity
      var code: String
    }
    var order: [Key] = []
    var groups: [Key: [Diagnostic]] = [:]
    for finding in findings {
      let key = Key(severity: finding.severity, code: finding.code)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(finding)
    }
    return Diagnostic.Severity.allCases.reversed().flatMap { severity in
      order.filter { $0.severity == severity }.map { FindingGroup(findings: groups[$0] ?? []) }
    }
  }

  /// One finding that stands for those beyond the first `cap`; nil when there are none.
  func rest(beyond cap: Int) -> Diagnostic? {
    guard let first = findings.first, findings.count > cap else { return nil }
    let count = findings.count - cap
    return Diagnostic(
      first.severity, first.code,
      LocalizedText(zh: "另有同类问题 \(count) 个", en: "\(count) more like these"),
      hint: LocalizedText(zh: "用 --verbose 全部列出", en: "list all with --verbose"))
  }
}

extension Collection<Diagnostic> {
  func count(of severity: Diagnostic.Severity) -> Int {
    reduce(0) { $1.severity == severity ? $0 + 1 : $0 }
  }

  /// `2 errors, 1 warning, 3 notes`, without the kinds that are absent; `no findings` when there are none.
  var tally: LocalizedText {
    let counts = Diagnostic.Severity.allCases.reversed().map { ($0, count(of: $0)) }
      .filter { $0.1 > 0 }.map { $0.0.counted($0.1) }
    guard !counts.isEmpty else { return LocalizedText(zh: "没有发现问题", en: "no findings") }
    return LocalizedText(
      zh: counts.map(\.zh).joined(separator: "，"), en: counts.map(\.en).joined(separator: ", "))
  }
}

extension String {
  /// Control characters as `\u{1B}`, so that a name in a file cannot steer the terminal or break a line.
  var withVisibleControls: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isControl {
        text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  /// C0, C1, line separators, and the marks that reverse the direction of text (Unicode TR 36, 2.2).
  fileprivate var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
