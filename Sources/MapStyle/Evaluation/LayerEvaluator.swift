import PlantModel

/// Evaluates the properties of one layer for the subjects of a table, or for none (background, raster).
struct LayerEvaluator {
  let layer: StyleLayer
  let specifications: [String: PropertySpecification]
  let zoom: Double
  let globalState: [String: ExpressionValue]
  let images: Set<String>?
  var table: StyledTable
  /// One a property whose value could not be evaluated for some features.
  var findings: [Diagnostic] = []
  let file: String

  init(
    _ layer: StyleLayer, of style: StyleSheet, at zoom: Double, images: Set<String>?,
    _ table: StyledTable
  ) {
    self.layer = layer
    specifications = PropertySpecification.properties(of: layer.kind)
    self.zoom = zoom
    self.images = images
    globalState = style.state.mapValues { ExpressionValue($0) }
    file = style.file
    self.table = table
  }

  /// The values of a property; `convert` makes one of a value of the language, nil where it does not fit.
  mutating func column<Value>(
    _ name: String, else fallback: Value, _ convert: (ExpressionValue) -> Value?
  ) -> Column<Value> {
    guard let property = layer.properties[name] else {
      let value = specifications[name]?.fallback.flatMap(convert) ?? fallback
      return Column(constant: value)
    }
    let fallback = specifications[name]?.fallback.flatMap(convert) ?? fallback
    guard !property.expression.dependence.isFeatureConstant else {
      return Column(constant: value(property, else: fallback, convert))
    }
    let partition = table.partition(property.expression.dependence)
    return Column(partition, values(property, partition, else: fallback, convert))
  }

  /// The one value of a property that is the same for all features.
  private mutating func value<Value>(
    _ property: PropertyValue, else fallback: Value, _ convert: (ExpressionValue) -> Value?
  ) -> Value {
    var context = context
    do throws(EvaluationError) {
      return try Self.value(property, &context, else: fallback, convert)
    } catch {
      note(error, property.path, count: table.subjectOfRow.count)
      return fallback
    }
  }

  /// Null is the default, as in the reference implementation.
  private static func value<Value>(
    _ property: PropertyValue, _ context: inout EvaluationContext, else fallback: Value,
    _ convert: (ExpressionValue) -> Value?
  ) throws(EvaluationError) -> Value {
    let value = try property.expression.value(&context)
    if value == .null { return fallback }
    if let converted = convert(value) { return converted }
    let text = value.excerpt
    throw EvaluationError(zh: "值“\(text)”不可用", en: "the value \"\(text)\" does not fit")
  }

  private mutating func values<Value>(
    _ property: PropertyValue, _ partition: Partition, else fallback: Value,
    _ convert: (ExpressionValue) -> Value?
  ) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(partition.count)
    var context = context
    var firstError: EvaluationError?
    var failing: Set<Int32> = []
    for (code, representative) in partition.representatives.enumerated() {
      let subject = table.subjects[Int(representative)]
      context.properties = table.table.propertySets[subject.propertySet]
      context.geometryType = subject.kind.rawValue
      if table.isByRow { table.setRow(of: Int(representative), &context) }
      do throws(EvaluationError) {
        values.append(try Self.value(property, &context, else: fallback, convert))
      } catch {
        values.append(fallback)
        firstError = firstError ?? error
        failing.insert(Int32(code))
      }
    }
    if let firstError {
      let count = table.subjectOfRow.count {
        $0 >= 0 && failing.contains(partition.codes[Int($0)])
      }
      note(firstError, property.path, count: count)
    }
    return values
  }

  /// Without a feature.
  var context: EvaluationContext {
    EvaluationContext(zoom: zoom, globalState: globalState, images: images)
  }

  /// Notes, once a property or filter, that it has no value for `count` features; 0 where there are none.
  mutating func note(_ error: EvaluationError, _ path: String, count: Int) {
    guard !findings.contains(where: { $0.place?.path == path }) else { return }
    let isFilter = path == layer.filter?.path
    let (zh, en) =
      switch (isFilter, count) {
      case (true, 0): ("过滤器不成立", "no feature passes")
      case (true, 1): ("有 1 个要素未绘制", "1 feature is left out")
      case (true, _): ("有 \(count) 个要素未绘制", "\(count) features are left out")
      case (false, 0): ("用了缺省值", "the default is taken")
      case (false, 1): ("有 1 个要素用了缺省值", "1 feature takes the default")
      case (false, _): ("有 \(count) 个要素用了缺省值", "\(count) features take the default")
      }
    findings.append(
      Diagnostic(
        .warning, "style-evaluation",
        LocalizedText(zh: "\(zh)：\(error.zh)", en: "\(en): \(error.en)"),
        at: Place(file: file, path: path)))
  }
}

