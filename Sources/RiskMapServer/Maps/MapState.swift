import MapStyle
import PlantModel
import RiskMap

/// The state of a map that an inquiry means: which version and which levels.
struct MapState: Sendable {
  var map: ServedMap
  var basis: RiskBasis
  /// The inquiry names the version, so its answer never changes.
  var isNamed: Bool

  /// As long as it may be kept.
  var caching: Caching { isNamed ? .immutable : .revalidated }

  func reply(json: JSONValue) -> Reply { Reply(json: json, caching: caching) }
}

extension Installation {
  /// Throws for a map or basis that is not there. A version that is not served any more leads to the one that is.
  func state(for inquiry: Inquiry) throws(Problem) -> MapState {
    let map = try map(for: inquiry)
    var basis = map.description.basis
    if let text = inquiry.query["basis"] {
      guard let asked = RiskBasis(rawValue: text) else {
        throw .unknownBasis(String(text.prefix(40)))
      }
      basis = asked
    }
    guard let text = inquiry.query["v"] else {
      return MapState(map: map, basis: basis, isNamed: false)
    }
    guard let version = MapVersion(text) else { throw .malformedVersion(String(text.prefix(40))) }
    guard version == map.description.version else {
      // Relative, so that it holds under whichever address the client knows the server by.
      let relative = Addresses(root: "", credential: inquiry.visitor.credential)
      throw .otherVersion(relative[inquiry.query(version: map.description.version)])
    }
    return MapState(map: map, basis: basis, isNamed: true)
  }

  /// A document of the map from memory, or made.
  func document(
    _ kind: DocumentAddress.Kind, of state: MapState, for inquiry: Inquiry, type: String,
    make: @escaping @Sendable (AssessedMap, RiskBasis, Language) throws(MapError) -> [UInt8]
  ) async throws(Problem) -> Reply {
    let map = state.map.map
    let basis = state.basis
    let language = try inquiry.namedLanguage ?? state.map.description.language
    let address = DocumentAddress(
      map: state.map.name, version: state.map.description.version, kind: kind, basis: basis,
      language: language, audience: inquiry.visitor.audience)
    let document = try await documents.document(address, on: pool) { () throws(MapError) in
      PaintedTile(try make(map, basis, language), packing: ContentEncoding.helps(type))
    }
    var reply = Reply(
      body: document.body, tag: document.tag, mediaType: type, caching: state.caching)
    reply.packed = document.packed
    return reply
  }
}

extension Inquiry {
  /// A whole number of the query. Throws where it is none of the range.
  func number(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
    guard let text = query[name] else { return nil }
    guard text.utf8.count <= 6, let number = Int(text), range.contains(number) else {
      throw .outOfRange(name, range)
    }
    return number
  }

  /// `lang` of the query.
  var namedLanguage: Language? {
    get throws(Problem) {
      guard let text = query["lang"] else { return nil }
      guard let language = Language(rawValue: text) else {
        throw .unknownLanguage(String(text.prefix(40)))
      }
      return language
    }
  }

  /// The query with another version, as a reference relative to the inquiry's own address.
  fileprivate func query(version: MapVersion) -> String {
    let items = query.items.map { item in
      let value = item.name == "v" ? version.description : item.value
      return percentEncoded(item.name) + "=" + percentEncoded(value)
    }
    return "?" + items.joined(separator: "&")
  }
}
