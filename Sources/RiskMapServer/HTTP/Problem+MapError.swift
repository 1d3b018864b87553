import HTTPTypes
import PlantModel
package import RiskMap

extension Problem {
  /// A fault of the map as an answer: what is not there is 404, anything else is no fault of who asks.
  package init(of error: MapError) {
    switch error {
    case .sheetMissing: self.init(.notFound, "sheet-missing", error.message, hint: error.hint)
    case .unitMissing: self.init(.notFound, "unit-missing", error.message, hint: error.hint)
    case .load, .definition, .style, .layout, .render, .write, .tiles, .noMap, .sheetNotNamed,
      .dataMissing, .previewTooLarge, .sameOutput, .outputClosed, .definitionExists,
      .nothingToDraft:
      // Paths of the server are nobody's business: the log has them.
      self.init(
        .internalServerError, "render",
        LocalizedText(zh: "无法绘制", en: "it cannot be drawn"),
        hint: LocalizedText(zh: "请查看服务器日志", en: "the log of the server says why"))
      fault = error.diagnostics.first
    }
  }
}
