import Foundation
import PlantModel
import Testing

@testable import MapStyle

/// Cases in the format of the style specification's own expression tests, from a folder that RISKMAP_CONFORMANCE names.
struct ExpressionConformanceTests {
  static let folder = ProcessInfo.processInfo.environment["RISKMAP_CONFORMANCE"]

  @Test(.enabled(if: folder != nil, "RISKMAP_CONFORMANCE names no folder of expression cases"))
  func `expressions agree with the specification's cases`() throws {
    let folder = URL(filePath: try #require(Self.folder))
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var passed = 0
    var failed: [String] = []
    for case let file as URL in files where file.pathExtension == "json" {
      let json = try JSONParser.value(of: Array(Data(contentsOf: file)), file: file.path)
      let disagreements = ConformanceCase(json).disagreements()
      if disagreements.isEmpty {
        passed += 1
      } else {
        let name = file.path.dropFirst(folder.path.count)
        failed.append("\(name): \(disagreements.joined(separator: "; "))")
      }
    }
    for line in failed.sorted() { print(line) }
    print("\(passed) passed, \(failed.count) failed")
    #expect(Double(passed) >= 0.95 * Double(passed + failed.count))
  }
}

/// One case: an expression, what compiling it should give, and what it should give for each input.
private struct ConformanceCase {
  let json: JSONValue

  init(_ json: JSONValue) {
    self.json = json
  }

  private var specification: PropertySpecification {
    guard let spec = json["propertySpec"] else {
      return PropertySpecification(.paint, "some-property", .any, isInterpolated: true)
    }
    let parameters = spec["expression"]?["parameters"]?.elements?.compactMap(\.string) ?? []
    var result = PropertySpecification(
      .paint, "some-property", kind(spec), nil,
      by: parameters.contains("feature")
        ? .zoomAndFeature : parameters.contains("zoom") ? .zoom : .constant,
      isInterpolated: spec["expression"]?["interpolated"]?.bool ?? false)
    result.fallback = spec["default"].map { ExpressionValue($0) }
    result.hasTokens = spec["tokens"]?.bool ?? false
    return result
  }

  private func kind(_ spec: JSONValue) -> PropertySpecification.Kind {
    switch spec["type"]?.string {
    case "number": .number
    case "boolean": .boolean
    case "string": .string
    case "color": .color
    case "formatted": .formatted
    case "resolvedImage": .image
    case "padding": .padding
    case "numberArray": .numberArray
    case "colorArray": .colorArray
    case "projectionDefinition": .projection
    case "variableAnchorOffsetCollection": .anchorOffsets
    case "enum": .enumeration(spec["values"]?.members?.map(\.key) ?? [])
    case "array":
      .array(
        spec["value"]?.string.map { kind(.object([.init("type", .string($0))])) } ?? .any,
        spec["length"]?.number.map { Int($0) })
    default: .any
    }
  }

  func disagreements() -> [String] {
    let specification = specification
    var expression = json["expression"] ?? .null
    if expression.members != nil {
      do {
        expression = try LegacyFunction(expression).converted(for: specification)
      } catch { return ["not converted: \(error)"] }
    }
    let compiled = json["expected"]?["compiled"]
    switch ExpressionParser.property(expression, specification) {
    case .failure(let faults):
      let keys = faults.list.map { $0.path.map { "[\($0)]" }.joined() }
      let wanted = compiled?["errors"]?.elements?.compactMap { $0["key"]?.string }
      if keys == wanted { return [] }
      return [
        "faults at \(keys), \(faults.list.map(\.message.en)), expected \(wanted ?? ["success"])"
      ]
    case .success(let parsed):
      guard compiled?["result"] == .string("success") else {
        return ["compiles, expected \(compiled?["errors"].map { "\($0)" } ?? "")"]
      }
      return compileDisagreements(parsed, compiled) + outputDisagreements(parsed)
    }
  }

  private func compileDisagreements(_ parsed: MapStyle.Expression, _ compiled: JSONValue?)
    -> [String]
  {
    let found: [(String, JSONValue)] = [
      ("isFeatureConstant", .bool(parsed.dependence.isFeatureConstant)),
      ("isZoomConstant", .bool(parsed.dependence.isZoomConstant)),
      ("type", .string(parsed.type.description)),
    ]
    return found.compactMap { key, value in
      guard let wanted = compiled?[key], wanted != value else { return nil }
      return "\(key) \(value), expected \(wanted)"
    }
  }

