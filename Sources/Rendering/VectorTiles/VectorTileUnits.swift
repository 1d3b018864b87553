import Cartography
import MapStyle
import PlantModel

/// The source-layer `units` of a zoom. Units that can be pointed at have features of their own; those smaller are told by blocks
/// (`SmallUnits`): for each level a multipolygon with the number of units, or a feature as usual where there is one unit alone.
struct VectorTileUnits: Sendable {
  static let name = "units"
  static let keys = VectorTileMap.unitKeys + ["count"] + VectorTileMap.countKeys

  /// A tile names so many units at most, the worst first.
  static let mostNamed = 1_000

  private let scene: VectorTileScene
  private let small: SmallUnits
  private let shapes: SmallUnitShapes
  private let ranks: [UInt8]

  /// - Parameter rank: of a row, 0 unassessed … 4 major.
  init(_ table: ShownTable, on plane: TilePlane, rank: (Int) -> Int) {
    let geometry = table.geometry
    let ranks = (0..<geometry.count).map { UInt8(clamping: min(max(rank($0), 0), 4)) }
    var units: [SmallUnits.Unit] = []
    var isNamed = [Bool](repeating: false, count: geometry.count)
    for row in 0..<geometry.count where !geometry.bounds[row].isNull {
      let unit = SmallUnits.Unit(row, ranks[row], geometry, on: plane)
      isNamed[row] = unit.side >= SmallUnits.leastNamed && unit.area >= 1
      if !isNamed[row] { units.append(unit) }
    }
    self.ranks = ranks
    small = SmallUnits(units)
    shapes = SmallUnitShapes(geometry, plane.transform, table.features)
    scene = VectorTileScene([
      VectorTileLayer(Self.name, keys: Self.keys, table, plane, where: isNamed)
    ])
  }

  /// What a tile shows, the worst last.
  func pieces(in window: Rect, extent: Int) -> [VectorTilePiece] {
    var byRank = [[VectorTilePiece]](repeating: [], count: 5)
    for (layer, indices) in zip(scene.layers, scene.features(in: window, extent: extent)) {
      let lattice = layer.lattice(window, extent: extent)
      for (block, units) in small.blocks(in: window) {
        for (rank, piece) in shapes.pieces(of: units, in: block, on: lattice) {
          byRank[Int(rank)].append(piece)
        }
      }
      for (index, piece) in zip(indices, layer.pieces(indices, on: lattice)) where !piece.isEmpty {
        // Ids count the rows from 1.
        byRank[Int(ranks[Int(layer.features[index].id ?? 1) - 1])].append(piece)
      }
    }
    return withoutNamesBeyondMost(byRank.flatMap { $0 })
  }

  /// Of those without a name, one of several that lie exactly on each other is enough.
  private func withoutNamesBeyondMost(_ pieces: [VectorTilePiece]) -> [VectorTilePiece] {
    let named = pieces.indices.filter { pieces[$0].id != nil }
    guard named.count > Self.mostNamed else { return pieces }
    let unnamed = Set(named.dropLast(Self.mostNamed))
    var seen: Set<Drawn> = []
    return pieces.indices.compactMap { index in
      var piece = pieces[index]
      guard unnamed.contains(index) else { return piece }
      for key in ["code", "name", "object", "reason"] { piece.properties[key] = nil }
      guard case .polygons(let polygons) = piece.shape else { return piece }
      let drawn = Drawn(rank: piece.properties["rank"], polygons: polygons)
      return seen.insert(drawn).inserted ? piece : nil
    }
  }
}

/// What is seen of a unit without a name.
private struct Drawn: Hashable {
  var rank: StyleValue?
  var polygons: [TilePolygon]
}

extension SmallUnits.Unit {
  fileprivate init(_ row: Int, _ rank: UInt8, _ geometry: FlatGeometry, on plane: TilePlane) {
    let scale = plane.pixelsPerMetre
    self.init(
      row: Int32(clamping: row), rank: rank, bounds: plane.pixels(geometry.bounds[row]),
      area: max(Double(geometry.areas[row]) * scale * scale, .leastNormalMagnitude))
  }

  /// The longer one, in pixels.
  var side: Double { max(bounds.width, bounds.height) }
}
