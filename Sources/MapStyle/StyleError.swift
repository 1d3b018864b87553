package import PlantModel

/// Why a style cannot be used.
package enum StyleError: Error, Hashable, Sendable {
  /// The bytes are not JSON; the place has line and column.
  case notJSON(LocalizedText, at: Place)
  /// More bytes than a style can sensibly have.
  case tooLarge(bytes: Int, limit: Int, file: String)
  /// JSON, but no valid style: every fault found, each with its path; never empty.
  case invalid(first: Diagnostic, others: [Diagnostic])
}

extension StyleError {
  /// The first fault, as a sentence.
  package var message: LocalizedText {
    switch self {
    case .notJSON(let message, _):
      LocalizedText(zh: "不是有效的 JSON：\(message.zh)", en: "this is not JSON: \(message.en)")
    case .tooLarge(let bytes, let limit, _):
      LocalizedText(
        zh: "样式文件有 \(bytes) 字节，上限为 \(limit)",
        en: "the style has \(bytes) bytes; the limit is \(limit)")
    case .invalid(let first, _): first.message
    }
  }

  package var place: Place? {
    switch self {
    case .notJSON(_, let place): place
    case .tooLarge(_, _, let file): Place(file: file)
    case .invalid(let first, _): first.place
    }
  }

  package var hint: LocalizedText? {
    switch self {
    case .notJSON, .tooLarge: nil
    case .invalid(let first, _): first.hint
    }
  }

  /// Every fault as a finding of severity error.
  package var diagnostics: [Diagnostic] {
    switch self {
    case .notJSON, .tooLarge: [Diagnostic(.error, "style-unreadable", message, at: place)]
    case .invalid(let first, let others): [first] + others
    }
  }
}
