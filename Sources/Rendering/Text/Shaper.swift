import CCairo
import Cartography

/// Pango's context for one font map, set so that glyphs keep their unhinted advances, and what was learnt of its fonts.
struct Shaper: ~Copyable {
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer
  private let language: OpaquePointer?
  private var stacks: [[String]: FontStack] = [:]
  /// By Pango's font, which is kept alive so that its address stays its name.
  private var faces: [UnsafeMutablePointer<PangoFont>: FontFace] = [:]
  private(set) var findings = FontFindings()

  /// Lines are shaped at this size and scaled: Pango counts in 1/1024 of a pixel, so positions are good to a millionth of an em.
  static let referenceSize = 1000.0
  static let unitsPerEm = referenceSize * Double(PANGO_SCALE)

  init() {
    fontMap = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)
    context = pango_font_map_create_context(fontMap)
    // Decides which of the Han forms (SC, TC, JP …) a fallback font shows.
    language = pango_language_from_string("zh-cn")
    pango_context_set_language(context, language)
    pango_context_set_round_glyph_positions(context, 0)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit {
    for font in faces.keys { g_object_unref(font) }
    g_object_unref(UnsafeMutableRawPointer(context))
    g_object_unref(fontMap)
  }

  /// A line of size 1.
  mutating func line(_ text: String, fonts: [String]) -> ShapedLine {
    let stack = stack(for: fonts)
    var line = ShapedLine(
      text: text, size: 1, advance: 0, ascent: stack.ascent, descent: stack.descent, runs: [])
    var text = text
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { append($0, to: &line) }
    }
    return line
  }

  /// Offsets in characters; `TextMeasuring.lineBreaks`.
  func lineBreaks(in text: String) -> [Int] {
    let scalars = text.unicodeScalars.count
    guard scalars > 1, scalars < Int32.max / 4 else { return [] }
    var attributes = [PangoLogAttr](repeating: PangoLogAttr(), count: scalars + 1)
    pango_get_log_attrs(
      text, Int32(text.utf8.count), -1, language, &attributes, Int32(attributes.count))
    var breaks: [Int] = []
    var scalar = 0
    for (offset, character) in text.enumerated() {
      if offset > 0, attributes[scalar].is_line_break != 0 { breaks.append(offset) }
      scalar += character.unicodeScalars.count
    }
    return breaks
  }
}

// MARK: Shaping

extension Shaper {
  private mutating func append(_ text: UnsafeBufferPointer<CChar>, to line: inout ShapedLine) {
    guard let start = text.baseAddress, !text.isEmpty, text.count < Int32.max else { return }
    let attributes = pango_attr_list_new()
    let logical = pango_itemize(context, start, 0, Int32(text.count), attributes, nil)
    let visual = pango_reorder_items(logical)
    var next = visual
    while let node = next {
      next = node.pointee.next
      guard let item = node.pointee.data?.assumingMemoryBound(to: PangoItem.self) else { continue }
      append(item, of: text, to: &line)
    }
    g_list_free(visual)
    g_list_free_full(logical) { pango_item_free($0?.assumingMemoryBound(to: PangoItem.self)) }
    pango_attr_list_unref(attributes)
  }

  private mutating func append(
    _ item: UnsafeMutablePointer<PangoItem>, of text: UnsafeBufferPointer<CChar>,
    to line: inout ShapedLine
  ) {
    guard let start = text.baseAddress else { return }
    let offset = Int(item.pointee.offset)
    let length = Int(item.pointee.length)
    let bytes = UnsafeRawBufferPointer(
      rebasing: UnsafeRawBufferPointer(text)[offset..<offset + length])
    let itemText = String(decoding: bytes, as: UTF8.self)
    // Where no font is installed at all Pango has none to give.
    guard let font = item.pointee.analysis.font else {
      for character in itemText { findings.add(unshown: character, in: line.text) }
      return
    }
    let glyphs = pango_glyph_string_new()
    defer { pango_glyph_string_free(glyphs) }
    pango_shape_full(
      start + offset, Int32(length), start, Int32(text.count), &item.pointee.analysis, glyphs)
    guard let glyphs else { return }
    var shaped = ShapedItem(face: face(of: font), text: itemText)
    let isRightToLeft = item.pointee.analysis.level % 2 == 1
    shaped.read(glyphs.pointee, isRightToLeft: isRightToLeft) { notdefAdvance(of: font) }
    for character in shaped.unshown { findings.add(unshown: character, in: line.text) }
    line.append(shaped)
  }

  /// Advance of the box that a font shows for what it lacks.
  private func notdefAdvance(of font: UnsafeMutablePointer<PangoFont>) -> Int32 {
    var logical = PangoRectangle()
    pango_font_get_glyph_extents(font, 0, nil, &logical)
    return logical.width
  }

  private mutating func face(of font: UnsafeMutablePointer<PangoFont>) -> FontFace {
    if let face = faces[font] { return face }
    g_object_ref(font)
    let face = FontFace(pattern: pattern(of: font))
    faces[font] = face
    return face
  }

  private func pattern(of font: UnsafeMutablePointer<PangoFont>) -> OpaquePointer? {
    font.withMemoryRebound(to: PangoFcFont.self, capacity: 1) { pango_fc_font_get_pattern($0) }
  }
}

// MARK: Fonts

extension Shaper {
  /// Ascent and descent of a stack's first font, for size 1.
  private struct FontStack {
    var description: FontDescription
    var ascent: Double
    var descent: Double
  }

  /// Makes the fonts the context's own.
  private mutating func stack(for fonts: [String]) -> FontStack {
    if let stack = stacks[fonts] {
      stack.description.select(in: context)
      return stack
    }
    let description = FontDescription(fonts)
    description.select(in: context)
    var stack = FontStack(description: description, ascent: 0.8, descent: 0.2)
    if let font = pango_font_map_load_font(fontMap, context, description.pointer) {
      var extents = hb_font_extents_t()
      hb_font_get_extents_for_direction(
        pango_font_get_hb_font(font), HB_DIRECTION_LTR, &extents)
      stack.ascent = Double(extents.ascender) / Self.unitsPerEm
      stack.descent = Double(-extents.descender) / Self.unitsPerEm
      findings.compare(fonts, description, with: pattern(of: font))
      g_object_unref(font)
    }
    stacks[fonts] = stack
    return stack
  }
}
