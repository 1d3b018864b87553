import Glibc
import MapStyle
import PlantModel

extension MapContent {
  /// A circle on every point of a feature, and on every vertex of a line or polygon.
  func circles(_ styled: Styled<CirclePaint>, _ table: ProjectedTable) -> [Mark] {
    let disc = Disc(styled.paint, scale: symbolScale, edge: edge)
    guard disc.rim > 0 else { return [] }
    let shift = shift(styled.paint.translation)
    let origin = table.origins[styled.feature]
    return table.circleCenters(styled.feature).flatMap { point in
      disc.contents(at: point + shift).map { Mark($0, origin: origin) }
    }
  }
}

/// A circle of a circle layer, in pixels of the scene.
private struct Disc {
  let radius: Double
  /// With the stroke, which lies outside the radius.
  let rim: Double
  let color: Color
  let strokeColor: Color
  /// Colours from the middle to the rim; empty for a circle with a sharp edge.
  let fading: [RadialGradient.Stop]

  /// A sharp circle is drawn where one that fades over `edge` has faded to its half.
  init(_ paint: CirclePaint, scale: Double, edge: Double) {
    let radius = max(0, paint.radius) * scale
    let rim = radius + max(0, paint.strokeWidth) * scale
    color = paint.color
    strokeColor = paint.strokeColor
    if paint.blur > 0, rim > 0 {
      let blur = max(paint.blur, edge / rim)
      fading = Self.fading(paint, blur: blur, inner: radius / rim)
      (self.radius, self.rim) = (radius, rim)
    } else {
      fading = []
      (self.radius, self.rim) = (max(0, radius - edge / 2), max(0, rim - edge / 2))
    }
  }

  func contents(at center: Point) -> [Mark.Content] {
    guard fading.isEmpty else {
      let gradient = RadialGradient(center: center, radius: rim, stops: fading)
      return [.fill(.circle(center, rim), .radial(gradient))]
    }
    let hasStroke = rim > radius && strokeColor.alpha > 0
    // Under a solid stroke the disc goes on a little, so that no gap shows between the two.
    let under = hasStroke && strokeColor.alpha == 1 ? min(0.5, (rim - radius) / 2) : 0
    var contents: [Mark.Content] = []
    if radius > 0, color.alpha > 0 {
      contents.append(.fill(.circle(center, radius + under), .color(color)))
    }
    if hasStroke {
      let stroke = Stroke(color: strokeColor, width: rim - radius)
      contents.append(.stroke(.circle(center, (radius + rim) / 2), stroke))
    }
    return contents
  }

  /// The colours as the GL renderers mix them: the whole fades out over `blur` radii inside the rim, and the stroke into the disc
  /// over as much inside the radius, both by the cubic step of GLSL.
  private static func fading(
    _ paint: CirclePaint, blur: Double, inner: Double
  ) -> [RadialGradient.Stop] {
    let steps = 24
    return (0...steps).map { step in
      let position = Double(step) / Double(steps)
      let opacity = smoothStep((1 - position) / blur)
      let stroked = paint.strokeWidth < 0.01 ? 0 : smoothStep((position - inner) / blur + 1)
      let mixed = paint.color.premultipliedMix(paint.strokeColor, stroked)
      return .init(position, mixed.faded(by: opacity))
    }
  }

  /// 0 below 0, 1 above 1, without corners between (GLSL 4.60, section 8.3).
  private static func smoothStep(_ t: Double) -> Double {
    let t = min(1, max(0, t))
    return t * t * (3 - 2 * t)
  }
}

extension Color {
  /// Between two colours as light adds: a clear colour brings none of its hue.
  fileprivate func premultipliedMix(_ other: Color, _ share: Double) -> Color {
    let (own, others) = (alpha * (1 - share), other.alpha * share)
    let sum = own + others
    guard sum > 0 else { return .clear }
    return Color(
      red: (red * own + other.red * others) / sum,
      green: (green * own + other.green * others) / sum,
      blue: (blue * own + other.blue * others) / sum, alpha: sum)
  }
}
