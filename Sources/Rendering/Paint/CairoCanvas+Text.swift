import CCairo
import Cartography
import MapStyle
import PlantModel

extension CairoCanvas {
  /// Sizes in device units: smaller letters cannot be seen, larger ones are more than FreeType can draw.
  private static let sizes = 0.01...20_000

  func text(_ run: TextRun) throws(RenderError) {
    guard run.origin.isFinite, run.rotation.isFinite, Self.sizes ~= run.line.size * scale else {
      return
    }
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_translate(context, clamped(run.origin.x), clamped(run.origin.y))
    if run.rotation != 0 { cairo_rotate(context, run.rotation * .pi / 180) }
    for halo in run.halo?.rims ?? [] { try rim(run, halo) }
    setSource(run.color)
    // A meaning of its own goes with the first letters; the rest of the line then means nothing.
    var meaning = run.meaning
    for glyphs in run.line.runs {
      if medium == .pdf {
        try documentLetters(glyphs, size: run.line.size, meaning: &meaning)
      } else {
        try letters(glyphs, size: run.line.size)
      }
    }
  }

  /// Letters of a PDF. Cairo 1.16 loses count in the subroutines that Latin letters of a CJK font share, and then embeds all
  /// that the font has, 0.85 MB for the ideographs alone: so the two are embedded apart.
  private func documentLetters(
    _ run: GlyphRun, size: Double, meaning: inout String?
  ) throws(RenderError) {
    for part in run.partsByScript {
      cairo_set_font_face(
        context, try materials.font(run.face, isApart: !part.isIdeographic).pointer)
      cairo_set_font_size(context, size)
      let glyphs = part.run.cairoGlyphs
      guard let whole = meaning else {
        show(glyphs, meaning: part.run.text, clusters: part.run.cairoClusters)
        continue
      }
      let cluster = cairo_text_cluster_t(
        num_bytes: Int32(whole.utf8.count), num_glyphs: Int32(glyphs.count))
      show(glyphs, meaning: whole, clusters: [cluster])
      meaning = ""
    }
  }

  private func letters(_ run: GlyphRun, size: Double) throws(RenderError) {
    let glyphs = run.cairoGlyphs
    cairo_set_font_face(context, try materials.font(run.face).pointer)
    cairo_set_font_size(context, size)
    if medium == .svg {
      cairo_show_glyphs(context, glyphs, Int32(glyphs.count))
    } else {
      // Cairo 1.16 shows glyphs on whole pixels only, which spoils the spacing; outlines stand where they should.
      cairo_new_path(context)
      cairo_glyph_path(context, glyphs, Int32(glyphs.count))
      cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING)
      cairo_fill(context)
    }
  }

  /// Each medium has its own way to show one rim many times without growing by it.
  private func rim(_ run: TextRun, _ halo: Halo) throws(RenderError) {
    setSource(halo.color)
    for glyphs in run.line.runs {
      let key = HaloFont.Key(face: glyphs.face, width: halo.width, size: run.line.size)
      switch medium {
      case .pdf where run.rotation.remainder(dividingBy: 90) == 0: try rim(glyphs, key)
      case .svg: try rim(glyphs, key, halo.color)
      case .pdf, .pixels: try rim(glyphs, size: run.line.size, width: halo.width)
      }
    }
  }

  /// Rims as pictures, one a glyph.
  private func rim(_ run: GlyphRun, _ key: HaloFont.Key, _ color: Color) throws(RenderError) {
    for glyph in run.glyphs {
      let key = RimPicture.Key(rim: key, glyph: glyph.id, color: color)
      try materials.rim(key).show(in: context, x: glyph.x, y: glyph.y)
    }
  }

  /// A rim as a path of its own. Also in a PDF when the line is askew, as Cairo would make a font for every angle.
  private func rim(_ run: GlyphRun, size: Double, width: Double) throws(RenderError) {
    let glyphs = run.cairoGlyphs
    cairo_set_font_face(context, try materials.font(run.face).pointer)
    cairo_set_font_size(context, size)
    cairo_new_path(context)
    cairo_glyph_path(context, glyphs, Int32(glyphs.count))
    cairo_set_line_width(context, min(2 * width, farthest))
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_set_dash(context, nil, 0, 0)
    cairo_stroke(context)
  }

  /// A rim in a font of rims. It means no text at all, or every label would be found twice.
  private func rim(_ run: GlyphRun, _ key: HaloFont.Key) throws(RenderError) {
    let font = try materials.halo(key)
    font.use(run)
    cairo_set_font_face(context, font.pointer)
    cairo_set_font_size(context, key.size)
    let glyphs = run.cairoGlyphs
    show(glyphs, meaning: "", clusters: [.init(num_bytes: 0, num_glyphs: Int32(glyphs.count))])
  }

  /// Shows every rim once where nobody sees it, as a zero-width space: readers that know nothing of `ActualText` then copy those
  /// instead of characters that they cannot name.
  func nameRims() {
    guard medium == .pdf else { return }
    // Cairo leaves out what is entirely clear; this much cannot be seen.
    setSource(Color.white.faded(by: 0.005))
    for (key, font) in materials.halos.sorted(by: { $0.key.order < $1.key.order }) {
      let glyphs = font.used.sorted().map { cairo_glyph_t(index: UInt($0), x: 0, y: 0) }
      cairo_save(context)
      cairo_rectangle(context, 0, 0, 1, 1)
      cairo_clip(context)
      cairo_set_font_face(context, font.pointer)
      cairo_set_font_size(context, key.size)
      show(
        glyphs, meaning: String(repeating: "\u{200B}", count: glyphs.count),
        clusters: glyphs.map { _ in .init(num_bytes: 3, num_glyphs: 1) })
      cairo_restore(context)
    }
  }

  private func show(
    _ glyphs: [cairo_glyph_t], meaning text: String, clusters: [cairo_text_cluster_t]
  ) {
    guard !glyphs.isEmpty else { return }
    cairo_show_text_glyphs(
      context, text, Int32(text.utf8.count), glyphs, Int32(glyphs.count), clusters,
      Int32(clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
  }
}

extension GlyphRun {
  fileprivate var cairoGlyphs: [cairo_glyph_t] {
    glyphs.map { cairo_glyph_t(index: UInt($0.id), x: $0.x, y: $0.y) }
  }

  /// Cairo refuses clusters that do not add up to the text and glyphs; then the whole run is one cluster.
  fileprivate var cairoClusters: [cairo_text_cluster_t] {
    let bytes = clusters.reduce(0) { $0 + $1.bytes }
    let shown = clusters.reduce(0) { $0 + $1.glyphs }
    guard bytes == text.utf8.count, shown == glyphs.count else {
      return [.init(num_bytes: Int32(text.utf8.count), num_glyphs: Int32(glyphs.count))]
    }
    return clusters.map { .init(num_bytes: Int32($0.bytes), num_glyphs: Int32($0.glyphs)) }
  }
}
