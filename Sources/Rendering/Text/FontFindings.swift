import CCairo
import PlantModel

/// What is worth telling about fonts, each thing once.
struct FontFindings {
  /// Fonts that stand in for one that is not installed.
  private var substitutes: [String: String] = [:]
  /// Characters that no font shows, with a text that has them.
  private var unshown: [Character: String] = [:]

  /// Notes that the first font of a stack is not installed, or not in its weight; `pattern` is what fontconfig chose.
  mutating func compare(
    _ fonts: [String], _ description: FontDescription, with pattern: OpaquePointer?
  ) {
    guard let wanted = fonts.first, let pattern else { return }
    let isThere = FontName(wanted).isInstalled && description.hasWeight(of: pattern)
    var name: UnsafeMutablePointer<FcChar8>?
    guard !isThere, FcPatternGetString(pattern, FC_FULLNAME, 0, &name) == FcResultMatch, let name
    else { return }
    substitutes[wanted] = String(cString: name)
  }

  mutating func add(unshown character: Character, in text: String) {
    if unshown[character] == nil { unshown[character] = text }
  }

  /// Sorted, so that they do not depend on which text was measured first.
  var diagnostics: [Diagnostic] {
    substitutes.sorted { $0.key < $1.key }.map(Self.missing)
      + unshown.sorted { $0.key < $1.key }.map(Self.unshown)
  }

  private static func missing(font: String, substitute: String) -> Diagnostic {
    let package = FontName(font).isInstalled ? "fonts-noto-cjk-extra" : "fonts-noto-cjk"
    let hint =
      font.contains("Noto") && font.contains("CJK")
      ? LocalizedText("apt-get install \(package)")
      : LocalizedText(
        zh: "请安装该字体，或在样式的 text-font 中改用已安装的字体（fc-list 可列出）",
        en: "install it, or name an installed font in the style's text-font (fc-list shows them)")
    return Diagnostic(
      .warning, "font-not-installed",
      LocalizedText(
        zh: "未安装字体“\(font)”，改用“\(substitute)”",
        en: "font \"\(font)\" is not installed; text is set in \"\(substitute)\""), hint: hint)
  }

  private static func unshown(character: Character, text: String) -> Diagnostic {
    let codes = character.unicodeScalars.map { scalar in
      let hex = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }.joined(separator: " ")
    return Diagnostic(
      .error, "character-not-shown",
      LocalizedText(
        zh: "没有字体能显示字符“\(character)”（\(codes)），见“\(text)”",
        en: "no installed font shows \"\(character)\" (\(codes)) of \"\(text)\""),
      hint: LocalizedText(
        zh: "请安装含该字符的字体，例如 apt-get install fonts-hanazono",
        en: "install a font that has it, e.g. apt-get install fonts-hanazono"))
  }
}
