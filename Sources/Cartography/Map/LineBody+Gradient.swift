import MapStyle
import PlantModel

extension LineBody {
  /// Pieces of one colour are at least so long, in pixels.
  private static let shortest = 1.0
  /// How far a piece goes on under the next one, so that no gap shows between the two.
  private static let overlap = 1.0

  /// The line in colours that stand at equal steps from its start to its end; `spans` says for each subpath which part of the
  /// line it is, where that is not all of it.
  func shaded(
    _ colors: [Color], spans: [ClosedRange<Double>], opacity: Double
  ) -> [Mark.Content] {
    let pieces = path.subpaths.enumerated().flatMap { index, line in
      shaded(
        line.isClosed ? line.points + line.points.prefix(1) : line.points, colors,
        spans.isEmpty ? 0...1 : spans[index % spans.count])
    }
    guard opacity < 1 else { return pieces }
    return [.group(pieces.map { Mark($0, origin: "") }, clip: nil, opacity: opacity)]
  }

  private func shaded(
    _ line: [Point], _ colors: [Color], _ span: ClosedRange<Double>
  ) -> [Mark.Content] {
    guard let measured = LineRuler(line), !colors.isEmpty else { return [] }
    func color(at place: Double) -> Color {
      colors.color(at: span.lowerBound + (span.upperBound - span.lowerBound) * place)
    }
    let (first, last) = (color(at: 0), color(at: 1))
    let count = max(1, min(512, min(colors.count * 2, Int(measured.length / Self.shortest))))
    // Seen through, an overlap would show.
    let overlap = colors.allSatisfy { $0.alpha == 1 } ? Self.overlap : 0
    var pieces: [Mark.Content] = []
    if cap != .butt {
      // The caps, of which the inner ends are covered by what follows.
      let step = min(measured.length / Double(count), measured.length / 2)
      for (color, range) in [
        (last, measured.length - step...measured.length), (first, 0...step),
      ] {
        pieces.append(.stroke(.polyline(measured.part(range)), stroke(color, width: width)))
      }
    }
    var start = 0
    while start < count {
      let shade = color(at: (Double(start) + 0.5) / Double(count))
      var end = start + 1
      while end < count, color(at: (Double(end) + 0.5) / Double(count)) == shade { end += 1 }
      let from = measured.length * Double(start) / Double(count)
      let to = measured.length * Double(end) / Double(count)
      var piece = stroke(shade, width: width)
      piece.cap = .butt
      let part = measured.part(from...min(measured.length, to + overlap))
      pieces.append(.stroke(.polyline(part), piece))
      start = end
    }
    return pieces
  }
}

extension [Color] {
  /// Between the two colours nearest to a place 0…1.
  fileprivate func color(at place: Double) -> Color {
    guard count > 1 else { return first ?? .clear }
    let position = Swift.min(1, Swift.max(0, place)) * Double(count - 1)
    let index = Swift.min(count - 2, Int(position))
    let (a, b, t) = (self[index], self[index + 1], position - Double(index))
    return Color(
      red: a.red + (b.red - a.red) * t, green: a.green + (b.green - a.green) * t,
      blue: a.blue + (b.blue - a.blue) * t, alpha: a.alpha + (b.alpha - a.alpha) * t)
  }
}
