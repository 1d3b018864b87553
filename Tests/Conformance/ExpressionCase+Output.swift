@testable import MapStyle

extension JSONValue {
  /// As the cases write values: colours premultiplied, numbers that JSON lacks as null.
  init(conformance value: ExpressionValue) {
    switch value {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .number(let number): self = number.isFinite ? .number(number) : .null
    case .string(let string): self = .string(string)
    case .array(let elements): self = .array(elements.map { JSONValue(conformance: $0) })
    case .object(let members):
      self = .object(members.map { Member($0.key, JSONValue(conformance: $0.value)) })
    case .color(let color): self = .array(Self.parts(color))
    case .padding(let numbers), .numberArray(let numbers):
      self = Self.values(numbers.map { .number($0) })
    case .colorArray(let colors): self = Self.values(colors.map(Self.named))
    case .image(let image):
      self = .object([
        Member("name", .string(image.name)), Member("available", .bool(image.isAvailable)),
      ])
    case .projection(let blend): self = Self.projection(blend)
    case .anchorOffsets(let offsets):
      self = Self.values(
        offsets.flatMap { [.string($0.anchor), .array([.number($0.x), .number($0.y)])] })
    case .formatted(let text):
      self = .object([Member("sections", .array(text.sections.map(Self.section)))])
    }
  }

  private static func values(_ values: [JSONValue]) -> JSONValue {
    .object([Member("values", .array(values))])
  }

  private static func projection(_ blend: ProjectionBlend) -> JSONValue {
    if blend.from == blend.to { return .string(blend.to) }
    return .object([
      Member("from", .string(blend.from)), Member("to", .string(blend.to)),
      Member("transition", .number(blend.transition)),
    ])
  }

  private static func parts(_ color: Color) -> [JSONValue] {
    let channels = [color.red, color.green, color.blue].map { $0 * color.alpha }
    return (channels + [color.alpha]).map { .number($0) }
  }

  private static func named(_ color: Color) -> JSONValue {
    .object(zip(["r", "g", "b", "a"], parts(color)).map { Member($0, $1) })
  }

  private static func section(_ section: FormattedText.Section) -> JSONValue {
    .object([
      Member("text", .string(section.text)),
      Member("image", section.image.map { JSONValue(conformance: .image($0)) } ?? .null),
      Member("scale", section.scale.map { .number($0) } ?? .null),
      Member("fontStack", section.fonts.map { .string($0.joined(separator: ",")) } ?? .null),
      Member("textColor", section.color.map(named) ?? .null),
      Member("verticalAlign", section.verticalAlign.map { .string($0) } ?? .null),
    ])
  }
}
