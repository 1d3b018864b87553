import MapStyle
import PlantModel

/// A stretch of one paragraph in one look.
struct TextSpan: Hashable, Sendable {
  /// Without line breaks; the object replacement character for a picture.
  var text: String
  var image: Symbol?
  /// Multiplies the size of the text, or that of the picture.
  var scale: Double
  var fonts: [String]
  var color: Color?
  var verticalAlign: TextPaint.Section.VerticalAlign

  /// Stands for a picture (U+FFFC): lines may break beside it (UAX 14, class CB).
  static let picture = "\u{FFFC}"
}

extension TextPaint {
  /// The text's paragraphs, each parted where the look changes. Empty ones at the beginning and end are left out, as are
  /// pictures that are not there.
  func paragraphs(_ symbols: [String: Symbol]) -> [[TextSpan]] {
    var paragraphs: [[TextSpan]] = [[]]
    for section in sections {
      var span = TextSpan(
        text: "", image: nil, scale: section.scale, fonts: section.fonts ?? fonts,
        color: section.color, verticalAlign: section.verticalAlign)
      guard span.scale > 0, span.scale.isFinite else { continue }
      if let name = section.image {
        guard let image = symbols[name] else { continue }
        span.image = image
        span.text = TextSpan.picture
        paragraphs[paragraphs.count - 1].append(span)
        continue
      }
      let parts = section.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, part) in parts.enumerated() {
        if index > 0 { paragraphs.append([]) }
        guard !part.isEmpty else { continue }
        span.text = String(part)
        paragraphs[paragraphs.count - 1].append(span)
      }
    }
    let isBlank = { (spans: [TextSpan]) in
      spans.allSatisfy { $0.text.allSatisfy(\.isWhitespace) }
    }
    guard let first = paragraphs.firstIndex(where: { !isBlank($0) }),
      let last = paragraphs.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(paragraphs[first...last])
  }
}

extension [TextSpan] {
  var text: String { map(\.text).joined() }

  /// What is read and searched: without the pictures.
  var words: String { lazy.filter { $0.image == nil }.map(\.text).joined() }

  var letterCount: Int { reduce(0) { $0 + $1.text.count } }

  /// The letters of that range, counted over all spans.
  func cut(_ range: Range<Int>) -> [TextSpan] {
    var start = 0
    return compactMap { span in
      let count = span.text.count
      defer { start += count }
      let (low, high) = (
        Swift.max(0, range.lowerBound - start), Swift.min(count, range.upperBound - start)
      )
      guard low < high else { return nil }
      guard low > 0 || high < count else { return span }
      var part = span
      part.text = String(span.text.dropFirst(low).prefix(high - low))
      return part
    }
  }

  /// In at most `limit` letters, ending in … where it was longer.
  func shortened(to limit: Int) -> [TextSpan] {
    guard letterCount > limit else { return self }
    var short = cut(0..<Swift.max(0, limit - 1))
    guard let last = short.indices.last else { return self }
    if short[last].image == nil {
      short[last].text += "…"
    } else {
      var end = short[last]
      (end.image, end.text) = (nil, "…")
      short.append(end)
    }
    return short
  }
}
