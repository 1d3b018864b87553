import MapStyle
package import PlantModel

/// Limits of the label plan.
package struct LabelRules: Hashable, Sendable {
  /// Letters are never made smaller than this, in CSS pixels.
  package var minimumSize: Double
  /// … nor than this share of the size that the style asks for.
  package var minimumShare: Double
  /// Labels that fit nowhere else may refer to a key.
  package var hasKey: Bool
  /// Fonts of numbers and codes.
  package var keyFonts: [String]
  /// Pictures that the style names.
  package var symbols: [String: Symbol]
  /// Multiplies the lengths of icons.
  package var symbolScale: Double

  package init(
    minimumSize: Double, minimumShare: Double = 0.6, hasKey: Bool = true,
    keyFonts: [String] = ["Noto Sans CJK SC Bold"], symbols: [String: Symbol] = [:],
    symbolScale: Double = 1
  ) {
    self.minimumSize = minimumSize
    self.minimumShare = minimumShare
    self.hasKey = hasKey
    self.keyFonts = keyFonts
    self.symbols = symbols
    self.symbolScale = symbolScale
  }
}

extension LabelRules {
  /// The least size of a text's letters, in CSS pixels.
  func smallestSize(_ paint: TextPaint) -> Double {
    min(paint.size, max(minimumSize, paint.size * minimumShare))
  }

  /// The sizes in which a label is tried, full size first.
  func sizes(_ paint: TextPaint) -> [Double] {
    let smallest = smallestSize(paint)
    let steps = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6].map { $0 * paint.size }
    return steps.filter { $0 > smallest } + [smallest]
  }
}

/// Places every label at most once, so that none overlaps another, an obstacle or the edge of the window.
///
/// Order of retreat: inside at full size in one, two, three lines; in columns or turned along a narrow unit; smaller; outside with
/// a leader; the unit's code, explained in the key; a number in the key. The worst levels choose first, ties by unit code; a
/// major risk takes the room of lower ones before it would go without a label. Fixed symbols are
/// avoided too, but a major risk that finds no other room covers them; wanted ones where a label fits beside them as well.
package func placedLabels(
  _ requests: [LabelRequest], window: Rect, obstacles: [Rect], symbols: SymbolRoom = SymbolRoom(),
  coverage: UnitCoverage, rules: LabelRules, measuring: some TextMeasuring
) -> LabelPlan {
  let placing = LabelPlacing(
    requests: requests.sorted { ($0.rank, $1.code) > ($1.rank, $0.code) }, window: window,
    obstacles: obstacles, symbols: symbols, coverage: coverage, rules: rules, measuring: measuring)
  let plan = placing.plan(majorLeaders: true)
  guard !placing.majors.isDisjoint(with: plan.dropped) else { return plan }
  // So many major risks that their leaders took each other's room: numbers take less.
  return placing.plan(majorLeaders: false)
}
