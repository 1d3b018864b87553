/// What an expression is evaluated for: a zoom and a feature.
struct EvaluationContext {
  var zoom: Double?
  var properties: [String: StyleValue]
  /// As `geometry-type` names it; nil where there is no feature.
  var geometryType: String?
  var id: ExpressionValue
  var featureState: [String: ExpressionValue]
  /// Values of the style's root property `state`.
  var globalState: [String: ExpressionValue]
  /// Names of the images that exist; nil where that is not known.
  var images: Set<String>?

  /// Values of `let`, by slot.
  var variables: [Variable] = []

  enum Variable {
    case unset
    case pending(Expression)
    case value(ExpressionValue)
  }

  init(
    zoom: Double? = nil, properties: [String: StyleValue] = [:], geometryType: String? = nil,
    id: ExpressionValue = .null, featureState: [String: ExpressionValue] = [:],
    globalState: [String: ExpressionValue] = [:], images: Set<String>? = nil
  ) {
    self.zoom = zoom
    self.properties = properties
    self.geometryType = geometryType
    self.id = id
    self.featureState = featureState
    self.globalState = globalState
    self.images = images
  }
}
