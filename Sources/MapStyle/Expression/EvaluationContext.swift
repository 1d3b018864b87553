import PlantModel

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
  /// In degrees; nil where that is not known.
  var geometry: Geometry?
  /// How far along its line a point is, 0…1.
  var lineProgress: Double?
  /// Of the points of a cluster so far.
  var accumulated = ExpressionValue.null

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

extension EvaluationContext {
  /// For a feature of a GeoJSON source.
  init(zoom: Double?, _ feature: SourceFeature) {
    self.init(
      zoom: zoom, properties: feature.properties, geometryType: feature.geometry.kind.rawValue,
      id: feature.id.map { ExpressionValue($0) } ?? .null)
    geometry = feature.geometry
  }
}
