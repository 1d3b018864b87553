package import MapStyle
package import PlantModel

/// What a level looks like on a map and how many units have it.
package struct LegendEntry: Hashable, Sendable {
  /// nil: not assessed.
  package var level: RiskLevel?
  package var count: Int
  /// Of its areas; nil where the style draws them otherwise.
  package var color: Color?

  package var name: LocalizedText { level?.name ?? RiskLevel.unassessedName }
}

/// The legend of a map apart from any sheet: the levels that units have, worst first, with swatches drawn by the style.
package struct MapLegend: Sendable {
  package var entries: [LegendEntry]
  private let swatches: Swatches

  /// - Parameter zoom: of the style, at which the swatches are drawn.
  package init(
    levels: [RiskLevel?], style: StyleSheet, zoom: Double, symbols: [String: Symbol],
    basis: RiskBasis
  ) {
    swatches = Swatches(style: style, zoom: zoom, symbols: symbols, basis: basis, symbolScale: 1)
    let counts = Dictionary(levels.map { ($0, 1) }, uniquingKeysWith: +)
    let order: [RiskLevel?] = RiskLevel.allCases.reversed() + [nil]
    entries = []
    for level in order {
      guard let count = counts[level] else { continue }
      let marks = swatches.level(level, in: Rect(x: 0, y: 0, width: 16, height: 10))
      entries.append(
        LegendEntry(
          level: level, count: count, color: marks.reversed().lazy.compactMap(\.color).first))
    }
  }

  /// A picture of it.
  package func scene(language: Language, measuring: some TextMeasuring) -> Scene {
    let size = 14.0
    let row = 24.0
    let swatch = Size(width: 28, height: 15)
    var width = 0.0
    var block = FurnitureBlock(size: Size(width: 0, height: 0))
    for (index, entry) in entries.enumerated() {
      let y = 4 + Double(index) * row
      let text = TextBlock([
        measuring.shaped(
          "\(entry.name[language])  \(entry.count)", fonts: ["Noto Sans CJK SC"], size: size)
      ])
      block.marks += swatches.level(
        entry.level,
        in: Rect(x: 6, y: y + (row - swatch.height) / 2, width: swatch.width, height: swatch.height)
      )
      block.add(
        text, in: Rect(x: 42, y: y, width: text.size.width, height: row), origin: "legend")
      width = max(width, 42 + text.size.width)
    }
    let page = Size(width: (width + 8).rounded(.up), height: 8 + Double(entries.count) * row)
    return Scene(size: page, marks: block.marks)
  }
}

extension Mark {
  /// Of the plain area on top: what lies under it is the page.
  fileprivate var color: Color? {
    switch content {
    case .fill(_, .color(let color)): color
    case .group(let marks, _, _): marks.reversed().lazy.compactMap(\.color).first
    case .fill, .stroke, .text, .image, .symbol: nil
    }
  }
}
