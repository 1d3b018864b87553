import Cartography
import PlantModel
import RiskMap

/// What a WMTS client has to know of a map (07-057r7, clause 7.1): a layer, its styles and the grids that it is offered on.
func wmtsCapabilities(
  of map: MapDescription, addresses: Addresses, language: Language
) -> XMLElement {
  XMLElement(
    "Capabilities",
    [
      "xmlns": "http://www.opengis.net/wmts/1.0", "xmlns:ows": "http://www.opengis.net/ows/1.1",
      "xmlns:xlink": "http://www.w3.org/1999/xlink",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance", "version": "1.0.0",
      "xsi:schemaLocation":
        "http://www.opengis.net/wmts/1.0 http://schemas.opengis.net/wmts/1.0/wmtsGetCapabilities_response.xsd",
    ],
    [
      identification(of: map, language), provider(of: map, language),
      operations(of: map, addresses),
      XMLElement(
        "Contents", [:],
        [layer(of: map, addresses, language)]
          + map.grids.map { $0.matrixSet.element(language) }),
      XMLElement(
        "ServiceMetadataURL",
        ["xlink:href": addresses["/maps/\(map.name)/wmts/1.0.0/WMTSCapabilities.xml"]]),
    ])
}

private func identification(of map: MapDescription, _ language: Language) -> XMLElement {
  XMLElement(
    "ows:ServiceIdentification", [:],
    [
      XMLElement("ows:Title", text: map.title[language]),
      XMLElement("ows:ServiceType", text: "OGC WMTS"),
      XMLElement("ows:ServiceTypeVersion", text: "1.0.0"),
    ])
}

private func provider(of map: MapDescription, _ language: Language) -> XMLElement? {
  let name = map.enterprise[language]
  guard !name.isEmpty else { return nil }
  return XMLElement(
    "ows:ServiceProvider", [:],
    [XMLElement("ows:ProviderName", text: name), XMLElement("ows:ServiceContact")])
}

private func operations(of map: MapDescription, _ addresses: Addresses) -> XMLElement {
  let address = addresses["/maps/\(map.name)/wmts"]
  // What clients append their pairs to.
  let pairs = address + (address.contains("?") ? "&" : "?")
  func get(_ href: String, _ encoding: String) -> XMLElement {
    let values = XMLElement("ows:AllowedValues", [:], [XMLElement("ows:Value", text: encoding)])
    return XMLElement(
      "ows:Get", ["xlink:href": href],
      [XMLElement("ows:Constraint", ["name": "GetEncoding"], [values])])
  }
  let document = addresses["/maps/\(map.name)/wmts/1.0.0/WMTSCapabilities.xml"]
  func operation(_ name: String, _ ways: [XMLElement]) -> XMLElement {
    XMLElement(
      "ows:Operation", ["name": name],
      [XMLElement("ows:DCP", [:], [XMLElement("ows:HTTP", [:], ways)])])
  }
  return XMLElement(
    "ows:OperationsMetadata", [:],
    [
      operation("GetCapabilities", [get(pairs, "KVP"), get(document, "RESTful")]),
      operation("GetTile", [get(pairs, "KVP")]),
    ])
}

private func layer(
  of map: MapDescription, _ addresses: Addresses, _ language: Language
) -> XMLElement {
  let styles = WMTSStyle.all(of: map).map { style in
    XMLElement(
      "Style", style.id == "default" ? ["isDefault": "true"] : [:],
      [
        XMLElement("ows:Title", text: style.basis.name[language]),
        XMLElement("ows:Identifier", text: style.id),
      ])
  }
  let resources = WMTSTile.formats.map { format in
    XMLElement(
      "ResourceURL",
      [
        "format": format.mediaType, "resourceType": "tile",
        "template": addresses[
          "/maps/\(map.name)/wmts/\(map.name)/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.\(format.rawValue)"
        ],
      ])
  }
  return XMLElement(
    "Layer", [:],
    [XMLElement("ows:Title", text: map.title[language]), box(of: map)]
      + [XMLElement("ows:Identifier", text: map.name)] + styles
      + WMTSTile.formats.map { XMLElement("Format", text: $0.mediaType) }
      + map.grids.map(\.matrixSetLink) + resources)
}

/// Where the map lies on earth; nil where that is not known.
private func box(of map: MapDescription) -> XMLElement? {
  guard let area = map.areaOnEarth else { return nil }
  return XMLElement(
    "ows:WGS84BoundingBox", [:],
    [
      XMLElement("ows:LowerCorner", text: plain([area.minX, area.minY].map(sevenDecimals))),
      XMLElement("ows:UpperCorner", text: plain([area.maxX, area.maxY].map(sevenDecimals))),
    ])
}

extension GridDescription {
  fileprivate var matrixSetLink: XMLElement {
    let limits = limits.map { limit in
      XMLElement(
        "TileMatrixLimits", [:],
        [
          XMLElement("TileMatrix", text: limit.id),
          XMLElement("MinTileRow", text: "\(limit.rows.lowerBound)"),
          XMLElement("MaxTileRow", text: "\(limit.rows.upperBound)"),
          XMLElement("MinTileCol", text: "\(limit.columns.lowerBound)"),
          XMLElement("MaxTileCol", text: "\(limit.columns.upperBound)"),
        ])
    }
    return XMLElement(
      "TileMatrixSetLink", [:],
      [
        XMLElement("TileMatrixSet", text: grid.name),
        limits.isEmpty ? nil : XMLElement("TileMatrixSetLimits", [:], limits),
      ])
  }
}

extension TileMatrixSet {
  fileprivate func element(_ language: Language) -> XMLElement {
    XMLElement(
      "TileMatrixSet", [:],
      [
        XMLElement("ows:Title", text: title[language]), XMLElement("ows:Identifier", text: id),
        XMLElement("ows:SupportedCRS", text: crs.urn),
        scaleSet.map {
          XMLElement("WellKnownScaleSet", text: "urn:ogc:def:wkss:OGC:1.0:\($0)")
        },
      ] + matrices.map(\.element))
  }
}

extension TileMatrix {
  fileprivate var element: XMLElement {
    XMLElement(
      "TileMatrix", [:],
      [
        XMLElement("ows:Identifier", text: id),
        XMLElement("ScaleDenominator", text: plain([scaleDenominator])),
        XMLElement("TopLeftCorner", text: plain(origin)), XMLElement("TileWidth", text: "256"),
        XMLElement("TileHeight", text: "256"), XMLElement("MatrixWidth", text: "\(columns)"),
        XMLElement("MatrixHeight", text: "\(rows)"),
      ])
  }
}

/// Numbers with blanks between them, whole ones without a point.
private func plain(_ numbers: [Double]) -> String {
  numbers.map { number in
    Int(exactly: number).map(String.init) ?? "\(number)"
  }.joined(separator: " ")
}
