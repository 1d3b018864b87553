import MapStyle

/// The maps and what there is to fetch of each.
enum MapRoutes {
  static let endpoints = [
    Endpoint("maps", "/maps") { inquiry, installation in
      let library = installation.library
      let addresses = installation.addresses(for: inquiry)
      let maps = library.all.filter { inquiry.visitor.maySee($0.name) }
      return Reply(
        json: .object([
          .init(
            "maps",
            .array(
              maps.map { $0.description.entry(at: addresses, fault: library.fault(of: $0.name)) }))
        ]))
    },
    Endpoint("map", "/maps/{map}") { inquiry, installation throws(Problem) in
      let map = try installation.map(for: inquiry)
      return Reply(
        json: map.description.document(
          at: installation.addresses(for: inquiry),
          fault: installation.library.fault(of: map.name)))
    },
  ]
}
