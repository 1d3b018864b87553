import MapStyle

/// The maps and what there is to fetch of each.
enum MapRoutes {
  static let endpoints = [
    Endpoint("maps", "/maps") { inquiry, installation in
      let library = installation.library
      let addresses = installation.addresses(for: inquiry)
      let visitor = inquiry.visitor
      let maps = library.all.filter { visitor.maySee($0.name) }
        .compactMap { $0.shown(to: visitor.audience) }
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
      // Findings quote what is written in the files of the map.
      let fault =
        map.audience == .internal ? installation.library.fault(of: map.name) : nil
      return Reply(
        json: map.description.document(
          at: installation.addresses(for: inquiry), fault: fault))
    },
  ]
}
