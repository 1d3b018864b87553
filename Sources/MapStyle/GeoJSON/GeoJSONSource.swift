package import PlantModel

/// A source of type `geojson`: where its features are, and how they are read.
package struct GeoJSONSource: Sendable {
  /// Where the features are.
  package enum Content: Hashable, Sendable {
    /// What stands in the style; whether it is GeoJSON is seen when its features are read.
    case inline(JSONValue)
    /// The address of a file, as written in the style.
    case file(String)
  }

  package var data: Content
  /// Whether lines know how far along them a point is, which `line-gradient` needs.
  var hasLineMetrics = false

  /// Name of the style's file and path of the source in it, for messages.
  var file: String
  var path: String
  var filter: PropertyValue?
  /// Features are numbered in their order, whatever ids they have.
  var numbersFeatures = false
  /// The property that is the id of a feature.
  var idProperty: String?
  var clustering: Clustering?

  init(_ data: Content, file: String, path: String) {
    self.data = data
    self.file = file
    self.path = path
  }
}

extension GeoJSONSource {
  /// The features that stand in the style, in degrees; none of a source whose features are in a file. What is wrong in the data is
  /// a finding with its path, the rest comes.
  package func features() -> Diagnosed<[SourceFeature]> {
    guard case .inline(let json) = data else { return Diagnosed([]) }
    var decoder = GeoJSONDecoder(self, file: file, path: "\(path).data")
    decoder.read(json)
    return Diagnosed(decoder.features, decoder.allFindings())
  }

  /// The features of the file that the source names, given its bytes; `file` names it in messages.
  package func decode(_ bytes: [UInt8], file: String) -> Diagnosed<[SourceFeature]> {
    guard bytes.count <= Self.sizeLimit else {
      return Diagnosed([], [Self.tooLarge(bytes.count, file)])
    }
    var decoder = GeoJSONDecoder(self, file: file, path: "")
    do throws(StyleError) {
      decoder.read(try JSONParser.value(of: bytes, file: file))
    } catch {
      return Diagnosed(
        [], [Diagnostic(.error, "geojson-unreadable", error.message, at: error.place)])
    }
    return Diagnosed(decoder.features, decoder.allFindings())
  }

  /// What parses in a few seconds; larger data belongs into a format with an index.
  static let sizeLimit = 256 << 20

  private static func tooLarge(_ count: Int, _ file: String) -> Diagnostic {
    Diagnostic(
      .error, "geojson-unreadable",
      LocalizedText(
        zh: "文件有 \(count) 字节，上限为 \(sizeLimit)",
        en: "the file has \(count) bytes; the limit is \(sizeLimit)"),
      at: Place(file: file))
  }

  /// Points near each other become one, others at each zoom.
  package var isClustered: Bool { clustering != nil }

  /// The features as they are at `zoom`: of a source with `cluster`, points near each other are one point with the properties
  /// `cluster`, `cluster_id`, `point_count`, `point_count_abbreviated` and those of `clusterProperties`.
  package func clustered(_ features: [SourceFeature], at zoom: Double) -> [SourceFeature] {
    clustering?.clustered(features, at: zoom) ?? features
  }
}
