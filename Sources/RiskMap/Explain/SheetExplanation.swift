import Cartography
package import PlantModel

/// What a sheet shows and how: for people and scripts.
package struct SheetExplanation: Hashable, Sendable {
  package struct Label: Hashable, Sendable {
    package var code: String
    package var placement: LabelPlacement
    /// Height of the letters in millimetres.
    package var size: Double
    /// What is printed where a number stands for the unit.
    package var number: Int?
  }

  package struct LevelCount: Hashable, Sendable {
    /// nil: not assessed.
    package var level: RiskLevel?
    package var count: Int
  }

  package var sheet: String
  package var basis: RiskBasis
  package var paper: String
  /// Millimetres.
  package var size: Size
  /// 500 means 1:500.
  package var scaleDenominator: Double
  /// Degrees clockwise from north that point up.
  package var bearing: Double
  package var styleZoom: Double
  /// Corners of the map frame in metres of the plane, from the top left clockwise.
  package var corners: [Point]
  /// Units that are seen by level, the worst first.
  package var levels: [LevelCount]
  package var labels: [Label]
  /// Codes of units that are seen and have no label.
  package var unlabelled: [String]
  /// File names of the fonts in use, sorted.
  package var fonts: [String]
  package var findings: [Diagnostic]
}

extension AssessedMap {
  /// What there is to say of one sheet; `basis` overrides the definition's.
  package func explanation(
    sheet id: String, basis: RiskBasis? = nil
  ) throws(MapError) -> SheetExplanation {
    let sheet = try sheet(id, basis: basis)
    let report = sheet.value.report
    let files = sheet.value.scene.marks.reduce(into: Set<String>()) { $0.formUnion($1.fontFiles) }
    return SheetExplanation(
      sheet: report.sheet, basis: basis ?? loaded.definition.basis, paper: report.paper,
      size: report.size, scaleDenominator: report.scaleDenominator, bearing: report.bearing,
      styleZoom: report.styleZoom, corners: report.groundCorners,
      levels: report.levels.map { .init(level: $0.level, count: $0.count) },
      labels: report.labels.map {
        .init(
          code: $0.code, placement: LabelPlacement($0.placement), size: $0.size,
          number: $0.number)
      },
      unlabelled: report.unlabelled, fonts: files.map(FilePath.name).sorted(),
      findings: sheet.diagnostics + fontDiagnostics)
  }
}

extension Mark {
  /// Files of the faces that its texts are set in.
  fileprivate var fontFiles: Set<String> {
    switch content {
    case .text(let run): Set(run.line.runs.map(\.face.file))
    case .group(let marks, _, _): marks.reduce(into: []) { $0.formUnion($1.fontFiles) }
    case .fill, .stroke, .image, .symbol: []
    }
  }
}
