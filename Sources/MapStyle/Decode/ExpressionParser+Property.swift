import PlantModel

/// The faults of an expression; never empty.
struct ExpressionFaults: Error {
  var list: [ExpressionFault]
}

extension ExpressionParser {
  /// The expression of a property, checked against what the property allows.
  static func property(_ json: JSONValue, _ specification: PropertySpecification)
    -> Result<Expression, ExpressionFaults>
  {
    var parser = ExpressionParser()
    // Text properties take anything as text.
    let annotation: Annotation = specification.kind == .string ? .coerce : .automatic
    let parsed = parser.parse(json, as: specification.kind.type, annotation)
    guard let expression = parsed else { return .failure(ExpressionFaults(list: parser.faults)) }
    guard let message = fault(expression, specification) else { return .success(expression) }
    return .failure(
      ExpressionFaults(list: [ExpressionFault(path: [], message: message, hint: nil)]))
  }

  private static func fault(_ expression: Expression, _ specification: PropertySpecification)
    -> LocalizedText?
  {
    let name = specification.name
    if specification.variation != .zoomAndFeature, specification.variation != .feature,
      !expression.dependence.isFeatureConstant
    {
      return LocalizedText(
        zh: "“\(name)”不能随要素而变", en: "\"\(name)\" cannot depend on the feature")
    }
    if specification.group == .layout, expression.dependence.inputs.contains(.featureState) {
      return LocalizedText(
        zh: "“feature-state”只能用于 paint 属性",
        en: "\"feature-state\" may only be used for paint properties")
    }
    if specification.variation != .zoom, specification.variation != .zoomAndFeature,
      !expression.dependence.isZoomConstant
    {
      return LocalizedText(zh: "“\(name)”不能随缩放级别而变", en: "\"\(name)\" cannot depend on the zoom")
    }
    switch expression.zoomCurve {
    case .several:
      return LocalizedText(
        zh: "表达式中只能有一个随缩放级别的 step 或 interpolate",
        en: "only one \"step\" or \"interpolate\" of the zoom may stand in an expression")
    case .misplaced:
      return misplacedZoom
    case .none:
      return expression.dependence.isZoomConstant ? nil : misplacedZoom
    case .interpolate where !specification.isInterpolated:
      return LocalizedText(
        zh: "“\(name)”不能插值", en: "\"\(name)\" cannot be interpolated")
    case .interpolate, .step: return nil
    }
  }

  private static let misplacedZoom = LocalizedText(
    zh: "“zoom”只能作为最外层 step 或 interpolate 的输入",
    en: "\"zoom\" may only be the input of an outermost \"step\" or \"interpolate\"")
}

extension Expression {
  /// The one curve over the zoom that an expression may have, on its outside.
  enum ZoomCurve: Equatable {
    case none, step, interpolate, misplaced, several
  }

  var zoomCurve: ZoomCurve {
    // Each child is looked at once, as expressions nest deeply.
    let inside = children.map(\.zoomCurve)
    var own = ZoomCurve.none
    // Whether the curve is that of a child, which is not counted again.
    var isInherited = false
    switch node {
    case .bind:
      own = inside.last ?? .none
      isInherited = own != .none
    case .coalesce:
      own = inside.first { $0 != .none } ?? .none
      isInherited = own != .none
    case .step(let curve): if curve.input.isZoom { own = .step }
    case .interpolate(let curve, _, _): if curve.input.isZoom { own = .interpolate }
    default: break
    }
    if own == .misplaced || own == .several { return own }
    for found in inside where found != .none {
      if found == .misplaced || found == .several { return found }
      guard isInherited else { return own == .none ? .misplaced : .several }
      isInherited = false
    }
    return own
  }

  private var isZoom: Bool {
    if case .call(let function, _) = node { function.name == "zoom" } else { false }
  }
}
