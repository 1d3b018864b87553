/// Where the features or pictures of layers come from.
package struct StyleSource: Sendable {
  /// The types of sources.
  package enum Kind: Sendable {
    /// `map`, the map's own layers; other vector sources have no data here.
    case vector
    case raster
    case geoJSON(GeoJSONSource)
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
