extension PropertySpecification {
  /// Properties of raster layers: types, defaults and ranges of the MapLibre style specification, version 8.
  static let raster = table([
    PropertySpecification(
      .paint, "raster-opacity", .number, .number(1), by: .zoom, minimum: 0, maximum: 1),
    PropertySpecification(.paint, "raster-hue-rotate", .number, .number(0), by: .zoom),
    PropertySpecification(
      .paint, "raster-brightness-min", .number, .number(0), by: .zoom, minimum: 0, maximum: 1
    ),
    PropertySpecification(
      .paint, "raster-brightness-max", .number, .number(1), by: .zoom, minimum: 0, maximum: 1
    ),
    PropertySpecification(
      .paint, "raster-saturation", .number, .number(0), by: .zoom, minimum: -1, maximum: 1
    ),
    PropertySpecification(
      .paint, "raster-contrast", .number, .number(0), by: .zoom, minimum: -1, maximum: 1
    ),
    PropertySpecification(
      .paint, "resampling", .enumeration(["linear", "nearest"]), .string("linear"), by: .zoom
    ),
    PropertySpecification(
      .paint, "raster-resampling", .enumeration(["linear", "nearest"]), .string("linear"), by: .zoom
    ),
    PropertySpecification(
      .paint, "raster-fade-duration", .number, .number(300), by: .zoom, minimum: 0
    ).undrawn,
  ])
}
