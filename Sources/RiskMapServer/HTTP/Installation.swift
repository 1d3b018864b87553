/// What the answers are made from.
package struct Installation: Sendable {
  package let settings: ServerSettings
  package let library: MapLibrary
  package let pool: RenderPool
  package let access: Access

  package init(
    settings: ServerSettings, library: MapLibrary, pool: RenderPool, access: Access = .open
  ) {
    self.settings = settings
    self.library = library
    self.pool = pool
    self.access = access
  }

  /// The map of the inquiry's `{map}`; a problem where there is none that who asks may see.
  package func map(for inquiry: Inquiry) throws(Problem) -> ServedMap {
    let name = inquiry[capture: "map"]
    guard inquiry.visitor.maySee(name), let map = library.map(named: name) else {
      throw .mapMissing(name)
    }
    return map
  }

  /// The addresses that documents for who asks carry.
  package func addresses(for inquiry: Inquiry) -> Addresses {
    Addresses(root: settings.publicURL, credential: inquiry.visitor.credential)
  }

  /// The answer of whichever endpoint has the inquiry's address.
  package func reply(to inquiry: Inquiry, from table: EndpointTable = .all) async -> Reply {
    do throws(Problem) {
      let (endpoint, found) = try table.endpoint(of: try await access.admit(inquiry))
      return try await endpoint.answer(found, self)
    } catch {
      return error.reply(to: inquiry)
    }
  }
}
