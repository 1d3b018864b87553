import MapStyle
import PlantModel

/// The texts of a label, divided into one, two or three lines or columns, from which placement chooses.
struct LabelText<Measuring: TextMeasuring> {
  /// Fewest lines first. Lines that the text itself breaks (name, level) stay apart in each.
  let wrappings: [[[TextSpan]]]
  let isVertical: Bool
  /// The name as a search should find it, and how many lines follow it in every wrapping.
  private let name: String
  private let restCount: Int
  private let setting: TextSetting<Measuring>

  /// Names longer than this are shortened on the map; lists print more of them.
  private static var longest: Int { 48 }

  /// No wrappings where there is no text, or none that could stand upright in columns.
  init(
    _ paint: TextPaint, _ setting: TextSetting<Measuring>, symbols: [String: Symbol],
    isVertical: Bool = false, maxLines: Int = 3
  ) {
    self.isVertical = isVertical
    self.setting = setting
    let whole = paint.paragraphs(symbols).filter {
      !$0.words.isEmpty || $0.contains { $0.image != nil }
    }
    let parts = whole.map { $0.shortened(to: Self.longest) }
    name = whole.first?.words ?? ""
    restCount = max(0, parts.count - 1)
    guard let first = parts.first,
      !isVertical || parts.contains(where: { UprightLetters.areIn($0.words) })
    else {
      wrappings = []
      return
    }
    let vertical = VerticalSetting(setting: setting)
    let breaking = isVertical ? vertical.breaking(first) : setting.breaking(first)
    let widest = paint.maxWidth * setting.size
    let divisions = (1...maxLines).compactMap { breaking.division($0)?.map(first.cut) }
    let fitting = divisions.filter { lines in
      lines.allSatisfy {
        (isVertical ? vertical.advance(of: $0) : setting.advance(of: $0)) <= widest
      }
    }
    wrappings = (fitting.isEmpty ? Array(divisions.suffix(1)) : fitting).map {
      $0 + parts.dropFirst()
    }
  }

  /// One wrapping as a block at a size.
  func block(_ wrapping: Int, size: Double) -> TextBlock {
    var setting = setting
    setting.size = size
    let vertical = VerticalSetting(setting: setting)
    let lines = wrappings[wrapping].map { isVertical ? vertical.column($0) : setting.line($0) }
    let nameLines = lines.count - restCount
    return TextBlock(
      Array(lines.prefix(nameLines)).meaning(name)
        + zip(lines, wrappings[wrapping]).dropFirst(nameLines).flatMap { [$0].meaning($1.words) },
      isVertical: isVertical)
  }
}
