import PlantModel
import RiskMap

extension SheetExplanation {
  /// Lines for people.
  func text(in language: Language) -> String {
    func line(_ zh: String, _ en: String, _ value: String) -> String {
      language == .zh ? "\(zh)：\(value)" : "\(en): \(value)"
    }
    let size = "\(size.width.rounded(to: 1)) × \(size.height.rounded(to: 1)) mm"
    var lines = [
      line("图幅", "sheet", sheet),
      line("纸张", "paper", "\(paper) (\(size))"),
      line("比例", "scale", "1:\(scaleDenominator.rounded(to: 3))"),
      line("上方方位角", "bearing", "\(bearing.rounded(to: 3))°"),
      line("显示", "levels shown", basis.name[language]),
      line("样式级别", "style zoom", styleZoom.rounded(to: 2)),
      line("图廓四角（米）", "corners on the ground (m)", cornerText),
      line("单元", "units", "\(levels.reduce(0) { $0 + $1.count })"),
    ]
    lines += levels.map {
      "  \(($0.level?.name ?? RiskLevel.unassessedName)[language])  \($0.count)"
    }
    lines.append(line("标注", "labels", "\(labels.count)"))
    lines += placements.map { "  \($0.words[language])  \($0.count)" }
    if !unlabelled.isEmpty {
      lines.append(line("未标注", "not labelled", unlabelled.joined(separator: ", ")))
    }
    lines.append(line("字体", "fonts", fonts.joined(separator: ", ")))
    lines.append(line("问题", "findings", findings.tally[language]))
    lines += findings.map { "  " + $0.line(in: language) }
    return lines.map(\.withVisibleControls).joined(separator: "\n")
  }

  private var cornerText: String {
    corners.map { "(\($0.x.rounded(to: 1)), \($0.y.rounded(to: 1)))" }
      .joined(separator: " ")
  }

  private var placements: [(words: LocalizedText, count: Int)] {
    LabelPlacement.allCases.map { placement in
      (placement.words, labels.count { $0.placement == placement })
    }.filter { $0.count > 0 }
  }
}

extension SheetExplanation {
  func json(in language: Language) -> JSON {
    .object([
      "sheet": .string(sheet), "paper": .string(paper),
      "width": .number(size.width), "height": .number(size.height),
      "scale": .number(scaleDenominator), "bearing": .number(bearing),
      "basis": .string(basis.rawValue), "styleZoom": .number(styleZoom),
      "corners": .array(corners.map { .array([.number($0.x), .number($0.y)]) }),
      "levels": .object(
        levels.map {
          JSON.Member(key: $0.level?.rawValue ?? "unassessed", value: .number(Double($0.count)))
        }),
      "labels": .array(
        labels.map {
          .object([
            "code": .string($0.code), "placement": .string($0.placement.rawValue),
            "size": .number($0.size), "number": JSON($0.number),
          ])
        }),
      "unlabelled": .array(unlabelled.map(JSON.string)),
      "fonts": .array(fonts.map(JSON.string)),
      "findings": .array(findings.map { $0.json(in: language, map: nil) }),
    ])
  }
}

extension Double {
  /// At most so many decimals, without needless zeros.
  func rounded(to decimals: Int) -> String {
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let value = (self * power).rounded() / power
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }
}
