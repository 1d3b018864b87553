import Glibc
import MapStyle
import PlantModel

extension Typography {
  /// Crosses of the survey grid (X north, Y east, as surveyors write it) with coordinates along the left and lower edge of
  /// the frame.
  func surveyGrid(_ frame: MapFrame) -> [Mark] {
    let spacing = gridSpacing(frame)
    let extent = Rect(around: frame.groundCorners)
    let origin = "sheet/grid"
    guard !extent.isNull, extent.width / spacing < 400, extent.height / spacing < 400 else {
      return []
    }
    var marks: [Mark] = []
    let stroke = Stroke(color: FurnitureBlock.ink.faded(by: 0.55), width: mm(0.13))
    let arm = mm(2.2)
    let inner = frame.rect.inset(by: arm)
    let turn = -frame.bearing * .pi / 180
    let (u, v) = (Point(x: cos(turn), y: sin(turn)), Point(x: -sin(turn), y: cos(turn)))
    for x in multiples(of: spacing, from: extent.minX, to: extent.maxX) {
      for y in multiples(of: spacing, from: extent.minY, to: extent.maxY) {
        let p = frame.transform.applied(to: Point(x: x, y: y))
        guard inner.contains(p) else { continue }
        var cross = Path()
        cross.append([p + u * -arm, p + u * arm], closed: false)
        cross.append([p + v * -arm, p + v * arm], closed: false)
        marks.append(Mark(.stroke(cross, stroke), origin: origin))
      }
    }
    return marks
  }

  /// Where grid lines meet the left and the lower edge, with what is written there.
  func gridLabels(_ frame: MapFrame) -> [(text: TextBlock, box: Rect, tick: [Point])] {
    let spacing = gridSpacing(frame)
    let extent = Rect(around: frame.groundCorners)
    guard !extent.isNull, extent.width / spacing < 400, extent.height / spacing < 400 else {
      return []
    }
    let rect = frame.rect
    let far = extent.width + extent.height
    var labels: [(TextBlock, Rect, [Point])] = []
    func add(_ text: String, _ a: Point, _ b: Point, edge: (Point, Point), isLeft: Bool) {
      let (p, q) = (frame.transform.applied(to: a), frame.transform.applied(to: b))
      guard let at = Self.crossing(p, q, edge.0, edge.1) else { return }
      let block = line(text, size: mm(1.9) * max(1, scale * 0.8))
      let pad = mm(0.6)
      let size = block.size
      let box =
        isLeft
        ? Rect(x: at.x + mm(2.4), y: at.y - size.height / 2, width: size.width, height: size.height)
        : Rect(
          x: at.x - size.width / 2, y: at.y - mm(2.4) - size.height, width: size.width,
          height: size.height)
      guard rect.inset(by: pad).contains(box) else { return }
      let inward = isLeft ? Point(x: mm(1.8), y: 0) : Point(x: 0, y: -mm(1.8))
      labels.append((block, box, [at, at + inward]))
    }
    let left = (Point(x: rect.minX, y: rect.minY), Point(x: rect.minX, y: rect.maxY))
    let lower = (Point(x: rect.minX, y: rect.maxY), Point(x: rect.maxX, y: rect.maxY))
    for y in multiples(of: spacing, from: extent.minY, to: extent.maxY) {
      add(
        "X=\(Self.whole(y))", Point(x: extent.minX - far, y: y), Point(x: extent.maxX + far, y: y),
        edge: left, isLeft: true)
    }
    for x in multiples(of: spacing, from: extent.minX, to: extent.maxX) {
      add(
        "Y=\(Self.whole(x))", Point(x: x, y: extent.minY - far), Point(x: x, y: extent.maxY + far),
        edge: lower, isLeft: false)
    }
    return labels
  }

  /// At most 110 mm on paper, as 1, 2 or 5 × 10ⁿ metres.
  private func gridSpacing(_ frame: MapFrame) -> Double {
    let wanted = mm(110) * frame.metresPerPixel
    let power = pow(10, floor(log10(wanted)))
    return [5, 2, 1].map { $0 * power }.first { $0 <= wanted } ?? power
  }

  private func multiples(of step: Double, from low: Double, to high: Double) -> [Double] {
    Array(stride(from: (low / step).rounded(.up) * step, through: high, by: step))
  }

  private static func whole(_ metres: Double) -> String {
    abs(metres) < 1e15 ? "\(Int(metres.rounded()))" : "\(metres)"
  }

  private static func crossing(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Point? {
    let (r, s) = (b - a, d - c)
    let cross = r.x * s.y - r.y * s.x
    guard abs(cross) > 1e-9 else { return nil }
    let q = c - a
    let t = (q.x * s.y - q.y * s.x) / cross
    let w = (q.x * r.y - q.y * r.x) / cross
    guard (0...1).contains(t), (0...1).contains(w) else { return nil }
    return a + r * t
  }
}
