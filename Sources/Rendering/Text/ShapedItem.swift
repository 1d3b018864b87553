import CCairo
import Cartography

/// Glyphs of one Pango item (a stretch of one font, script and direction), for size 1 and in the order of the text.
struct ShapedItem {
  let face: FontFace
  let text: String
  private(set) var glyphs: [GlyphRun.Glyph] = []
  private(set) var clusters: [GlyphRun.Cluster] = []
  private(set) var advance = 0.0
  /// Characters for which the font has only a box.
  private(set) var unshown: [Character] = []

  init(face: FontFace, text: String) {
    self.face = face
    self.text = text
  }

  /// Takes over Pango's glyphs. `notdefAdvance` is asked for when a character has no glyph.
  mutating func read(
    _ string: PangoGlyphString, isRightToLeft: Bool, notdefAdvance: () -> Int32
  ) {
    guard let infos = string.glyphs, let offsets = string.log_clusters else { return }
    let count = Int(string.num_glyphs)
    let positions = positions(infos, count: count, notdefAdvance: notdefAdvance)
    var cluster = -1
    for step in 0..<count {
      let index = isRightToLeft ? count - 1 - step : step
      if Int(offsets[index]) != cluster {
        close(from: cluster, at: Int(offsets[index]))
        cluster = Int(offsets[index])
        clusters.append(GlyphRun.Cluster(bytes: 0, glyphs: 0))
      }
      let glyph = infos[index].glyph
      if glyph & Self.unknownFlag != 0 { note(unshown: glyph & ~Self.unknownFlag) }
      guard glyph != Self.empty else { continue }
      glyphs.append(positions[index])
      clusters[clusters.count - 1].glyphs += 1
    }
    close(from: cluster, at: text.utf8.count)
    mergeEmptyClusters()
  }

  /// `PANGO_GLYPH_EMPTY`: a character that shows nothing, such as a zero-width space.
  private static let empty: UInt32 = 0x0FFF_FFFF
  /// `PANGO_GLYPH_UNKNOWN_FLAG`, beside the character's code point.
  private static let unknownFlag: UInt32 = 0x1000_0000

  /// Positions in visual order; adds up the advance.
  private mutating func positions(
    _ infos: UnsafePointer<PangoGlyphInfo>, count: Int, notdefAdvance: () -> Int32
  ) -> [GlyphRun.Glyph] {
    (0..<count).map { index in
      let info = infos[index]
      let isUnknown = info.glyph != Self.empty && info.glyph & Self.unknownFlag != 0
      let place = GlyphRun.Glyph(
        id: isUnknown ? 0 : info.glyph,
        x: advance + Double(info.geometry.x_offset) / Shaper.unitsPerEm,
        y: Double(info.geometry.y_offset) / Shaper.unitsPerEm)
      let width = isUnknown ? notdefAdvance() : info.geometry.width
      advance += Double(width) / Shaper.unitsPerEm
      return place
    }
  }

  private mutating func close(from start: Int, at end: Int) {
    if start >= 0, !clusters.isEmpty { clusters[clusters.count - 1].bytes = max(0, end - start) }
  }

  private mutating func note(unshown code: UInt32) {
    if let scalar = Unicode.Scalar(code) { unshown.append(Character(scalar)) }
  }

  /// A cluster without glyphs joins the one before it, or else the one behind: Cairo wants something to show for every text.
  private mutating func mergeEmptyClusters() {
    var merged: [GlyphRun.Cluster] = []
    var waiting = 0
    for cluster in clusters {
      if cluster.glyphs > 0 {
        merged.append(.init(bytes: cluster.bytes + waiting, glyphs: cluster.glyphs))
        waiting = 0
      } else if merged.isEmpty {
        waiting += cluster.bytes
      } else {
        merged[merged.count - 1].bytes += cluster.bytes
      }
    }
    clusters = merged
  }
}

extension ShapedLine {
  /// Sets an item behind what there is; an item in the font of the last run continues that run.
  mutating func append(_ item: ShapedItem) {
    let start = advance
    advance += item.advance
    guard !item.glyphs.isEmpty else { return }
    let glyphs = item.glyphs.map { GlyphRun.Glyph(id: $0.id, x: $0.x + start, y: $0.y) }
    if let last = runs.indices.last, runs[last].face == item.face {
      runs[last].text += item.text
      runs[last].glyphs += glyphs
      runs[last].clusters += item.clusters
    } else {
      runs.append(
        GlyphRun(face: item.face, text: item.text, glyphs: glyphs, clusters: item.clusters))
    }
  }
}
