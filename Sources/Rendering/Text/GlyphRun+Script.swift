import Cartography

extension GlyphRun {
  /// The run in stretches of ideographs (and what else stands from U+2E80 on) and of other letters, in order; the whole run
  /// where its clusters do not add up.
  var partsByScript: [(run: GlyphRun, isIdeographic: Bool)] {
    guard clusters.reduce(0, { $0 + $1.bytes }) == text.utf8.count,
      clusters.reduce(0, { $0 + $1.glyphs }) == glyphs.count
    else { return [(self, true)] }
    var parts: [(run: GlyphRun, isIdeographic: Bool)] = []
    let bytes = Array(text.utf8)
    var (byte, glyph) = (0, 0)
    for cluster in clusters {
      // UTF-8: U+2E80 and above begin with E2 BA … or a higher byte.
      let lead = byte < bytes.count ? bytes[byte] : 0
      let next = byte + 1 < bytes.count ? bytes[byte + 1] : 0
      let isIdeographic = lead > 0xE2 || (lead == 0xE2 && next >= 0xBA)
      if parts.last?.isIdeographic != isIdeographic {
        parts.append((GlyphRun(face: face, text: "", glyphs: [], clusters: []), isIdeographic))
      }
      let last = parts.count - 1
      parts[last].run.text += String(decoding: bytes[byte..<(byte + cluster.bytes)], as: UTF8.self)
      parts[last].run.glyphs += glyphs[glyph..<(glyph + cluster.glyphs)]
      parts[last].run.clusters.append(cluster)
      byte += cluster.bytes
      glyph += cluster.glyphs
    }
    return parts
  }
}
