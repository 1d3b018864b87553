import HTTPTypes
import PlantModel

extension Problem {
  static func unknownDocumentFormat(_ text: String, _ known: [String]) -> Problem {
    Problem(
      .notFound, "unknown-format",
      LocalizedText(zh: "没有“\(text)”格式", en: "it does not come as \"\(text)\""),
      hint: LocalizedText(
        zh: "可用 \(known.joined(separator: "、"))", en: "it comes as \(known.joined(separator: ", "))"
      ))
  }

  static func sheetMissing(_ name: String, offered: [String]) -> Problem {
    Problem(
      .notFound, "sheet-missing",
      LocalizedText(zh: "没有图幅“\(name)”", en: "there is no sheet \"\(name)\""),
      hint: LocalizedText(
        zh: "可用 \(offered.joined(separator: "、"))", en: "it has \(offered.joined(separator: ", "))")
    )
  }

  static func malformedVersion(_ text: String) -> Problem {
    Problem(
      .badRequest, "malformed-version",
      LocalizedText(zh: "“\(text)”不是版本", en: "\"\(text)\" is no version"),
      hint: LocalizedText(
        zh: "版本为 16 位小写十六进制数字，见 /maps/{map}",
        en: "a version is 16 lower-case hexadecimal digits; /maps/{map} names it"))
  }

  /// The map has changed since: what it shows now is elsewhere.
  static func otherVersion(_ address: String) -> Problem {
    Problem(
      .temporaryRedirect, "other-version",
      LocalizedText(zh: "该版本已被新版本取代", en: "that version has been replaced"),
      fields: [.location: address])
  }

  static func outOfRange(_ name: String, _ range: ClosedRange<Int>) -> Problem {
    Problem(
      .badRequest, "out-of-range",
      LocalizedText(
        zh: "\(name) 须为 \(range.lowerBound) 到 \(range.upperBound) 的整数",
        en: "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)"))
  }

  /// - Parameter length: bytes that there are.
  static func rangeNotSatisfiable(length: Int) -> Problem {
    Problem(
      .rangeNotSatisfiable, "range-not-satisfiable",
      LocalizedText(zh: "没有所要的部分", en: "there is no such part of it"),
      hint: LocalizedText(zh: "共 \(length) 字节", en: "it has \(length) bytes"),
      fields: [.contentRange: "bytes */\(length)"])
  }

  static func unknownLanguage(_ text: String) -> Problem {
    Problem(
      .badRequest, "unknown-language",
      LocalizedText(zh: "没有语言“\(text)”", en: "there is no language \"\(text)\""),
      hint: LocalizedText(zh: "可用 zh、en", en: "it is zh or en"))
  }
}
