/// The path of an endpoint as OpenAPI writes it: `/maps/{map}/tiles/{z}/{x}/{y}.{format}`. A `{name}` stands for one or more letters of
/// one segment.
package struct PathTemplate: Hashable, Sendable, ExpressibleByStringLiteral {
  private enum Piece: Hashable {
    case literal(String)
    case capture(String)
  }

  /// As written.
  package let text: String
  private let segments: [[Piece]]

  package init(stringLiteral text: String) {
    self.text = text
    segments = text.dropFirst().split(separator: "/").map(Self.pieces)
  }

  /// What stood in the place of each name; nil where the path is another one.
  package func captures(of path: RequestPath) -> [String: String]? {
    guard path.segments.count == segments.count else { return nil }
    var captures: [String: String] = [:]
    for (pieces, segment) in zip(segments, path.segments) {
      guard Self.match(pieces[...], segment[...], &captures) else { return nil }
    }
    return captures
  }

  private static func pieces(of segment: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var rest = segment
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
      pieces.append(.capture(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    return pieces
  }

  /// A capture takes as little as it can: up to the first place where the literal behind it stands.
  private static func match(
    _ pieces: ArraySlice<Piece>, _ text: Substring, _ captures: inout [String: String]
  ) -> Bool {
    guard let first = pieces.first else { return text.isEmpty }
    let others = pieces.dropFirst()
    switch first {
    case .literal(let literal):
      return text.hasPrefix(literal) && match(others, text.dropFirst(literal.count), &captures)
    case .capture(let name):
      guard !text.isEmpty else { return false }
      guard case .literal(let next)? = others.first else {
        captures[name] = String(text)
        return others.isEmpty
      }
      guard let end = text.dropFirst().firstRange(of: next)?.lowerBound else { return false }
      captures[name] = String(text[..<end])
      return match(others, text[end...], &captures)
    }
  }
}
