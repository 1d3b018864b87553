import Cartography
import MapStyle
import PlantModel

/// How the small units of a block are drawn: each by its outline where it is a pixel long or more and they are not too many, the others
/// together as pixels (`BlockCells`).
struct SmallUnitShapes: Sendable {
  private let geometry: FlatGeometry
  private let transform: AffineTransform
  private let features: FeatureTable

  /// In pixels.
  private static let leastOutlined = 1.0
  /// A shorter one is a rectangle of its area.
  private static let leastTrue = 2.0
  /// A block with more units is drawn by pixels: an outline of five square pixels is no outline any more.
  private static let mostOutlined = 192
  /// As pictures draw it, in square pixels.
  private static let leastMajorArea = 4.0

  init(_ geometry: FlatGeometry, _ transform: AffineTransform, _ features: FeatureTable) {
    (self.geometry, self.transform, self.features) = (geometry, transform, features)
  }

  /// By level, with its rank.
  func pieces(
    of units: ArraySlice<SmallUnits.Unit>, in block: SmallUnits.Block, on lattice: TileLattice
  ) -> [(rank: UInt8, piece: VectorTilePiece)] {
    let isCrowded = units.count > Self.mostOutlined
    let outlined = units.filter { !isCrowded && isOutlined($0) }
    let cells = BlockCells(units.filter { isCrowded || !isOutlined($0) }, in: block)
    let byRank = Dictionary(grouping: units, by: \.rank)
    var pieces: [(rank: UInt8, piece: VectorTilePiece)] = []
    for (rank, units) in byRank.sorted(by: { $0.key < $1.key }) {
      var apart = DisjointPolygons()
      for unit in outlined where unit.rank == rank {
        for polygon in polygons(of: unit, on: lattice) { apart.add(polygon) }
      }
      let squares = lattice.squares(of: cells, rank, in: block)
      let (id, properties) = properties(of: units, counting: byRank)
      for polygons in [outlines(of: squares, side: lattice.pixelSide)] + apart.polygons
      where !polygons.isEmpty {
        pieces.append(
          (rank, VectorTilePiece(id: id, properties: properties, shape: .polygons(polygons))))
      }
    }
    return pieces
  }

  private func isOutlined(_ unit: SmallUnits.Unit) -> Bool {
    guard unit.side >= Self.leastOutlined, unit.side < SmallUnits.leastNamed else { return false }
    return Int(unit.rank) < RiskLevel.major.rank || unit.area >= Self.leastMajorArea
  }

  private func polygons(of unit: SmallUnits.Unit, on lattice: TileLattice) -> [TilePolygon] {
    let rings =
      unit.side < Self.leastTrue
      ? [rectangle(of: unit)]
      : geometry.lines(of: Int(unit.row)).filter { !geometry.isHole[$0] }.map(ring)
    let thinning = lattice.thinning(keeping: SharedPoints())
    let cut = rings.map { lattice.ring(lattice.snapped($0[...]), thinning) }.filter { !$0.isEmpty }
    return cut.isEmpty ? [] : validArea(cut, minimum: 1)
  }

  /// Of the shape of its box, as large as the unit.
  private func rectangle(of unit: SmallUnits.Unit) -> [Double] {
    let box = unit.bounds
    let factor = min(1, (unit.area / max(box.width * box.height, unit.area)).squareRoot())
    return Rect(center: box.center, width: box.width * factor, height: box.height * factor).corners
      .flatMap { [$0.x, $0.y] }
  }

  /// In pixels of the plane.
  private func ring(_ line: Int) -> [Double] {
    geometry.points(of: line).flatMap { index in
      let point = transform.applied(to: geometry.point(index))
      return [point.x, point.y]
    }
  }

  /// Those of the unit where it is alone, else what the units have in common; and how many units there are in the block.
  private func properties(
    of units: [SmallUnits.Unit], counting byRank: [UInt8: [SmallUnits.Unit]]
  ) -> (id: UInt64?, properties: [String: StyleValue]) {
    guard let first = units.first else { return (nil, [:]) }
    let own = features.propertySets[features.rows[Int(first.row)].propertySet]
    var properties =
      units.count == 1 ? own : own.filter { ["level", "rank", "basis"].contains($0.key) }
    properties["count"] = .number(Double(byRank.values.reduce(0) { $0 + $1.count }))
    for (rank, units) in byRank {
      let level = RiskLevel.allCases.first { $0.rank == Int(rank) }?.rawValue ?? "unassessed"
      properties[level] = .number(Double(units.count))
    }
    return (units.count == 1 ? UInt64(first.row) + 1 : nil, properties)
  }
}

extension TileLattice {
  /// Pixels of a level that the tile and its buffer carry, counted from the tile's corner.
  fileprivate func squares(
    of cells: BlockCells, _ rank: UInt8, in block: SmallUnits.Block
  ) -> Set<TilePoint> {
    let side = SmallUnits.Block.side
    let corner = pixelCorner
    var squares: Set<TilePoint> = []
    for row in 0..<side {
      for column in 0..<side where cells.level(column: column, row: row) == rank {
        let (x, y) = (
          block.column * side + column - corner.column, block.row * side + row - corner.row
        )
        if carriedPixels.contains(x), carriedPixels.contains(y) {
          squares.insert(TilePoint(x: Int32(x), y: Int32(y)))
        }
      }
    }
    return squares
  }
}
