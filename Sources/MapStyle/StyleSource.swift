/// Where the features or pictures of layers come from.
package struct StyleSource: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// `map`, the map's own layers; other vector sources have no data here.
    case vector
    case raster
    /// A GeoJSON object that stands in the style; kept, and nothing is drawn of it.
    case geoJSON(JSONValue)
    /// The address of a GeoJSON file, as written; nothing is drawn of it.
    case geoJSONFile(String)
    /// Of a kind that is left out (`raster-dem`, `image`, `video`); nothing is drawn of it.
    case unsupported(String)
  }

  package var id: String
  package var kind: Kind

  package init(id: String, kind: Kind) {
    self.id = id
    self.kind = kind
  }
}
