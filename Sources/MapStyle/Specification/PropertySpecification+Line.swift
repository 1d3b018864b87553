extension PropertySpecification {
  /// Properties of line layers: types, defaults and ranges of the MapLibre style specification, version 8.
  static let line = table([
    PropertySpecification(
      .layout, "line-cap", .enumeration(["butt", "round", "square"]), .string("butt")),
    PropertySpecification(
      .layout, "line-join", .enumeration(["bevel", "round", "miter"]), .string("miter")),
    PropertySpecification(.layout, "line-miter-limit", .number, .number(2)),
    PropertySpecification(.layout, "line-round-limit", .number, .number(1.05)).undrawn,
    PropertySpecification(.layout, "line-sort-key", .number, isInterpolated: false),
    PropertySpecification(.paint, "line-opacity", .number, .number(1), minimum: 0, maximum: 1),
    PropertySpecification(
      .paint, "line-layer-opacity", .number, .number(1), by: .zoom, minimum: 0, maximum: 1
    ),
    PropertySpecification(.paint, "line-color", .color, .black),
    PropertySpecification(.paint, "line-translate", .pair, .numbers(0, 0), by: .zoom),
    PropertySpecification(
      .paint, "line-translate-anchor", .translateAnchor, .string("map"), by: .zoom
    ),
    PropertySpecification(.paint, "line-width", .number, .number(1), minimum: 0),
    PropertySpecification(.paint, "line-gap-width", .number, .number(0), minimum: 0),
    PropertySpecification(.paint, "line-offset", .number, .number(0)),
    PropertySpecification(.paint, "line-blur", .number, .number(0), minimum: 0),
    PropertySpecification(.paint, "line-dasharray", .array(.number, nil), minimum: 0),
    PropertySpecification(.paint, "line-pattern", .image),
    PropertySpecification(.paint, "line-gradient", .color, by: .lineProgress),
  ])
}
