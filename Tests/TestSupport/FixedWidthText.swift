package import Cartography
package import PlantModel

/// Letters of fixed width, so that layout tests are exact: an ASCII character is half an em wide, any other one em; ascent
/// 0.8 em, descent 0.2 em. A line breaks after a space and beside any character that is not ASCII.
package struct FixedWidthText: TextMeasuring {
  package init() {}

  package func shaped(_ text: String, fonts: [String], size: Double) -> ShapedLine {
    var x = 0.0
    var glyphs: [GlyphRun.Glyph] = []
    var clusters: [GlyphRun.Cluster] = []
    for character in text {
      glyphs.append(.init(id: character.unicodeScalars.first?.value ?? 0, x: x, y: 0))
      clusters.append(.init(bytes: String(character).utf8.count, glyphs: 1))
      x += character.isASCII ? size / 2 : size
    }
    let run = GlyphRun(
      face: FontFace(file: "fixed", index: 0), text: text, glyphs: glyphs, clusters: clusters)
    return ShapedLine(
      text: text, size: size, advance: x, ascent: 0.8 * size, descent: 0.2 * size,
      runs: text.isEmpty ? [] : [run])
  }

  package func lineBreaks(in text: String) -> [Int] {
    let letters = Array(text)
    guard letters.count > 1 else { return [] }
    return (1..<letters.count).filter {
      letters[$0 - 1] == " " || !letters[$0 - 1].isASCII || !letters[$0].isASCII
    }
  }

  package func fontDiagnostics() -> [Diagnostic] { [] }
}
