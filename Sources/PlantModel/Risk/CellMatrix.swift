/// A table that gives each pair of scores its own level; no score ever gives a lower level than a lesser one.
package struct CellMatrix: Hashable, Sendable {
  package let rowFactor: RiskFactor
  package let columnFactor: RiskFactor
  /// Scores from the least to the greatest.
  package let rowScores: [Double]
  package let columnScores: [Double]
  /// `levels[row][column]`.
  package let levels: [[RiskLevel]]

  package init(
    rowFactor: RiskFactor, rowScores: [Double], columnFactor: RiskFactor, columnScores: [Double],
    levels: [[RiskLevel]]
  ) throws(RuleFault) {
    self.rowFactor = rowFactor
    self.columnFactor = columnFactor
    self.rowScores = rowScores
    self.columnScores = columnScores
    self.levels = levels
    try checkShape()
    try checkOrder()
  }

  /// The level of a pair of scores; nil when the matrix does not have them.
  package func level(row: Double, column: Double) -> RiskLevel? {
    guard let row = rowScores.firstIndex(where: { abs($0 - row) < 1e-9 }),
      let column = columnScores.firstIndex(where: { abs($0 - column) < 1e-9 })
    else { return nil }
    return levels[row][column]
  }

  /// The worst level that any cell has.
  package var worstLevel: RiskLevel { levels.joined().max() ?? .low }

  private func checkShape() throws(RuleFault) {
    let isAscending = { (scores: [Double]) in zip(scores, scores.dropFirst()).allSatisfy(<) }
    guard rowFactor != columnFactor, isAscending(rowScores), isAscending(columnScores),
      !rowScores.isEmpty, !columnScores.isEmpty
    else {
      throw RuleFault(
        LocalizedText(
          zh: "矩阵的行与列应是两个因素，分值由小到大",
          en: "rows and columns of a matrix are two factors with ascending scores"))
    }
    guard levels.count == rowScores.count else {
      throw RuleFault(
        LocalizedText(
          zh: "矩阵应有 \(rowScores.count) 行，却有 \(levels.count) 行",
          en: "the matrix needs \(rowScores.count) rows, it has \(levels.count)"))
    }
    if let row = levels.firstIndex(where: { $0.count != columnScores.count }) {
      let (wanted, found) = (columnScores.count, levels[row].count)
      let name = "\(rowFactor.rawValue)=\(rowScores[row].shortText)"
      throw RuleFault(
        LocalizedText(
          zh: "矩阵 \(name) 行应有 \(wanted) 格，却有 \(found) 格",
          en: "row \(name) of the matrix needs \(wanted) cells, it has \(found)"))
    }
  }

  private func checkOrder() throws(RuleFault) {
    for row in levels.indices {
      for column in levels[row].indices {
        let level = levels[row][column]
        let falls =
          (row > 0 && levels[row - 1][column] > level)
          || (column > 0 && levels[row][column - 1] > level)
        guard falls else { continue }
        let name =
          "\(rowFactor.rawValue)=\(rowScores[row].shortText), "
          + "\(columnFactor.rawValue)=\(columnScores[column].shortText)"
        throw RuleFault(
          LocalizedText(
            zh: "矩阵 \(name) 格的等级低于分值更小的格",
            en: "the cell \(name) has a lower level than a cell with lesser scores"))
      }
    }
  }
}
