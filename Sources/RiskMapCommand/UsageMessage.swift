import PlantModel

/// ArgumentParser speaks English; its frequent sentences and headings in Chinese.
enum UsageMessage {
  static func translated(_ text: String, to language: Language = Edge.language) -> String {
    guard language == .zh else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line(String($0)) }.joined(separator: "\n")
      .replacing("(values: ", with: "(可选：").replacing("; default: ", with: "；默认：")
  }

  private static let words: [(english: String, chinese: String)] = [
    ("Error: Unknown option ", "错误：未知选项 "),
    ("Error: Missing expected argument ", "错误：缺少参数 "),
    ("Error: Missing value for ", "错误：缺少选项的值 "),
    ("Error: Unexpected argument ", "错误：多余的参数 "),
    ("Error: ", "错误："),
    ("Usage: ", "用法："),
    ("USAGE: ", "用法："),
    ("OVERVIEW: ", "概述："),
    ("ARGUMENTS:", "参数："),
    ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "命令："),
    ("  See '", "  用 '"),
    ("Help:  ", "说明："),
    ("  --version               Show the version.", "  --version               显示版本。"),
    (
      "  -h, --help              Show help information.",
      "  -h, --help              显示帮助。"
    ),
  ]

  /// A value that an option does not take, with those that it takes.
  private static func unfitValue(_ text: String) -> String? {
    let pattern =
      /Error: The value '(?<value>.*)' is invalid for '(?<option>.*?)'(?:\. Please provide one of (?<choices>.*)\.)?/
    guard let match = text.wholeMatch(of: pattern) else { return nil }
    let choices = match.choices.map {
      "；可选 \($0.replacing(" or ", with: "、").replacing(", ", with: "、"))"
    }
    return "错误：选项 \(match.option) 不接受“\(match.value)”\(choices ?? "")"
  }

  private static func line(_ text: String) -> String {
    if let line = unfitValue(text) { return line }
    for (english, chinese) in words where text.hasPrefix(english) {
      return chinese
        + text.dropFirst(english.count)
        .replacing(". Did you mean ", with: "；是否应为 ")
        .replacing("' for more information.", with: "' 查看详细说明。")
        .replacing("' for detailed help.", with: "' 查看详细说明。")
    }
    return text
  }
}
