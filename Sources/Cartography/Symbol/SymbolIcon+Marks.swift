import PlantModel

extension SymbolIcon {
  /// Its marks at `point`, turned by `turn` degrees more.
  func marks(at point: Point, turned turn: Double, origin: String) -> [Mark] {
    let slices = slices()
    let angle = rotation + turn
    guard slices.count > 1 else {
      let box = OrientedBox(rect, about: point, rotation: angle)
      return [
        Mark(
          .symbol(symbol, in: Rect(box), rotation: angle, opacity: opacity), origin: origin)
      ]
    }
    let marks = slices.map { slice in
      let box = OrientedBox(slice.picture, about: point, rotation: angle)
      let clip = OrientedBox(slice.opening, about: point, rotation: angle)
      return Mark(
        .group(
          [Mark(.symbol(symbol, in: Rect(box), rotation: angle, opacity: 1), origin: origin)],
          clip: .polygon(clip.corners), opacity: Self.isolated), origin: origin)
    }
    return [Mark(.group(marks, clip: nil, opacity: opacity), origin: origin)]
  }

  /// A part of a stretched picture: the whole picture, scaled so that the part comes right, and the opening through which the
  /// part is seen. The openings overlap by a pixel, so that their smoothed edges lie on what is painted already.
  private struct Slice {
    var picture: Rect
    var opening: Rect
  }

  /// A stretch of the picture's own width or height, and what became of it.
  private typealias Band = (from: ClosedRange<Double>, to: ClosedRange<Double>)

  private static let overlap = 1.0
  /// What is not quite opaque is drawn as one picture before it is cut: cut shape by shape, a lower one would shine through at
  /// the smoothed edge.
  private static let isolated = 0.999

  private func slices() -> [Slice] {
    guard let scale = fixedScale, let stretch = symbol.stretch else { return [] }
    let across = Self.bands(stretch.x, symbol.size.width, rect.minX, rect.maxX, scale)
    let down = Self.bands(stretch.y, symbol.size.height, rect.minY, rect.maxY, scale)
    return down.flatMap { row in
      across.map { column in
        let (x, width) = Self.whole(column, symbol.size.width)
        let (y, height) = Self.whole(row, symbol.size.height)
        let opening = Rect(
          minX: column.to.lowerBound, minY: row.to.lowerBound, maxX: column.to.upperBound,
          maxY: row.to.upperBound)
        return Slice(
          picture: Rect(x: x, y: y, width: width, height: height),
          opening: opening.inset(by: -Self.overlap).intersection(rect))
      }
    }
  }

  /// Start and length of the whole picture when one band of it comes to its place.
  private static func whole(_ band: Band, _ length: Double) -> (Double, Double) {
    let scale =
      (band.to.upperBound - band.to.lowerBound) / (band.from.upperBound - band.from.lowerBound)
    return (band.to.lowerBound - band.from.lowerBound * scale, length * scale)
  }

  /// Up to three bands: those at the ends keep their scale, unless both together are longer than all there is.
  private static func bands(
    _ stretch: ClosedRange<Double>?, _ length: Double, _ low: Double, _ high: Double,
    _ scale: Double
  ) -> [Band] {
    guard let stretch, stretch.lowerBound >= 0, stretch.upperBound <= length,
      stretch.lowerBound < stretch.upperBound
    else { return [(0...length, low...max(low, high))] }
    let fixed = length - (stretch.upperBound - stretch.lowerBound)
    let k = fixed > 0 ? min(scale, (high - low) / fixed * 0.999) : scale
    let (a, b) = (low + stretch.lowerBound * k, high - (length - stretch.upperBound) * k)
    let bands: [(Double, Double, Double, Double)] = [
      (0, stretch.lowerBound, low, a), (stretch.lowerBound, stretch.upperBound, a, b),
      (stretch.upperBound, length, b, high),
    ]
    return bands.filter { $0.0 < $0.1 && $0.2 < $0.3 }.map { ($0.0...$0.1, $0.2...$0.3) }
  }
}

extension Rect {
  /// The box before it is turned.
  init(_ box: OrientedBox) {
    self.init(center: box.center, width: box.size.width, height: box.size.height)
  }
}
