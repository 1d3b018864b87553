/// A method of assessment as a rule pack defines it: which factors, which scores, how scores become a level.
package struct AssessmentMethod: Hashable, Sendable {
  package enum Grading: Hashable, Sendable {
    /// By the product of the factors, or by a value that comes computed when there are no factors.
    case bands(Bands)
    /// By the cell of two factors.
    case cells(CellMatrix)
    /// The register gives the level itself.
    case direct
  }

  /// `lec`, `ls`, `mes`, `gb18218`, `direct`, or a name of the pack's own.
  package let id: String
  /// Short name in words, e.g. LEC.
  package let title: LocalizedText
  /// The letter of the result: D for LEC, R for LS.
  package let symbol: String
  package let factors: [FactorTable]
  package let grading: Grading

  package init(
    id: String, title: LocalizedText, symbol: String = "R", factors: [FactorTable],
    grading: Grading
  ) throws(RuleFault) {
    self.id = id
    self.title = title
    self.symbol = symbol
    self.factors = factors
    self.grading = grading
    if let twice = factors.map(\.factor).first(where: { one in
      factors.count { $0.factor == one } > 1
    }) {
      throw RuleFault(
        LocalizedText(
          zh: "因素 \(twice.rawValue) 出现两次", en: "the factor \(twice.rawValue) stands there twice"))
    }
    if case .cells(let matrix) = grading { try check(matrix) }
  }

  /// Every score of the two tables needs its cell.
  private func check(_ matrix: CellMatrix) throws(RuleFault) {
    let axes = [
      (matrix.rowFactor, matrix.rowScores), (matrix.columnFactor, matrix.columnScores),
    ]
    for (factor, scores) in axes {
      let table = factors.first { $0.factor == factor }?.scores.map(\.value) ?? []
      guard factors.count == 2, table == scores else {
        throw RuleFault(
          LocalizedText(
            zh: "矩阵的 \(factor.rawValue) 分值与分值表不一致",
            en: "the scores of \(factor.rawValue) in the matrix are not those of its table"),
          hint: LocalizedText(
            zh: "分值表：\(table.map(\.shortText).joined(separator: "、"))",
            en: "the table has: \(table.map(\.shortText).joined(separator: ", "))"))
      }
    }
  }
}
