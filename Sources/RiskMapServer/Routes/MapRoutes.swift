import MapStyle

/// The maps and what there is to fetch of each.
enum MapRoutes {
  static let endpoints = [
    Endpoint("maps", "/maps") { inquiry, installation in
      let maps = installation.library.all.filter { inquiry.visitor.maySee($0.name) }
      return Reply(
        json: .object([.init("maps", .array(maps.map { .string($0.name) }))]))
    }
  ]
}
