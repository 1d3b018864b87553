extension PropertySpecification {
  /// Properties of background layers: types, defaults and ranges of the MapLibre style specification, version 8.
  static let background = table([
    PropertySpecification(.paint, "background-color", .color, .black, by: .zoom),
    PropertySpecification(.paint, "background-pattern", .image, by: .zoom),
    PropertySpecification(
      .paint, "background-opacity", .number, .number(1), by: .zoom, minimum: 0, maximum: 1),
  ])
}
