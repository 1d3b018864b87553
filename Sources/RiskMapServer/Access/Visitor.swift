/// Who asks, as `Access` found out.
package struct Visitor: Hashable, Sendable {
  /// How logs name who asks: the name of a key or the subject of a token, never a secret.
  package var name: String
  package var maps: MapScope
  package var audience: Audience
  /// The query that lets others in as it let in this one, encoded: addresses in documents carry it on. nil: by a field, or not needed.
  package var credential: String?

  package init(
    name: String, maps: MapScope = .all, audience: Audience = .internal, credential: String? = nil
  ) {
    self.name = name
    self.maps = maps
    self.audience = audience
    self.credential = credential
  }

  /// Anyone at all, where nothing is asked of who asks.
  package static let anyone = Visitor(name: "anyone")

  /// The map may be seen.
  package func maySee(_ map: String) -> Bool {
    switch maps {
    case .all: true
    case .named(let names): names.contains(map)
    }
  }
}

/// A request that was let in.
package struct Admission: Hashable, Sendable {
  package var visitor: Visitor
  /// Path and query without what `Access` took from it, so that a tile has one address whoever asks.
  package var target: String

  package init(visitor: Visitor, target: String) {
    self.visitor = visitor
    self.target = target
  }
}

/// Maps that someone may see.
package enum MapScope: Hashable, Sendable {
  case all
  case named(Set<String>)
}

/// How much of a map is shown.
package enum Audience: String, CaseIterable, Hashable, Sendable {
  /// Everything.
  case `internal`
  /// Without names of people, quantities and measures.
  case `public`
}
