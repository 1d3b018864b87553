import MapStyle

/// The OpenAPI 3.0 document of a table of endpoints, in English alone.
///
/// - Parameters:
///   - map: name of a map, as an example.
///   - isControlled: who asks has to say who that is.
func openAPI(
  of endpoints: [Endpoint], map: String?, addresses: Addresses, isControlled: Bool
) -> JSONValue {
  .record([
    "openapi": .string("3.0.3"),
    "info": .record([
      "title": .string("riskmap"), "version": .string("1"),
      "description": .string("Safety risk distribution maps as tiles, documents and pictures."),
    ]),
    "servers": .array([.record(["url": .string(addresses.root)])]),
    "paths": .object(
      endpoints.map { endpoint in
        JSONValue.Member(
          endpoint.path.text,
          .record(["get": endpoint.operation(exampleMap: map, isControlled: isControlled)]))
      }),
    "components": .record([
      "schemas": schemas, "securitySchemes": isControlled ? SecurityScheme.all : nil,
    ]),
    "security": isControlled ? SecurityScheme.anyOfThem : nil,
  ])
}

extension Endpoint {
  fileprivate func operation(exampleMap map: String?, isControlled: Bool) -> JSONValue {
    let operation = Operation.table[id] ?? Operation(undescribed: id)
    let captures = path.text.split(separator: "{").dropFirst().map {
      String($0.prefix { $0 != "}" })
    }
    func parameter(_ name: String, in place: String) -> JSONValue {
      let schema = operation.parameters[name] ?? Operation.parameters[name] ?? .type("string")
      return .record([
        "name": .string(name), "in": .string(place),
        "required": place == "path" ? .bool(true) : nil,
        "description": Operation.meanings[name].map { .string($0) }, "schema": schema,
        "example": name == "map" ? map.map { .string($0) } : nil,
      ])
    }
    let query =
      parameters.map { $0.map { parameter($0, in: "query") } } ?? JSONValue.capabilitiesPairs
    return .record([
      "operationId": .string(id), "summary": .string(operation.summary),
      "parameters": .array(captures.map { parameter($0, in: "path") } + query),
      "responses": operation.responses,
      "security": isControlled && path.text.hasPrefix("/health/") ? .array([]) : nil,
    ])
  }
}

extension JSONValue {
  /// The pairs of GetCapabilities: OpenAPI cannot say that GetTile has others.
  fileprivate static let capabilitiesPairs: [JSONValue] = [
    ("Service", "WMTS"), ("Request", "GetCapabilities"),
  ]
  .map { name, value in
    .record([
      "name": .string(name), "in": .string("query"), "required": .bool(true),
      "schema": .choice([value]),
    ])
  }
}

private let schemas: JSONValue = .record([
  "Object": .type("object"),
  "Problem": object(
    [
      "type": .type("string"), "title": .type("string"), "status": .type("integer"),
      "detail": .type("string"), "hint": .type("string"), "instance": .type("string"),
    ], required: ["type", "title", "status", "detail"]),
  "Link": object(
    [
      "href": .type("string"), "rel": .type("string"), "type": .type("string"),
      "title": .type("string"), "templated": .type("boolean"),
    ], required: ["href", "rel"]),
  "TileJSON": object(
    [
      "tilejson": .choice(["2.2.0", "3.0.0"]), "tiles": list(.type("string")),
      "minzoom": .type("integer"), "maxzoom": .type("integer"),
      "bounds": list(.type("number")), "center": list(.type("number")),
      "vector_layers": list(.type("object")),
    ], required: ["tilejson", "tiles", "minzoom", "maxzoom", "bounds"]),
  "Style": object(
    [
      "version": .record(["type": .string("integer"), "enum": .array([.integer(8)])]),
      "sources": .type("object"), "layers": list(.type("object")), "sprite": .type("string"),
    ], required: ["version", "sources", "layers"]),
  "LandingPage": object(
    ["title": .type("string"), "links": list(.reference("Link"))], required: ["links"]),
  "Conformance": object(["conformsTo": list(.type("string"))], required: ["conformsTo"]),
  "Collection": object(
    [
      "id": .type("string"), "title": .type("string"), "extent": .type("object"),
      "crs": list(.type("string")), "links": list(.reference("Link")),
    ], required: ["id", "links"]),
  "Collections": object(
    ["links": list(.reference("Link")), "collections": list(.reference("Collection"))],
    required: ["links", "collections"]),
  "TileSet": object(
    [
      "dataType": .choice(TilesetKind.allCases.map(\.rawValue)), "crs": .type("string"),
      "tileMatrixSetURI": .type("string"), "links": list(.reference("Link")),
      "tileMatrixSetLimits": list(.type("object")), "layers": list(.type("object")),
    ], required: ["dataType", "crs", "links"]),
  "TileSets": object(
    ["tilesets": list(.reference("TileSet")), "links": list(.reference("Link"))],
    required: ["tilesets"]),
  "TileMatrixSet": object(
    [
      "id": .type("string"), "crs": .type("string"), "tileMatrices": list(.type("object")),
    ], required: ["id", "crs", "tileMatrices"]),
])

private func list(_ element: JSONValue) -> JSONValue {
  .record(["type": .string("array"), "items": element])
}

private func object(
  _ members: KeyValuePairs<String, JSONValue>, required: [String]
) -> JSONValue {
  .record([
    "type": .string("object"), "required": .strings(required),
    "properties": .object(members.map { JSONValue.Member($0, $1) }),
  ])
}
