/// The OpenAPI document of everything that is served.
enum OpenAPIRoutes {
  static let endpoints = [
    Endpoint("openAPI", "/openapi.json") { inquiry, installation in
      let maps = installation.library.all.map(\.name).filter(inquiry.visitor.maySee)
      return Reply(
        json: openAPI(
          of: EndpointTable.all.endpoints, map: maps.first,
          addresses: installation.addresses(for: inquiry),
          isControlled: installation.access.settings.isControlled),
        mediaType: openAPIMediaType)
    }
  ]
}
