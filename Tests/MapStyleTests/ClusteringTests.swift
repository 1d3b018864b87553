import PlantModel
import TestSupport
import Testing

@testable import MapStyle

struct ClusteringTests {
  private func source(_ options: String) throws -> GeoJSONSource {
    let style = try decoded(
      #"""
      {"version": 8, "sources": {"g": {"type": "geojson", "data": {}, "cluster": true \#(options)}},
       "layers": []}
      """#
    ).value
    guard case .geoJSON(let source)? = style.sources.first?.kind else {
      throw StyleError.tooLarge(bytes: 0, limit: 0, file: "no GeoJSON source")
    }
    return source
  }

  /// Points on the equator at the given distances in CSS pixels of zoom 0 from 0°, with their number as `n`.
  private func points(_ pixels: [Double]) -> [SourceFeature] {
    pixels.enumerated().map { index, x in
      SourceFeature(
        properties: ["n": .number(Double(index + 1))],
        geometry: .points([Point(x: x / 512 * 360, y: 0)]))
    }
  }

  private func counts(_ features: [SourceFeature]) -> [StyleValue] {
    features.map { $0.properties["point_count"] ?? .number(1) }
  }

  @Test func `points in the radius of a free point are one, at the middle of all of them`() throws {
    let features = points([0, 30, 100])
    let clustered = try source("").clustered(features, at: 0.9)
    #expect(counts(clustered) == [.number(2), .number(1)])
    let cluster = try #require(clustered.first)
    #expect(cluster.properties["cluster"] == .bool(true))
    #expect(cluster.properties["point_count_abbreviated"] == .number(2))
    #expect(cluster.properties["cluster_id"] == cluster.id)
    guard case .points(let places) = cluster.geometry else {
      Issue.record("no point")
      return
    }
    #expect(abs(places[0].x - 15.0 / 512 * 360) < 1e-9 && abs(places[0].y) < 1e-9)
  }

  @Test func `the radius is of the zoom, and above clusterMaxZoom points stand alone`() throws {
    let features = points([0, 30])
    #expect(try source("").clustered(features, at: 1).count == 2)
    #expect(try source(#", "clusterRadius": 100"#).clustered(features, at: 1).count == 1)
    #expect(
      try source(#", "clusterRadius": 512, "clusterMaxZoom": 3"#).clustered(features, at: 4).count
        == 2)
    #expect(
      try source(#", "clusterRadius": 512, "clusterMaxZoom": 3"#).clustered(features, at: 3.5).count
        == 1)
  }

  @Test func `fewer than clusterMinPoints are no cluster`() throws {
    let source = try source(#", "clusterMinPoints": 3"#)
    #expect(source.clustered(points([0, 1]), at: 0) == points([0, 1]))
    #expect(source.clustered(points([0, 1, 2]), at: 0).count == 1)
  }

  @Test func `properties of clusters are gathered over all zooms`() throws {
    let source = try source(
      #"""
      , "clusterProperties": {"sum": ["+", ["get", "n"]], "most": ["max", ["get", "n"]],
        "all": [["concat", ["accumulated"], ",", ["get", "all"]], ["to-string", ["get", "n"]]]}
      """#)
    let cluster = try #require(source.clustered(points([0, 1, 30, 20]), at: 0).first)
    #expect(cluster.properties["point_count"] == .number(4))
    #expect(cluster.properties["sum"] == .number(10))
    #expect(cluster.properties["most"] == .number(4))
    #expect(cluster.properties["all"] == .string("1,2,3,4"))
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      #"["semiliteral", [["accumulated"], ["accumulated"]]]"#,
      #"["semiliteral", [["accumulated"]]]"#,
    ])
  func `properties that grow with every point stay bounded`(_ reduce: String) throws {
    let source = try source(
      #"""
      , "clusterProperties": {"a": [\#(reduce), ["get", "n"]]}
      """#)
    let clustered = source.clustered(points(Array(repeating: 0, count: 3000)), at: 0)
    #expect(counts(clustered) == [.number(3000)])
  }

  @Test func `large counts are abbreviated`() throws {
    let source = try source("")
    for (count, text) in [(1249, "1.2k"), (12_600, "13k")] {
      let cluster = source.clustered(points(Array(repeating: 5, count: count)), at: 10).first
      #expect(cluster?.properties["point_count_abbreviated"] == .string(text))
    }
  }

  @Test(arguments: 0..<60)
  func `every point is in one cluster and clusters have ids of their own`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let features = points(
      (0..<Int.random(in: 0...200, using: &random)).map { _ in
        .random(in: -200...200, using: &random)
      })
    let source = try source(#", "clusterRadius": \#(Int.random(in: 0...90, using: &random))"#)
    let zoom = Double(Int.random(in: 0...3, using: &random))
    let clustered = source.clustered(features, at: zoom)
    let total = counts(clustered).reduce(0.0) { if case .number(let n) = $1 { $0 + n } else { $0 } }
    #expect(total == Double(features.count))
    #expect(clustered == source.clustered(features, at: zoom))
    #expect(Set(clustered.map(\.id).filter { $0 != nil }).count == clustered.count { $0.id != nil })
  }

  @Test func `lines stay as they are`() throws {
    let line = SourceFeature(
      properties: [:], geometry: .lineStrings([[Point(x: 0, y: 0), Point(x: 1, y: 0)]]))
    #expect(try source("").clustered([line] + points([0, 1]), at: 0).count == 2)
  }
}
