/// Findings about rows, one for each fault and word however many rows have it.
struct RowFindings {
  private var found: [Diagnostic] = []
  private var rows: [[Int]] = []
  private var indices: [String: Int] = [:]

  /// Notes a fault of a row; the place of the first row is kept.
  mutating func add(_ diagnostic: Diagnostic, row: Int) {
    let key = diagnostic.code + "\u{0}" + diagnostic.message.en
    if let index = indices[key] {
      rows[index].append(row)
    } else {
      indices[key] = found.count
      found.append(diagnostic)
      rows.append([row])
    }
  }

  /// The findings in order of their first rows, with the rows where they are several.
  var diagnostics: [Diagnostic] {
    zip(found, rows).map { diagnostic, rows in
      guard rows.count > 1 else { return diagnostic }
      var diagnostic = diagnostic
      let listed = Self.listed(rows)
      diagnostic.message = LocalizedText(
        zh: diagnostic.message.zh + "（\(listed.zh)）", en: diagnostic.message.en + " (\(listed.en))")
      return diagnostic
    }
  }

  /// The first few rows and how many there are in all.
  private static func listed(_ rows: [Int]) -> LocalizedText {
    let shown = rows.prefix(5).map(String.init)
    let isAll = rows.count <= 5
    return LocalizedText(
      zh: "第 \(shown.joined(separator: "、")) 行" + (isAll ? "" : "等共 \(rows.count) 行"),
      en: "rows \(shown.joined(separator: ", "))" + (isAll ? "" : " … \(rows.count) rows in all"))
  }
}
