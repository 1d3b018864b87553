import Cartography
import MapStyle
import PlantModel

/// Whether a style shows levels in the colours of 安委办〔2016〕11号: low is blue, and what is not assessed is not.
enum PaletteCheck {
  /// Close enough to a plant that every layer is in range: 1:500.
  private static let zoom = styleZoom(scaleDenominator: 500)

  static func findings(_ style: StyleSheet, basis: RiskBasis, file: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    if let hue = hue(.low, in: style, basis: basis), (70..<165).contains(hue) {
      findings.append(greenLow(file))
    }
    if let hue = hue(nil, in: style, basis: basis), (190..<270).contains(hue) {
      findings.append(blueUnassessed(file))
    }
    return findings
  }

  /// Degrees on the colour wheel of the first fill that covers a unit of the level; nil where it is grey or absent.
  private static func hue(_ level: RiskLevel?, in style: StyleSheet, basis: RiskBasis) -> Double? {
    let unit = RiskUnit(code: "", name: "", polygons: [])
    let verdict = level.map { Verdict(level: $0, reasons: []) }
    let assessed = AssessedUnit(
      code: "", inherent: verdict, residual: verdict, effective: verdict)
    let tables = MapTables(
      plant: Plant(features: [], units: [unit]), assessed: [assessed], basis: basis, language: .zh)
    for layer in style.style(tables.tables, at: zoom).value where layer.table == "units" {
      guard case .fill(let fills) = layer.content else { continue }
      for fill in fills where fill.paint.pattern == nil && fill.paint.color.alpha > 0 {
        return fill.paint.color.hue
      }
    }
    return nil
  }

  private static func greenLow(_ file: String) -> Diagnostic {
    Diagnostic(
      .warning, "low-is-green",
      LocalizedText(zh: "样式把低风险画成绿色", en: "the style shows low risk in green"),
      at: Place(file: file),
      hint: LocalizedText(
        zh: "四色为红、橙、黄、蓝：低风险用蓝色",
        en: "the four colours are red, orange, yellow and blue: low is blue"))
  }

  private static func blueUnassessed(_ file: String) -> Diagnostic {
    Diagnostic(
      .warning, "unassessed-is-blue",
      LocalizedText(zh: "样式把未评估的单元画成蓝色", en: "the style shows units that are not assessed in blue"),
      at: Place(file: file),
      hint: LocalizedText(
        zh: "蓝色表示低风险；未评估用灰色", en: "blue means low risk; show what is not assessed in grey"))
  }
}

extension Color {
  /// Degrees on the wheel of HSL from red over green to blue; nil for a grey.
  fileprivate var hue: Double? {
    let (top, bottom) = (max(red, green, blue), min(red, green, blue))
    let chroma = top - bottom
    guard chroma > 0.06 else { return nil }
    let sector =
      switch top {
      case red: (green - blue) / chroma
      case green: 2 + (blue - red) / chroma
      default: 4 + (red - green) / chroma
      }
    return (sector * 60 + 360).truncatingRemainder(dividingBy: 360)
  }
}
