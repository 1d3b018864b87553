/// The functions that came before expressions: `{"stops": …}` (MapLibre style specification, "Deprecations", "Function").
struct LegacyFunction {
  enum Kind: String { case identity, exponential, interval, categorical }

  struct Stop {
    /// Set in functions of zoom and property.
    var zoom: Double?
    var input: JSONValue
    var output: JSONValue
  }

  struct Fault: Error {
    /// Inside the function, as `stops[2]`; empty for the function itself.
    var key: String
    var zh: String
    var en: String
  }

  /// Far more than tools write, and read within a second.
  static let stopLimit = 50_000

  private var kind: Kind?
  private var property: String?
  private var base: Double
  private var space: ColorSpace
  private var fallback: JSONValue?
  private var stops: [Stop]?

  init(_ json: JSONValue) throws(Fault) {
    if let type = json["type"] {
      guard let name = type.string, let kind = Kind(rawValue: name) else {
        throw Fault(
          key: "type", zh: "应为 identity、exponential、interval、categorical 之一",
          en: "expected one of identity, exponential, interval, categorical")
      }
      self.kind = kind
    }
    property = json["property"]?.string
    if json["property"] != nil, property == nil {
      throw Fault(key: "property", zh: "应为文本", en: "expected string")
    }
    base = json["base"]?.number ?? 1
    space = json["colorSpace"]?.string.flatMap { ColorSpace(rawValue: $0) } ?? .rgb
    fallback = json["default"]
    stops = try Self.stops(json["stops"])
    if stops == nil, kind != nil, kind != .identity {
      throw Fault(key: "", zh: "缺少“stops”", en: "\"stops\" is missing")
    }
  }

  private static func stops(_ json: JSONValue?) throws(Fault) -> [Stop]? {
    guard let json else { return nil }
    guard let elements = json.elements, !elements.isEmpty else {
      throw Fault(key: "stops", zh: "应为非空数组", en: "expected an array that is not empty")
    }
    guard elements.count <= stopLimit else {
      throw Fault(
        key: "stops", zh: "分级不能多于 \(stopLimit) 个，实有 \(elements.count) 个",
        en: "expected at most \(stopLimit) stops, found \(elements.count)")
    }
    var stops: [Stop] = []
    for (index, element) in elements.enumerated() {
      guard let pair = element.elements, pair.count == 2 else {
        throw Fault(
          key: "stops[\(index)]", zh: "应为两个元素的数组", en: "expected an array of two elements")
      }
      if pair[0].members != nil {
        guard let zoom = pair[0]["zoom"]?.number, let value = pair[0]["value"] else {
          throw Fault(
            key: "stops[\(index)][0]", zh: "应有 zoom 与 value",
            en: "expected an object with zoom and value")
        }
        stops.append(Stop(zoom: zoom, input: value, output: pair[1]))
      } else {
        stops.append(Stop(input: pair[0], output: pair[1]))
      }
    }
    guard stops.allSatisfy({ ($0.zoom == nil) == (stops[0].zoom == nil) }) else {
      throw Fault(
        key: "stops", zh: "不能混用两种分级", en: "stops with and without zoom do not mix")
    }
    return stops
  }

  /// An expression of the same meaning.
  func converted(for specification: PropertySpecification) throws(Fault) -> JSONValue {
    guard let stops else { return try identity(specification) }
    if stops[0].zoom != nil { return try composite(stops, specification) }
    if property != nil { return try byProperty(stops, specification) }
    return try byZoom(stops, specification)
  }

  private func identity(_ specification: PropertySpecification) throws(Fault) -> JSONValue {
    guard let property else {
      throw Fault(key: "", zh: "缺少“property”", en: "\"property\" is missing")
    }
    let get = Self.call("get", .string(property))
    guard let fallback else {
      return specification.kind == .string ? Self.call("string", get) : get
    }
    switch specification.kind {
    case .enumeration(let values):
      return Self.call("match", get, .array(values.map { .string($0) }), get, fallback)
    case .color: return Self.call("to-color", get, fallback)
    case .array(let element, let count):
      let length = count.map { JSONValue.number(Double($0)) } ?? .null
      return Self.call(
        "array", .string(element.type.specificationName), length, get, Self.literal(fallback))
    case .number, .string, .boolean:
      return Self.call(specification.kind.type.specificationName, get, Self.literal(fallback))
    case .formatted, .image, .padding, .anchorOffsets, .numberArray, .colorArray, .projection, .any:
      return Self.call("coalesce", get, Self.literal(fallback))
    }
  }

  private func kind(_ specification: PropertySpecification) -> Kind {
    kind ?? (specification.isInterpolated ? .exponential : .interval)
  }

