import HTTPTypes
import NIOCore
import RiskMap

/// Which answers are compressed: text, and never pictures, which are compressed in themselves.
enum ContentEncoding {
  /// Shorter ones gain nothing.
  static let fewestBytes = 1024

  /// Documents of that type shrink.
  static func helps(_ mediaType: String) -> Bool {
    let type = mediaType.prefix { $0 != ";" }
    return type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml")
      || type == "application/javascript" || type == "application/vnd.mapbox-vector-tile"
  }

  /// An `Accept-Encoding` field (RFC 9110, 12.5.3) takes gzip.
  static func acceptsGzip(_ field: String?) -> Bool {
    guard let field, field.utf8.count <= 1024 else { return false }
    if field == "gzip" || field.hasPrefix("gzip,") { return true }
    return field.split(separator: ",").contains { range in
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard let coding = parts.first, coding == "gzip" || coding == "x-gzip" || coding == "*" else {
        return false
      }
      return !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
    }
  }
}

extension Reply {
  /// The body as gzip; nil where that does not help.
  func gzipBody() -> ByteBuffer? {
    if let packed { return packed }
    guard tile == nil, body.readableBytes >= ContentEncoding.fewestBytes else { return nil }
    return gzipped(Array(body.readableBytesView)).map { ByteBuffer(bytes: $0) }
  }
}
