import MapStyle
import PlantModel

extension TextBlock {
  /// The text of a symbol, wrapped; nil where there is nothing to show, or vertical writing is asked for letters that have none.
  init?(
    _ paint: TextPaint, _ setting: TextSetting<some TextMeasuring>, symbols: [String: Symbol],
    mode: TextPaint.WritingMode, maxWidth: Double
  ) {
    let paragraphs = paint.paragraphs(symbols)
    guard !paragraphs.isEmpty, setting.size > 0, setting.size.isFinite else { return nil }
    let isVertical = mode == .vertical
    if isVertical, !paragraphs.contains(where: { UprightLetters.areIn($0.words) }) { return nil }
    let width = maxWidth * setting.size
    let vertical = VerticalSetting(setting: setting)
    let lines = paragraphs.flatMap { spans in
      let lines =
        isVertical
        ? vertical.columns(spans, height: width).map(vertical.column)
        : setting.lines(spans, width: width).map(setting.line)
      return lines.meaning(spans.words)
    }
    self.init(lines, isVertical: isVertical)
  }
}
