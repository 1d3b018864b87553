import PlantModel

@testable import MapStyle

/// The grid of integers that the tiles of a zoom divide the world into, 8192 a tile; cases give features and places as they lie on it.
struct TileGrid {
  private var stepsPerWorld: Double

  /// Of the tile `canonicalID` that an input names; nil for none.
  init?(conformance input: JSONValue) {
    guard let z = input.elements?.first?["canonicalID"]?["z"]?.number, (0...30).contains(z) else {
      return nil
    }
    stepsPerWorld = 8192 * Double(1 << Int(z))
  }

  func rounded(_ place: Point) -> Point {
    let position = WebMercator.position(of: place)
    return WebMercator.place(
      at: Point(
        x: (position.x * stepsPerWorld + 0.5).rounded(.down) / stepsPerWorld,
        y: (position.y * stepsPerWorld + 0.5).rounded(.down) / stepsPerWorld))
  }

  /// What a feature has as its geometry, on the grid.
  func geometry(_ json: JSONValue?) -> Geometry {
    guard let json else { return .points([]) }
    let source = GeoJSONSource(.inline(json), file: "", path: "")
    switch source.features().value.first?.geometry {
    case .points(let points)?: return .points(points.map(rounded))
    case .lineStrings(let lines)?: return .lineStrings(lines.map { $0.map(rounded) })
    case .polygons(let polygons)?:
      return .polygons(
        polygons.map {
          Polygon(
            exterior: $0.exterior.map(rounded), interiors: $0.interiors.map { $0.map(rounded) })
        })
    case nil: return .points([])
    }
  }
}

extension JSONValue {
  /// The expression with the places of each `within` on the grid.
  func placesWithin(_ grid: TileGrid) -> JSONValue {
    guard case .array(let elements) = self else { return self }
    let isWithin = elements.first == .string("within")
    return .array(elements.map { isWithin ? $0.places(on: grid) : $0.placesWithin(grid) })
  }

  private func places(on grid: TileGrid) -> JSONValue {
    switch self {
    case .object(let members):
      return .object(members.map { Member($0.key, $0.value.places(on: grid)) })
    case .array(let elements):
      guard elements.count >= 2, case .number(let x) = elements[0],
        case .number(let y) = elements[1]
      else { return .array(elements.map { $0.places(on: grid) }) }
      let place = grid.rounded(Point(x: x, y: y))
      return .array([.number(place.x), .number(place.y)])
    default: return self
    }
  }
}
