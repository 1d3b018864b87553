import Glibc
import PlantModel

extension Placement {
  /// Metres a unit of the source, for tolerances; 1 when the placement is of no use.
  var approximateScale: Double {
    switch self {
    case .similarity(_, _, let scale): scale > 0 && scale.isFinite ? scale : 1
    case .controlPoints(let points):
      fittedSimilarity(points.map { ($0.source, $0.plane) })?.determinant.squareRoot() ?? 1
    }
  }

  /// The transform from source to plane, with a finding on its residuals. With `isPicture` the source's y axis points down, as
  /// pixels do, and y grows down in what the placement says too.
  func transform(
    isPicture: Bool, place: Place
  ) throws(LoadError) -> Diagnosed<AffineTransform> {
    let flip = isPicture ? AffineTransform.scale(x: 1, y: -1) : .identity
    switch self {
    case .similarity(let origin, let rotation, let scale):
      guard origin.isFinite, rotation.isFinite, scale.isFinite, scale > 0 else {
        throw .placementInvalid(path: place.file ?? "", fault: .notPositive)
      }
      let turned = AffineTransform.rotation(radians: rotation * .pi / 180)
      return Diagnosed(
        flip.then(.scale(x: scale, y: scale)).then(turned).then(.translation(origin)))
    case .controlPoints(let points):
      let pairs = points.map { (source: flip.applied(to: $0.source), plane: $0.plane) }
      guard let fitted = fittedSimilarity(pairs) else {
        throw .placementInvalid(path: place.file ?? "", fault: .tooFewControlPoints)
      }
      return Diagnosed(flip.then(fitted), [residualFinding(fitted, pairs, place)])
    }
  }
}

private typealias Pair = (source: Point, plane: Point)

/// Least squares over rotation, scale and shift (Umeyama 1991, without reflection); nil for fewer than two distinct points.
private func fittedSimilarity(_ pairs: [Pair]) -> AffineTransform? {
  guard pairs.count >= 2, pairs.allSatisfy({ $0.source.isFinite && $0.plane.isFinite }) else {
    return nil
  }
  let share = 1 / Double(pairs.count)
  let from = pairs.reduce(Point(x: 0, y: 0)) { $0 + $1.source } * share
  let to = pairs.reduce(Point(x: 0, y: 0)) { $0 + $1.plane } * share
  var (along, across, spread) = (0.0, 0.0, 0.0)
  for pair in pairs {
    let (s, p) = (pair.source - from, pair.plane - to)
    along += s.x * p.x + s.y * p.y
    across += s.x * p.y - s.y * p.x
    spread += s.x * s.x + s.y * s.y
  }
  guard spread > 0 else { return nil }
  let (a, b) = (along / spread, across / spread)
  guard a * a + b * b > 0 else { return nil }
  let turned = AffineTransform(a: a, b: b, c: -b, d: a, tx: 0, ty: 0)
  return turned.then(.translation(to - turned.applied(to: from)))
}

/// Residuals above half a metre are worth a warning: on a 1:500 sheet that is a millimetre.
private func residualFinding(
  _ fitted: AffineTransform, _ pairs: [Pair], _ place: Place
) -> Diagnostic {
  let residuals = pairs.map { fitted.applied(to: $0.source).distance(to: $0.plane) }
  let worst = residuals.max() ?? 0
  let index = (residuals.firstIndex(of: worst) ?? 0) + 1
  let mean = (residuals.reduce(0) { $0 + $1 * $1 } / Double(residuals.count)).squareRoot()
  let scale = rounded(fitted.determinant.squareRoot(), 6)
  let turn = rounded(atan2(fitted.b, fitted.a) * 180 / .pi, 3)
  let message = LocalizedText(
    zh:
      "由 \(pairs.count) 个控制点拟合：比例 \(scale)，旋转 \(turn)°，中误差 \(rounded(mean, 3)) m，"
      + "最大残差 \(rounded(worst, 3)) m（第 \(index) 点）",
    en:
      "fitted to \(pairs.count) control points: scale \(scale), rotation \(turn)°, residuals "
      + "\(rounded(mean, 3)) m in the mean, \(rounded(worst, 3)) m at most (point \(index))")
  let isPoor = worst > 0.5
  return Diagnostic(
    isPoor ? .warning : .note, "placement-residuals", message, at: place,
    hint: isPoor ? hint(worst, pairs) : nil)
}

/// A mirrored fit that is far better means that north and east are swapped.
private func hint(_ worst: Double, _ pairs: [Pair]) -> LocalizedText {
  let swapped = pairs.map { (source: $0.source, plane: Point(x: $0.plane.y, y: $0.plane.x)) }
  if let mirrored = fittedSimilarity(swapped),
    swapped.allSatisfy({ mirrored.applied(to: $0.source).distance(to: $0.plane) < worst / 10 })
  {
    return LocalizedText(
      zh: "控制点的东、北坐标可能颠倒：应先东后北", en: "east and north seem swapped: write east first")
  }
  return LocalizedText(zh: "请核对控制点", en: "check the control points")
}

/// With at most that many decimals, for messages.
func rounded(_ value: Double, _ decimals: Int) -> String {
  let unit = pow(10, Double(decimals))
  let whole = (value * unit).rounded() / unit
  return whole.isFinite ? plainNumber(whole) : "?"
}
