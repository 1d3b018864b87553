/// What the value of an expression depends on besides the style itself; known when the style is read.
struct Dependence: Hashable, Sendable {
  /// What is not a property of the feature.
  struct Inputs: OptionSet, Hashable, Sendable {
    var rawValue: UInt16

    static let zoom = Inputs(rawValue: 1)
    static let geometryType = Inputs(rawValue: 2)
    static let id = Inputs(rawValue: 4)
    static let featureState = Inputs(rawValue: 8)
    /// Properties whose names are only known at run time.
    static let allProperties = Inputs(rawValue: 16)
    /// State of the map that a reader of it may set, and errors on purpose: constant, but not folded.
    static let atRunTime = Inputs(rawValue: 32)
    static let lineProgress = Inputs(rawValue: 64)
    static let heatmapDensity = Inputs(rawValue: 128)
    static let elevation = Inputs(rawValue: 256)
    static let accumulated = Inputs(rawValue: 512)
    /// Where the feature is.
    static let geometry = Inputs(rawValue: 1024)

    static let feature: Inputs = [.geometryType, .id, .featureState, .allProperties, .geometry]
    /// What differs between features of equal properties and kind.
    static let ofRow: Inputs = [.id, .featureState, .geometry]
  }

  var inputs: Inputs = []
  /// Names of the feature's properties.
  var properties: Set<String> = []

  var isConstant: Bool { inputs.isEmpty && properties.isEmpty }
  var isFeatureConstant: Bool { inputs.isDisjoint(with: .feature) && properties.isEmpty }
  var isZoomConstant: Bool { !inputs.contains(.zoom) }

  mutating func add(_ other: Dependence) {
    inputs.formUnion(other.inputs)
    if !other.properties.isSubset(of: properties) { properties.formUnion(other.properties) }
  }

  init(_ inputs: Inputs = [], properties: Set<String> = []) {
    self.inputs = inputs
    self.properties = properties
  }

  init(of expressions: [Expression]) {
    for expression in expressions { add(expression.dependence) }
  }
}
