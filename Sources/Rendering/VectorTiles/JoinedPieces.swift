import MapStyle

/// Neighbours in the drawing order that say the same become one feature of several lines or areas, as far as their areas lie apart: what a
/// drawing has thousands of costs its geometry alone. The order in which things of different properties are drawn stays.
func joined(_ pieces: [VectorTilePiece]) -> [VectorTilePiece] {
  var joined: [VectorTilePiece] = []
  var run: [VectorTilePiece] = []
  for piece in pieces where !piece.isEmpty {
    if let last = run.last,
      run.count == 256 || last.kind != piece.kind || last.properties != piece.properties
    {
      joined += merged(run)
      run = []
    }
    run.append(piece)
  }
  return joined + merged(run)
}

/// Of one kind and the same properties.
private func merged(_ run: [VectorTilePiece]) -> [VectorTilePiece] {
  guard run.count > 1, let first = run.first else { return run }
  var (points, lines, apart) = ([TilePoint](), [[TilePoint]](), DisjointPolygons())
  for piece in run {
    switch piece.shape {
    case .points(let more): points += more
    case .lines(let more): lines += more
    case .polygons(let more): for polygon in more { apart.add(polygon) }
    }
  }
  let shapes: [VectorTilePiece.Shape] =
    switch first.kind {
    case .point: [.points(points)]
    case .line: [.lines(lines)]
    case .polygon: apart.polygons.map { .polygons($0) }
    }
  return shapes.map { VectorTilePiece(id: nil, properties: first.properties, shape: $0) }
}
