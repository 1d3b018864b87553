extension PropertySpecification {
  /// Properties of symbol layers: types, defaults and ranges of the MapLibre style specification, version 8.
  static let symbol = table([
    PropertySpecification(
      .layout, "symbol-placement", .enumeration(["point", "line", "line-center"]), .string("point"),
      by: .zoom
    ),
    PropertySpecification(.layout, "symbol-spacing", .number, .number(250), by: .zoom, minimum: 1),
    PropertySpecification(.layout, "symbol-avoid-edges", .boolean, .bool(false), by: .zoom).undrawn,
    PropertySpecification(.layout, "symbol-sort-key", .number, isInterpolated: false),
    PropertySpecification(
      .layout, "symbol-z-order", .enumeration(["auto", "viewport-y", "source"]), .string("auto"),
      by: .zoom
    ),
    PropertySpecification(.layout, "icon-allow-overlap", .boolean, .bool(false), by: .zoom),
    PropertySpecification(.layout, "icon-overlap", .overlap, by: .zoom),
    PropertySpecification(.layout, "icon-ignore-placement", .boolean, .bool(false), by: .zoom),
    PropertySpecification(.layout, "icon-optional", .boolean, .bool(false), by: .zoom),
    PropertySpecification(
      .layout, "icon-rotation-alignment", .alignment, .string("auto"), by: .zoom
    ),
    PropertySpecification(.layout, "icon-size", .number, .number(1), minimum: 0),
    PropertySpecification(
      .layout, "icon-text-fit", .enumeration(["none", "width", "height", "both"]), .string("none"),
      by: .zoom
    ),
    PropertySpecification(
      .layout, "icon-text-fit-padding", .array(.number, 4), .numbers(0, 0, 0, 0), by: .zoom
    ),
    PropertySpecification(.layout, "icon-image", .image).withTokens,
    PropertySpecification(.layout, "icon-rotate", .number, .number(0)),
    PropertySpecification(.layout, "icon-padding", .padding, .padding([2, 2, 2, 2])),
    PropertySpecification(.layout, "icon-keep-upright", .boolean, .bool(false), by: .zoom),
    PropertySpecification(.layout, "icon-offset", .pair, .numbers(0, 0)),
    PropertySpecification(.layout, "icon-anchor", .anchor, .string("center")),
    PropertySpecification(.layout, "icon-pitch-alignment", .alignment, .string("auto"), by: .zoom)
      .undrawn,
    PropertySpecification(.layout, "text-pitch-alignment", .alignment, .string("auto"), by: .zoom)
      .undrawn,
    PropertySpecification(
      .layout, "text-rotation-alignment",
      .enumeration(["map", "viewport", "viewport-glyph", "auto"]), .string("auto"), by: .zoom
    ),
    PropertySpecification(.layout, "text-field", .formatted, .formatted(FormattedText("")))
      .withTokens,
    PropertySpecification(
      .layout, "text-font", .array(.string, nil),
      .array([.string("Open Sans Regular"), .string("Arial Unicode MS Regular")])),
    PropertySpecification(.layout, "text-size", .number, .number(16), minimum: 0),
    PropertySpecification(.layout, "text-max-width", .number, .number(10), minimum: 0),
    PropertySpecification(.layout, "text-line-height", .number, .number(1.2), by: .zoom),
    PropertySpecification(.layout, "text-letter-spacing", .number, .number(0)),
    PropertySpecification(
      .layout, "text-justify", .enumeration(["auto", "left", "center", "right"]), .string("center")
    ),
    PropertySpecification(.layout, "text-radial-offset", .number, .number(0)),
    PropertySpecification(.layout, "text-variable-anchor", .array(.anchor, nil), by: .zoom),
    PropertySpecification(.layout, "text-variable-anchor-offset", .anchorOffsets),
    PropertySpecification(.layout, "text-anchor", .anchor, .string("center")),
    PropertySpecification(.layout, "text-max-angle", .number, .number(45), by: .zoom),
    PropertySpecification(
      .layout, "text-writing-mode", .array(.enumeration(["horizontal", "vertical"]), nil), by: .zoom
    ),
    PropertySpecification(.layout, "text-rotate", .number, .number(0)),
    PropertySpecification(.layout, "text-padding", .number, .number(2), by: .zoom, minimum: 0),
    PropertySpecification(.layout, "text-keep-upright", .boolean, .bool(true), by: .zoom),
    PropertySpecification(
      .layout, "text-transform", .enumeration(["none", "uppercase", "lowercase"]), .string("none")),
    PropertySpecification(.layout, "text-offset", .pair, .numbers(0, 0)),
    PropertySpecification(.layout, "text-allow-overlap", .boolean, .bool(false), by: .zoom),
    PropertySpecification(.layout, "text-overlap", .overlap, by: .zoom),
    PropertySpecification(.layout, "text-ignore-placement", .boolean, .bool(false), by: .zoom),
    PropertySpecification(.layout, "text-optional", .boolean, .bool(false), by: .zoom),
    PropertySpecification(.paint, "icon-opacity", .number, .number(1), minimum: 0, maximum: 1),
    PropertySpecification(.paint, "icon-color", .color, .black),
    PropertySpecification(.paint, "icon-halo-color", .color, .color(.clear)),
    PropertySpecification(.paint, "icon-halo-width", .number, .number(0), minimum: 0),
    PropertySpecification(.paint, "icon-halo-blur", .number, .number(0), minimum: 0),
    PropertySpecification(.paint, "icon-translate", .pair, .numbers(0, 0), by: .zoom),
    PropertySpecification(
      .paint, "icon-translate-anchor", .translateAnchor, .string("map"), by: .zoom
    ),
    PropertySpecification(.paint, "text-opacity", .number, .number(1), minimum: 0, maximum: 1),
    PropertySpecification(.paint, "text-color", .color, .black),
    PropertySpecification(.paint, "text-halo-color", .color, .color(.clear)),
    PropertySpecification(.paint, "text-halo-width", .number, .number(0), minimum: 0),
    PropertySpecification(.paint, "text-halo-blur", .number, .number(0), minimum: 0),
    PropertySpecification(.paint, "text-translate", .pair, .numbers(0, 0), by: .zoom),
    PropertySpecification(
      .paint, "text-translate-anchor", .translateAnchor, .string("map"), by: .zoom
    ),
  ])
}
