import Foundation
import PlantModel
import TestSupport
import Testing

@testable import MapStyle

struct PlaceTests {
  private func value(_ expression: String, _ geometry: Geometry?) throws
    -> ExpressionValue
  {
    var parser = ExpressionParser()
    let parsed = try #require(parser.parse(try json(expression), as: nil))
    var context = EvaluationContext()
    context.geometry = geometry
    return try parsed.value(&context)
  }

  private static let square =
    #"{"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], [[4, 4], [6, 4], [6, 6], [4, 6], [4, 4]]]}"#

  static let places: [(Geometry, Bool)] = [
    (.points([Point(x: 1, y: 1)]), true), (.points([Point(x: 11, y: 1)]), false),
    (.points([Point(x: 5, y: 5)]), false), (.points([Point(x: 0, y: 5)]), false),
    (.points([Point(x: 1, y: 1), Point(x: 11, y: 1)]), false),
    (.points([Point(x: 361, y: 1)]), true), (.points([Point(x: -359, y: 1)]), true),
    (.lineStrings([[Point(x: 1, y: 1), Point(x: 9, y: 1)]]), true),
    (.lineStrings([[Point(x: 1, y: 5), Point(x: 9, y: 5)]]), false),
    (.lineStrings([[Point(x: 1, y: 1), Point(x: 10, y: 1)]]), false),
    (
      .polygons([Polygon(exterior: [Point(x: 1, y: 1), Point(x: 2, y: 1), Point(x: 1, y: 2)])]),
      false
    ),
    (.points([]), false),
  ]

  @Test(arguments: places)
  func `within is strictly inside, for points and lines`(_ geometry: Geometry, _ expected: Bool)
    throws
  {
    let bare = #"["within", \#(Self.square)]"#
    let feature = #"["within", {"type": "Feature", "properties": {}, "geometry": \#(Self.square)}]"#
    for expression in [bare, feature] {
      #expect(try value(expression, geometry) == .bool(expected))
    }
  }

