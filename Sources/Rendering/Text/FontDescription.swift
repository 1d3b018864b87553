import CCairo

/// Pango's reading of font names such as `Noto Sans CJK SC Bold`. A class, as a dictionary shares it.
final class FontDescription {
  let pointer: OpaquePointer

  /// Families in order of preference; weight, slant and width are those of the first name.
  init(_ fonts: [String]) {
    let readings = fonts.map(FontName.init)
    pointer = pango_font_description_from_string(readings.first?.style ?? "")
    let families = readings.map(\.family).filter { !$0.isEmpty }
    pango_font_description_set_family(
      pointer, families.isEmpty ? "sans-serif" : families.joined(separator: ","))
    pango_font_description_set_absolute_size(pointer, Shaper.unitsPerEm)
  }

  deinit { pango_font_description_free(pointer) }

  func select(in context: OpaquePointer) {
    pango_context_set_font_description(context, pointer)
  }

  /// The font of the pattern is about as bold as this: weights of OpenType come in hundreds.
  func hasWeight(of pattern: OpaquePointer) -> Bool {
    var weight: Int32 = 0
    guard FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight) == FcResultMatch else { return true }
    let wanted = Int32(bitPattern: pango_font_description_get_weight(pointer).rawValue)
    return abs(FcWeightToOpenType(weight) - wanted) < 100
  }
}

/// A font's name taken apart: `Noto Sans CJK SC Bold` is the family `Noto Sans CJK SC` in the style `Bold`.
struct FontName {
  var name: String
  var family: String
  /// A name for Pango that holds the style alone.
  var style: String

  /// A name that is a family as it stands is that family, however it ends: `Arial Black`, `Source Han Sans 3`.
  init(_ name: String) {
    self.name = name
    family = name
    style = ""
    guard !Self.isInstalled(family: name) else { return }
    let description = pango_font_description_from_string(name)
    defer { pango_font_description_free(description) }
    family = pango_font_description_get_family(description).map { String(cString: $0) } ?? ""
    pango_font_description_unset_fields(
      description, PangoFontMask(PANGO_FONT_MASK_FAMILY.rawValue | PANGO_FONT_MASK_SIZE.rawValue))
    if let text = pango_font_description_to_string(description) {
      style = String(cString: text)
      g_free(text)
    }
  }

  /// fontconfig has it, or it is one of CSS's generic families, which fontconfig resolves.
  var isInstalled: Bool {
    Self.generic.contains(family.lowercased()) || Self.isInstalled(family: family)
  }

  private static let generic: Set<String> = [
    "", "sans", "sans-serif", "serif", "monospace", "system-ui", "cursive", "fantasy",
  ]

  private static func isInstalled(family: String) -> Bool {
    guard let pattern = FcPatternCreate(), let wanted = FcObjectSetCreate() else { return false }
    FcPatternAddString(pattern, FC_FAMILY, family)
    FcObjectSetAdd(wanted, FC_FAMILY)
    let fonts = FcFontList(nil, pattern, wanted)
    defer {
      if let fonts { FcFontSetDestroy(fonts) }
      FcObjectSetDestroy(wanted)
      FcPatternDestroy(pattern)
    }
    return (fonts?.pointee.nfont ?? 0) > 0
  }
}
