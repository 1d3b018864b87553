package import MapStyle
package import PlantModel

/// One line of text, shaped and placed.
package struct TextRun: Hashable, Sendable {
  package var line: ShapedLine
  /// Left end of the baseline.
  package var origin: Point
  /// Degrees clockwise about the origin.
  package var rotation: Double
  package var color: Color
  package var halo: Halo?
  /// What a search in a document finds here: nil the line's own text; on the first line of a name in several lines the whole
  /// name, on its other lines nothing.
  package var meaning: String?

  package init(
    line: ShapedLine, origin: Point, rotation: Double = 0, color: Color, halo: Halo? = nil,
    meaning: String? = nil
  ) {
    self.line = line
    self.origin = origin
    self.rotation = rotation
    self.color = color
    self.halo = halo
    self.meaning = meaning
  }
}

/// A rim round letters that sets them off from the map.
package struct Halo: Hashable, Sendable {
  package var color: Color
  /// How far it reaches beyond the outline of the letters, in CSS pixels.
  package var width: Double
  /// Over how many pixels its outer edge fades, half of them within the width and half beyond.
  package var blur: Double

  package init(color: Color, width: Double, blur: Double = 0) {
    self.color = color
    self.width = width
    self.blur = blur
  }
}

extension Halo {
  /// Steps in which an edge fades, at most; half a pixel each where it fades over less.
  private static let mostSteps = 6.0

  /// How far it colours at most, in CSS pixels.
  package var reach: Double { width + max(0, blur) / 2 }

  /// Whether there is anything to see of it.
  package var isSeen: Bool { width > 0 && width.isFinite && color.alpha > 0 }

  /// Rims without blur that are painted on one another, the widest first, and together fade as it does; none where nothing
  /// would be seen.
  package var rims: [Halo] {
    guard isSeen else { return [] }
    guard blur > 0, blur.isFinite else { return [Halo(color: color, width: width)] }
    let steps = max(2, min(Self.mostSteps, 2 * blur).rounded(.up))
    var covered = 0.0
    return stride(from: 1, through: steps, by: 1).compactMap { step in
      let wanted = min(1, color.alpha) * step / steps
      var rim = Halo(color: color, width: width + blur * (0.5 - (step - 0.5) / steps))
      rim.color.alpha = (wanted - covered) / (1 - covered)
      covered = wanted
      return rim.width > 0 ? rim : nil
    }
  }
}

/// A line of text as glyphs. Positions are CSS pixels from the left end of the baseline, y down.
package struct ShapedLine: Hashable, Sendable {
  package var text: String
  package var size: Double
  package var advance: Double
  /// Above and below the baseline, both positive: of the font, not of these letters.
  package var ascent: Double
  package var descent: Double
  /// One for each stretch in one font file.
  package var runs: [GlyphRun]

  package init(
    text: String, size: Double, advance: Double, ascent: Double, descent: Double, runs: [GlyphRun]
  ) {
    self.text = text
    self.size = size
    self.advance = advance
    self.ascent = ascent
    self.descent = descent
    self.runs = runs
  }
}

/// Glyphs from one font file.
package struct GlyphRun: Hashable, Sendable {
  /// A glyph of the font file by its index there, and where it stands in the line.
  package struct Glyph: Hashable, Sendable {
    package var id: UInt32
    package var x: Double
    package var y: Double

    package init(id: UInt32, x: Double, y: Double) {
      self.id = id
      self.x = x
      self.y = y
    }
  }

  /// Some bytes of the text that are shown by some glyphs, in order.
  package struct Cluster: Hashable, Sendable {
    package var bytes: Int
    package var glyphs: Int

    package init(bytes: Int, glyphs: Int) {
      self.bytes = bytes
      self.glyphs = glyphs
    }
  }

  package var face: FontFace
  /// The part of the line's text that this run shows.
  package var text: String
  package var glyphs: [Glyph]
  package var clusters: [Cluster]

  package init(face: FontFace, text: String, glyphs: [Glyph], clusters: [Cluster]) {
    self.face = face
    self.text = text
    self.glyphs = glyphs
    self.clusters = clusters
  }
}

/// A face in a font file.
package struct FontFace: Hashable, Sendable {
  package var file: String
  package var index: Int

  package init(file: String, index: Int) {
    self.file = file
    self.index = index
  }
}
