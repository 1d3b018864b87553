import Cartography
import MapStyle
import PlantModel
import RiskMap

extension MapDescription {
  /// What there is to fetch of the map, and where.
  func document(at addresses: Addresses, fault: Diagnostic?) -> JSONValue {
    let home = "/maps/\(name)"
    var members: [JSONValue.Member] = [
      .init("name", .string(name)), .init("title", title.document),
      .init("enterprise", enterprise.document), .init("version", .string(version.description)),
      .init("edition", .text(edition)), .init("date", .text(date)),
      .init("basis", .string(basis.rawValue)),
      .init("bases", .array(RiskBasis.allCases.map { .string($0.rawValue) })),
      .init("grids", .array(grids.map { $0.document(of: self, at: addresses) })),
      .init("sheets", .array(sheets.map { sheet(named: $0, at: addresses) })),
      .init("units", .string(addresses[home + "/units.geojson"])),
      .init("unit", .string(addresses[home + "/units/{code}"])),
      .init(
        "legend",
        .object(
          ["png", "svg", "json"].map {
            JSONValue.Member($0, .string(addresses[home + "/legend.\($0)"]))
          })),
    ]
    if let fault { members.append(.init("fault", fault.document)) }
    return .object(members)
  }

  /// A line of the list of maps.
  func entry(at addresses: Addresses, fault: Diagnostic?) -> JSONValue {
    .object([
      .init("name", .string(name)), .init("title", title.document),
      .init("version", .string(version.description)), .init("edition", .text(edition)),
      .init("date", .text(date)), .init("isUpToDate", .bool(fault == nil)),
      .init("url", .string(addresses["/maps/\(name)"])),
    ])
  }

  private func sheet(named id: String, at addresses: Addresses) -> JSONValue {
    .object(
      [JSONValue.Member("id", .string(id))]
        + OutputFormat.allCases.map { format in
          JSONValue.Member(
            format.rawValue,
            .string(addresses["/maps/\(name)/sheets/\(percentEncoded(id)).\(format.rawValue)"]))
        })
  }
}

extension GridDescription {
  fileprivate func document(of map: MapDescription, at addresses: Addresses) -> JSONValue {
    let tiles = TileOutputFormat.allCases.map { format in
      JSONValue.Member(
        format.rawValue,
        .string(
          addresses[
            "/maps/\(map.name)/tiles/\(grid.name)/{z}/{x}/{y}.\(format.rawValue)"]))
    }
    let corners = [area.minX, area.minY, area.maxX, area.maxY]
    return .object([
      .init("grid", .string(grid.name)), .init("minZoom", .number(Double(zooms.lowerBound))),
      .init("maxZoom", .number(Double(zooms.upperBound))),
      .init("bounds", .array(corners.map { .number(($0 * 1e7).rounded() / 1e7) })),
      .init("scales", .array(TileScale.allCases.map { .number(Double($0.rawValue)) })),
      .init("tiles", .object(tiles)),
    ])
  }
}

extension LocalizedText {
  var document: JSONValue { .object([.init("zh", .string(zh)), .init("en", .string(en))]) }
}

extension Diagnostic {
  /// Without folders of the server, which are nobody's business.
  fileprivate var document: JSONValue {
    .object([
      .init("code", .string(code)), .init("message", message.document),
      .init("file", .text(place?.file.map { String($0.split(separator: "/").last ?? "") })),
      .init("line", place?.line.map { .number(Double($0)) } ?? .null),
    ])
  }
}

extension MapLegend {
  /// Levels, worst first.
  var document: JSONValue {
    .object([
      .init(
        "levels",
        .array(
          entries.map { entry in
            .object([
              .init("level", .string(entry.level?.rawValue ?? "unassessed")),
              .init("name", entry.name.document), .init("color", .text(entry.color?.cssText)),
              .init("units", .number(Double(entry.count))),
            ])
          }))
    ])
  }
}
