/// Documents of others' standards: TileJSON, WMTS, OGC API – Tiles, style, sprite, OpenAPI. Each is a pure function of a
/// `MapDescription` and the `Addresses` that it names.
enum Standards {
  static let endpoints: [Endpoint] =
    TileJSONRoutes.endpoints + StyleRoutes.endpoints + WMTSRoutes.endpoints + OGCRoutes.endpoints
    + OpenAPIRoutes.endpoints
}
