package import Cartography
package import PlantModel
import Synchronization

/// Shapes and measures text with Pango and the fonts that fontconfig finds. Advances are unhinted, so a line scales with its
/// size and is shaped once for all sizes.
///
/// A class, because it keeps a Pango context and a cache of shaped lines between calls: finding fonts costs tens of
/// milliseconds, and layout asks for one text at many sizes. All of it stands behind one lock.
package final class FontBook: TextMeasuring {
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var shaper = Shaper()
    var lines: [LineKey: ShapedLine] = [:]
  }

  private struct LineKey: Hashable {
    var text: String
    var fonts: [String]
  }

  /// Enough for every label of the largest sheets; then the cache starts again, so a server that runs for months stays small.
  private static let mostLines = 1 << 17

  package init() {
    state = Mutex(State())
  }

  package func shaped(_ text: String, fonts: [String], size: Double) -> ShapedLine {
    state.withLock { state in
      let key = LineKey(text: text, fonts: fonts)
      if let line = state.lines[key] { return line.scaled(to: size) }
      let line = state.shaper.line(text.withoutControls, fonts: fonts)
      if state.lines.count >= Self.mostLines { state.lines.removeAll(keepingCapacity: true) }
      state.lines[key] = line
      return line.scaled(to: size)
    }
  }

  package func lineBreaks(in text: String) -> [Int] {
    state.withLock { $0.shaper.lineBreaks(in: text) }
  }

  package func fontDiagnostics() -> [Diagnostic] {
    state.withLock { $0.shaper.findings.diagnostics }
  }
}

extension ShapedLine {
  /// This line of size 1 at another size.
  fileprivate func scaled(to size: Double) -> ShapedLine {
    var line = self
    line.size = size
    line.advance *= size
    line.ascent *= size
    line.descent *= size
    for index in line.runs.indices {
      line.runs[index].glyphs = line.runs[index].glyphs.map {
        GlyphRun.Glyph(id: $0.id, x: $0.x * size, y: $0.y * size)
      }
    }
    return line
  }
}

extension String {
  /// Without control characters, which fonts show as boxes; what parts lines or columns becomes a space.
  fileprivate var withoutControls: String {
    guard unicodeScalars.contains(where: { $0.isControl }) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if !scalar.isControl {
        scalars.append(scalar)
      } else if scalar.properties.isWhitespace {
        scalars.append(" ")
      }
    }
    return String(scalars)
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
      || properties.isNoncharacterCodePoint
  }
}