  private func outputDisagreements(_ parsed: MapStyle.Expression) -> [String] {
    let outputs = json["expected"]?["outputs"]?.elements ?? []
    return zip(json["inputs"]?.elements ?? [], outputs).compactMap { input, wanted in
      var context = context(input)
      do throws(EvaluationError) {
        let value = try parsed.value(&context)
        let found = plain(value)
        return agree(found, wanted) ? nil : "\(found), expected \(wanted)"
      } catch {
        return wanted["error"] == nil ? "error \(error.en), expected \(wanted)" : nil
      }
    }
  }

  private func context(_ input: JSONValue) -> EvaluationContext {
    let globals = input.elements?[0] ?? .null
    let feature = input.elements?[1] ?? .null
    func values(_ json: JSONValue?) -> [String: ExpressionValue] {
      if case .object(let members)? = json.map({ ExpressionValue($0) }) { members } else { [:] }
    }
    return EvaluationContext(
      zoom: globals["zoom"]?.number,
      properties: Dictionary(
        feature["properties"]?.members?.map { ($0.key, StyleValue($0.value)) } ?? []
      ) { first, _ in first },
      geometryType: feature["geometry"]?["type"]?.string,
      id: feature["id"].map { ExpressionValue($0) } ?? .null,
      featureState: values(feature["featureState"]), globalState: values(json["globalState"]),
      images: globals["availableImages"].map {
        Set($0.elements?.compactMap(\.string) ?? [])
      })
  }

  private func plain(_ value: ExpressionValue) -> JSONValue {
    switch value {
    case .null: .null
    case .bool(let bool): .bool(bool)
    case .number(let number): .number(number)
    case .string(let string): .string(string)
    case .array(let elements): .array(elements.map(plain))
    case .object(let members): .object(members.map { .init($0.key, plain($0.value)) })
    case .color(let color): .array(parts(color))
    case .padding(let numbers), .numberArray(let numbers):
      .object([.init("values", .array(numbers.map { .number($0) }))])
    case .colorArray(let colors): .object([.init("values", .array(colors.map(named)))])
    case .image(let image):
      .object([.init("name", .string(image.name)), .init("available", .bool(image.isAvailable))])
    case .projection(let blend):
      blend.from == blend.to
        ? .string(blend.to)
        : .object([
          .init("from", .string(blend.from)), .init("to", .string(blend.to)),
          .init("transition", .number(blend.transition)),
        ])
    case .anchorOffsets(let offsets):
      .object([
        .init(
          "values",
          .array(
            offsets.flatMap {
              [.string($0.anchor), .array([.number($0.x), .number($0.y)])]
            }))
      ])
    case .formatted(let text): .object([.init("sections", .array(text.sections.map(section)))])
    }
  }

  private func parts(_ color: Color) -> [JSONValue] {
    let channels = [color.red, color.green, color.blue].map { $0 * color.alpha }
    return (channels + [color.alpha]).map { .number($0) }
  }

  private func named(_ color: Color) -> JSONValue {
    .object(zip(["r", "g", "b", "a"], parts(color)).map { .init($0, $1) })
  }

  private func section(_ section: FormattedText.Section) -> JSONValue {
    .object([
      .init("text", .string(section.text)),
      .init("image", section.image.map { plain(.image($0)) } ?? .null),
      .init("scale", section.scale.map { .number($0) } ?? .null),
      .init("fontStack", section.fonts.map { .string($0.joined(separator: ",")) } ?? .null),
      .init("textColor", section.color.map(named) ?? .null),
      .init("verticalAlign", section.verticalAlign.map { .string($0) } ?? .null),
    ])
  }

  private func agree(_ found: JSONValue, _ wanted: JSONValue) -> Bool {
    switch (found, wanted) {
    case (.number(let a), .number(let b)): abs(a - b) <= 1e-5 * max(abs(a), abs(b), 1e-3)
    case (.array(let a), .array(let b)):
      a.count == b.count && zip(a, b).allSatisfy { agree($0, $1) }
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.allSatisfy { member in wanted[member.key].map { agree(member.value, $0) } ?? false }
    default: found == wanted
    }
  }
}