  @Test func `distances are metres to the nearest part`() throws {
    let place = Geometry.points([Point(x: 119.25, y: 32.25)])
    let degree = try value(
      #"["distance", {"type": "Point", "coordinates": [119.25, 33.25]}]"#, place)
    // A degree of the meridian at 32.25° (WGS 84).
    #expect(abs(degree.asNumber - 110_892) < 30)
    let line = #"{"type": "LineString", "coordinates": [[119, 32.26], [120, 32.26]]}"#
    let toLine = try value(#"["distance", \#(line)]"#, place).asNumber
    #expect(abs(toLine - degree.asNumber / 100) < 1)
    #expect(
      try value(#"["distance", \#(Self.square)]"#, .points([Point(x: 1, y: 2)])) == .number(0))
    let hole = try value(#"["distance", \#(Self.square)]"#, .points([Point(x: 5, y: 4.5)]))
    #expect(abs(hole.asNumber - 55_287) < 100)
    let collection =
      #"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": \#(line)}, {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [119.25, 32.2501]}}]}"#
    #expect(try value(#"["distance", \#(collection)]"#, place).asNumber < 12)
    let crossing = Geometry.lineStrings([[Point(x: 119.5, y: 32), Point(x: 119.5, y: 33)]])
    #expect(try value(#"["distance", \#(line)]"#, crossing) == .number(0))
    let around = Geometry.polygons([
      Polygon(exterior: [Point(x: -5, y: -5), Point(x: 20, y: -5), Point(x: 5, y: 40)])
    ])
    #expect(try value(#"["distance", \#(Self.square)]"#, around) == .number(0))
    #expect(try value(#"["distance", \#(line)]"#, .points([])).asNumber.isNaN)
  }

  @Test func `distances go the shorter way round the world`() throws {
    let metres = try value(
      #"["distance", {"type": "LineString", "coordinates": [[179.9, 1], [-179.9, 1]]}]"#,
      .points([Point(x: -179.95, y: 0)])
    ).asNumber
    #expect(abs(metres - 110_574) < 20)
  }

  @Test(arguments: 0..<30)
  func `distance is that of the nearest pair of segments`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func line() -> [Point] {
      (0..<Int.random(in: 2...90, using: &random)).map { _ in
        Point(x: .random(in: 8...8.01, using: &random), y: .random(in: 0...0.01, using: &random))
      }
    }
    let (a, b) = (line(), line())
    let all = zip(a, a.dropFirst()).flatMap { first in
      zip(b, b.dropFirst()).map { (first, $0) }
    }
    let expected = all.map { first, second in
      Distance([.lineStrings([[second.0, second.1]])])
        .metres(from: .lineStrings([[first.0, first.1]]))
    }.min()
    let found = Distance([.lineStrings([b])]).metres(from: .lineStrings([a]))
    #expect(abs(found - (expected ?? -1)) < 1e-3)
  }

  @Test(arguments: [
    #"["within", 4]"#, #"["within", {"type": "Point", "coordinates": [0, 0]}]"#, #"["within"]"#,
    #"["distance", {}]"#, #"["distance", {"type": "GeometryCollection", "geometries": []}]"#,
  ])
  func `what is no place is a fault of the operator`(_ expression: String) throws {
    var parser = ExpressionParser()
    #expect(parser.parse(try json(expression), as: nil)?.type == nil)
    #expect(parser.faults.map(\.path) == [[]])
  }

  static let malformed: [(String, [String])] = [
    (
      #"["within", {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 95], [0, 0]]]}]"#,
      [
        "filter[1].coordinates[0][2]: longitude 1, latitude 95 is no position in degrees; it is not drawn"
      ]
    ),
    (
      #"["<", ["distance", {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [0, 0]}}, {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[0, 0]]}}]}], 5]"#,
      [
        "filter[1][1].features[1].geometry.coordinates: a line has two points or more; it is not drawn"
      ]
    ),
    (
      #"["within", {"type": "MultiPolygon", "coordinates": []}]"#,
      [#"filter: "within" takes a GeoJSON object that has polygons"#]
    ),
    (
      #"["<", ["distance", {"type": "MultiPoint", "coordinates": []}], 5]"#,
      [#"filter[1]: "distance" takes a GeoJSON object that has geometry"#]
    ),
  ]

  @Test(arguments: malformed)
  func `what is malformed in the GeoJSON of an operator is a fault with its path`(
    _ filter: String, _ expected: [String]
  ) {
    #expect(
      faults { try sheet(layer: #""type": "fill", "filter": \#(filter)"#) }
        == expected.map { "styles/test.json: layers[0].\($0)" })
  }

  @Test(arguments: 0..<60)
  func `of many targets the nearest counts, on both sides of the date line`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func place() -> Point {
      Point(
        x: .random(in: 179...181, using: &random) - (.random(using: &random) ? 360 : 0),
        y: .random(in: -1...1, using: &random))
    }
    func shape() -> Geometry {
      let (a, b, c) = (place(), place(), place())
      return switch Int.random(in: 0...2, using: &random) {
      case 0: .points([a, b])
      case 1: .lineStrings([[a, b], [b, c]])
      default: .polygons([Polygon(exterior: [a, b, c])])
      }
    }
    let (own, targets) = (shape(), (0..<8).map { _ in shape() })
    let alone = targets.map { Distance([$0]).metres(from: own) }.min()
    #expect(Distance(targets).metres(from: own) == alone)
  }

  @Test func `features without places in degrees take the default, with a finding`() throws {
    let layer =
      #""type": "fill", "paint": {"fill-opacity": ["case", ["within", \#(Self.square)], 0.5, 0.25]}"#
    let result = try sheet(layer: layer).value.style(["units": polygons([[:], [:]])], at: 5)
    #expect(
      result.diagnostics.map(line) == [
        "styles/test.json: layers[0].paint.fill-opacity: 2 features take the default: \"within\" needs places in degrees, which only features of GeoJSON sources have"
      ])
  }
}
