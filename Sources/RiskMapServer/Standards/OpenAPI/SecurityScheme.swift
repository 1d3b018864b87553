import MapStyle

/// How who asks says who that is, as OpenAPI 3.0 names it: any one of the ways will do.
enum SecurityScheme {
  static let all: JSONValue = .record([
    "key": .record([
      "type": .string("apiKey"), "in": .string("header"), "name": .string("X-API-Key"),
      "description": .string("An API key."),
    ]),
    "bearer": .record([
      "type": .string("http"), "scheme": .string("bearer"), "bearerFormat": .string("JWT"),
      "description": .string("A JSON Web Token, or an API key."),
    ]),
    "signed": .record([
      "type": .string("apiKey"), "in": .string("query"),
      "name": .string(SignedAddress.parameter),
      "description": .string(
        "A signature that ends some day: for pictures, frames and dashboards."),
    ]),
  ])

  static let anyOfThem: JSONValue = .array(
    ["key", "bearer", "signed"].map { .record([$0: .array([])]) })
}
