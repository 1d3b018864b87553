extension PropertySpecification {
  /// Properties of fill layers: types, defaults and ranges of the MapLibre style specification, version 8.
  static let fill = table([
    PropertySpecification(.layout, "fill-sort-key", .number, isInterpolated: false),
    PropertySpecification(.paint, "fill-antialias", .boolean, .bool(true), by: .zoom),
    PropertySpecification(.paint, "fill-opacity", .number, .number(1), minimum: 0, maximum: 1),
    PropertySpecification(
      .paint, "fill-layer-opacity", .number, .number(1), by: .zoom, minimum: 0, maximum: 1
    ),
    PropertySpecification(.paint, "fill-color", .color, .black),
    PropertySpecification(.paint, "fill-outline-color", .color),
    PropertySpecification(.paint, "fill-translate", .pair, .numbers(0, 0), by: .zoom),
    PropertySpecification(
      .paint, "fill-translate-anchor", .translateAnchor, .string("map"), by: .zoom
    ),
    PropertySpecification(.paint, "fill-pattern", .image),
  ])
}
