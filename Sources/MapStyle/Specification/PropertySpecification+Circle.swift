extension PropertySpecification {
  /// Properties of circle layers: types, defaults and ranges of the MapLibre style specification, version 8.
  static let circle = table([
    PropertySpecification(.layout, "circle-sort-key", .number, isInterpolated: false),
    PropertySpecification(.paint, "circle-radius", .number, .number(5), minimum: 0),
    PropertySpecification(.paint, "circle-color", .color, .black),
    PropertySpecification(.paint, "circle-blur", .number, .number(0)),
    PropertySpecification(.paint, "circle-opacity", .number, .number(1), minimum: 0, maximum: 1),
    PropertySpecification(.paint, "circle-translate", .pair, .numbers(0, 0), by: .zoom),
    PropertySpecification(
      .paint, "circle-translate-anchor", .translateAnchor, .string("map"), by: .zoom
    ),
    PropertySpecification(.paint, "circle-pitch-scale", .translateAnchor, .string("map"), by: .zoom)
      .undrawn,
    PropertySpecification(
      .paint, "circle-pitch-alignment", .translateAnchor, .string("viewport"), by: .zoom
    ).undrawn,
    PropertySpecification(.paint, "circle-stroke-width", .number, .number(0), minimum: 0),
    PropertySpecification(.paint, "circle-stroke-color", .color, .black),
    PropertySpecification(
      .paint, "circle-stroke-opacity", .number, .number(1), minimum: 0, maximum: 1),
  ])
}
