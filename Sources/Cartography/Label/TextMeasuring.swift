package import PlantModel

/// Shapes and measures text for layout. Conformers: Pango's font book, and letters of fixed width that make tests exact.
package protocol TextMeasuring: Sendable {
  /// One line of text without line breaks, shaped unhinted. `fonts` are names in order of preference, such as
  /// `Noto Sans CJK SC Bold`; letters that they lack come from fallback fonts. `size` in CSS pixels.
  func shaped(_ text: String, fonts: [String], size: Double) -> ShapedLine

  /// Offsets, in characters from the start, at which a line may be broken by Unicode's rules (UAX 14); never 0 nor the end.
  func lineBreaks(in text: String) -> [Int]

  /// Findings on fonts: those asked for that are not installed, and characters that no font shows.
  func fontDiagnostics() -> [Diagnostic]
}