extension LayerEvaluator {
  /// Beyond any paper, in CSS pixels; keeps enormous numbers out of the arithmetic that follows.
  private static let numberLimit = 1e6

  /// Numbers within the property's range.
  mutating func numbers(_ name: String, else fallback: Double = 0) -> Column<Double> {
    let low = specifications[name]?.minimum ?? -Self.numberLimit
    let high = specifications[name]?.maximum ?? Self.numberLimit
    return column(name, else: fallback) {
      guard case .number(let number) = $0, !number.isNaN else { return nil }
      return min(max(number, low), high)
    }
  }

  /// Numbers that are compared only, so that all but NaN will do.
  mutating func sortKeys(_ name: String) -> Column<Double> {
    column(name, else: 0) { if case .number(let key) = $0, !key.isNaN { key } else { nil } }
  }

  mutating func colors(_ name: String) -> Column<Color> {
    column(name, else: .black, Self.color)
  }

  /// Nil for a part that is no number, which no canvas takes.
  static func color(_ value: ExpressionValue) -> Color? {
    guard case .color(let color) = value,
      [color.red, color.green, color.blue, color.alpha].allSatisfy(\.isFinite)
    else { return nil }
    return color
  }

  mutating func strings(_ name: String) -> Column<String> {
    column(name, else: "") { if case .string(let string) = $0 { string } else { nil } }
  }

  mutating func bools(_ name: String) -> Column<Bool> {
    column(name, else: false) { if case .bool(let bool) = $0 { bool } else { nil } }
  }

  mutating func enumeration<Choice: RawRepresentable>(_ name: String, else fallback: Choice)
    -> Column<Choice> where Choice.RawValue == String
  {
    column(name, else: fallback) {
      if case .string(let string) = $0 { Choice(rawValue: string) } else { nil }
    }
  }

  /// Names of images; nil for none.
  mutating func images(_ name: String) -> Column<String?> {
    column(name, else: nil) {
      switch $0 {
      case .image(let image): .some(image.name.isEmpty ? nil : image.name)
      case .string(let name): .some(name.isEmpty ? nil : name)
      default: nil
      }
    }
  }

  mutating func lists(_ name: String) -> Column<[Double]> {
    column(name, else: []) {
      guard case .array(let elements) = $0 else { return nil }
      return Self.bounded(elements.map(\.asNumber))
    }
  }

  /// Within what drawing can bear; nil where one is no number.
  static func bounded(_ numbers: [Double]) -> [Double]? {
    if numbers.contains(where: \.isNaN) { return nil }
    return numbers.map { min(max($0, -numberLimit), numberLimit) }
  }

  /// Whether each subject passes the filter; what cannot be evaluated does not.
  mutating func passes() -> Column<Bool> {
    guard let filter = layer.filter else {
      return Column(constant: true)
    }
    guard !filter.expression.dependence.isFeatureConstant else {
      return Column(constant: value(filter, else: false) { $0.isTruthy })
    }
    let partition = table.partition(filter.expression.dependence)
    return Column(partition, values(filter, partition, else: false) { $0.isTruthy })
  }
}
