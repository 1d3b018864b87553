import MapStyle

/// What the OpenAPI document says of an endpoint beside what the table of endpoints knows.
struct Operation: Hashable, Sendable {
  var summary: String
  var answers: [Outcome]
  /// Parameters by name, where they are others than those that all endpoints share.
  var parameters: [String: JSONValue] = [:]

  init(_ summary: String, _ answers: [Outcome], parameters: [String: JSONValue] = [:]) {
    self.summary = summary
    self.answers = answers
    self.parameters = parameters
  }
}

/// What comes when all is well.
enum Outcome: Hashable, Sendable {
  /// A document by that name among the schemas.
  case json(String, mediaType: String = "application/json")
  case xml
  case bytes(String)
  case text(String)
  /// 204: nothing of the map shows there.
  case nothing
}

extension Operation {
  /// For an endpoint that the table of operations does not know: whatever comes, comes with status 200.
  init(undescribed id: String) {
    self.init(id, [.bytes("*/*")])
  }

  /// The answers by status. Everything that goes wrong is a problem document.
  var responses: JSONValue {
    var content: [JSONValue.Member] = []
    for answer in answers {
      switch answer {
      case .json(let schema, let mediaType):
        content.append(.init(mediaType, .record(["schema": .reference(schema)])))
      case .xml:
        content.append(.init("application/xml", .record(["schema": .type("string")])))
      case .text(let mediaType):
        content.append(.init(mediaType, .record(["schema": .type("string")])))
      case .bytes(let mediaType):
        let schema = JSONValue.record(["type": .string("string"), "format": .string("binary")])
        content.append(.init(mediaType, .record(["schema": schema])))
      case .nothing: break
      }
    }
    var problem: [JSONValue.Member] = [
      .init("application/problem+json", .record(["schema": .reference("Problem")]))
    ]
    if answers.contains(.xml) || parameters["layer"] != nil {
      problem.append(.init("application/xml", .record(["schema": .type("string")])))
    }
    return .record([
      "200": .record(["description": .string("What was asked for."), "content": .object(content)]),
      "204": answers.contains(.nothing)
        ? .record(["description": .string("Nothing of the map shows there.")]) : nil,
      "304": .record(["description": .string("What the client has is the latest.")]),
      "default": .record([
        "description": .string("Why there is no answer (RFC 9457)."), "content": .object(problem),
      ]),
    ])
  }
}

extension JSONValue {
  static func reference(_ schema: String) -> JSONValue {
    .record(["$ref": .string("#/components/schemas/\(schema)")])
  }

  static func type(_ name: String) -> JSONValue { .record(["type": .string(name)]) }

  static func choice(_ values: some Sequence<String>) -> JSONValue {
    .record(["type": .string("string"), "enum": .strings(values)])
  }

  static func pattern(_ pattern: String) -> JSONValue {
    .record(["type": .string("string"), "pattern": .string(pattern)])
  }

  static func integers(_ range: ClosedRange<Int>) -> JSONValue {
    .record([
      "type": .string("integer"), "minimum": .integer(range.lowerBound),
      "maximum": .integer(range.upperBound),
    ])
  }
}