  private func byProperty(_ stops: [Stop], _ specification: PropertySpecification)
    throws(Fault) -> JSONValue
  {
    guard let property else {
      throw Fault(key: "", zh: "缺少“property”", en: "\"property\" is missing")
    }
    let get = Self.call("get", .string(property))
    switch kind(specification) {
    case .identity: return get
    case .categorical: return categorical(stops, get, specification)
    case .interval, .exponential:
      let curve = self.curve(stops, Self.call("number", get), kind(specification))
      guard let fallback else { return curve }
      return Self.call(
        "case", Self.call("==", Self.call("typeof", get), .string("number")), curve,
        Self.literal(fallback))
    }
  }

  private func categorical(
    _ stops: [Stop], _ get: JSONValue, _ specification: PropertySpecification
  ) -> JSONValue {
    let otherwise =
      fallback.map(Self.literal) ?? specification.fallback.map(Self.literal)
      ?? (specification.kind == .image ? .string("") : .null)
    if stops[0].input.bool != nil {
      let branches = stops.flatMap {
        [Self.call("==", get, $0.input), Self.literal($0.output)]
      }
      return .array([.string("case")] + branches + [otherwise])
    }
    var seen: Set<JSONValue> = []
    let branches = stops.filter { seen.insert($0.input).inserted }
      .flatMap { [$0.input, Self.literal($0.output)] }
    return .array([.string("match"), get] + branches + [otherwise])
  }

  private func byZoom(_ stops: [Stop], _ specification: PropertySpecification)
    throws(Fault) -> JSONValue
  {
    let kind = kind(specification)
    guard kind == .interval || kind == .exponential else {
      throw Fault(
        key: "type", zh: "没有 property 时应为 exponential 或 interval",
        en: "without a property expected exponential or interval")
    }
    var converted = stops
    if specification.hasTokens {
      for index in converted.indices {
        if let text = converted[index].output.string {
          converted[index].output = TokenString.converted(text)
        }
      }
    }
    return curve(converted, Self.call("zoom"), kind, areOutputsConverted: specification.hasTokens)
  }

  /// A curve over the zoom whose outputs are functions of the property.
  private func composite(_ stops: [Stop], _ specification: PropertySpecification)
    throws(Fault) -> JSONValue
  {
    var zooms: [Double] = []
    var stopsByZoom: [Double: [Stop]] = [:]
    for stop in stops {
      guard let zoom = stop.zoom else { continue }
      if stopsByZoom[zoom] == nil { zooms.append(zoom) }
      stopsByZoom[zoom, default: []].append(stop)
    }
    // The functions of the property have neither base nor colour space, as in the reference implementation.
    var inside = self
    inside.base = 1
    inside.space = .rgb
    var outer: [Stop] = []
    for zoom in zooms {
      let output = try inside.byProperty(stopsByZoom[zoom] ?? [], specification)
      outer.append(Stop(input: .number(zoom), output: output))
    }
    let kind: Kind = specification.isInterpolated ? .exponential : .interval
    var zoomCurve = self
    zoomCurve.base = 1
    return zoomCurve.curve(outer, Self.call("zoom"), kind, areOutputsConverted: true)
  }

  /// `step` or `interpolate` of the input; a stop that repeats the input before it is passed over, but for the first of `step`,
  /// whose input does not count.
  private func curve(
    _ stops: [Stop], _ input: JSONValue, _ kind: Kind, areOutputsConverted: Bool = false
  ) -> JSONValue {
    let unique = stops.indices.filter {
      $0 == 0 || $0 == 1 && kind == .interval || stops[$0].input != stops[$0 - 1].input
    }
    .map { stops[$0] }
    let outputs = unique.map { areOutputsConverted ? $0.output : Self.literal($0.output) }
    var pairs = zip(unique, outputs).flatMap { [$0.input, $1] }
    if kind == .interval {
      pairs.removeFirst()
      if pairs.count == 1 { pairs += [.number(0), pairs[0]] }
      return .array([.string("step"), input] + pairs)
    }
    let interpolation =
      base == 1 ? Self.call("linear") : Self.call("exponential", .number(base))
    let name = space == .rgb ? "interpolate" : "interpolate-\(space.rawValue)"
    return .array([.string(name), interpolation, input] + pairs)
  }

  private static func call(_ name: String, _ arguments: JSONValue...) -> JSONValue {
    .array([.string(name)] + arguments)
  }

  private static func literal(_ json: JSONValue) -> JSONValue {
    switch json {
    case .array, .object: call("literal", json)
    default: json
    }
  }

  /// A default of the specification, back in JSON.
  private static func literal(_ value: ExpressionValue) -> JSONValue {
    switch value {
    case .bool(let bool): .bool(bool)
    case .number(let number): .number(number)
    case .array(let elements): call("literal", .array(elements.map(plain)))
    default: .string(value.text)
    }
  }

  private static func plain(_ value: ExpressionValue) -> JSONValue {
    switch value {
    case .bool(let bool): .bool(bool)
    case .number(let number): .number(number)
    default: .string(value.text)
    }
  }
}
