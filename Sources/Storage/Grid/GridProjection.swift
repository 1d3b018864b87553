import PlantModel

/// From the map's plane to the metres of a grid, many points at once.
struct GridProjection: ~Copyable {
  let grid: GridCRS
  /// To degrees of WGS 84; nil for a local plane, whose metres are taken as they are.
  private let transformation: CoordinateTransformation?

  /// `crs` names the map's plane, `local` one without a place on earth.
  init(from crs: String, onto grid: GridCRS, log: GDALLog) throws(LoadError) {
    self.grid = grid
    guard (crs == localCRS) == (grid == .local) else { throw .gridUnrelated(crs: crs) }
    guard crs != localCRS else {
      transformation = nil
      return
    }
    transformation = try CoordinateTransformation(
      from: SpatialReference(crs, log: log), to: SpatialReference("EPSG:4326", log: log), log: log)
  }

  /// In place. What the plane's projection cannot place on earth becomes infinite. Longitudes are counted on across 180°, so that
  /// nothing that crosses it is torn apart.
  func apply(to buffer: inout CoordinateBuffer) {
    switch transformation {
    case .none: return
    case .some(let transformation): transformation.apply(&buffer.xs, &buffer.ys)
    }
    let reference = buffer.xs.first(where: \.isFinite) ?? 0
    let grid = grid
    buffer.xs.withUnsafeMutableBufferPointer { xs in
      buffer.ys.withUnsafeMutableBufferPointer { ys in
        for index in xs.indices where xs[index].isFinite && ys[index].isFinite {
          var degrees = Point(x: xs[index], y: ys[index])
          if abs(degrees.x - reference) > 180 { degrees.x += degrees.x < reference ? 360 : -360 }
          let metres = grid.metres(ofDegrees: grid.datumDegrees(degrees))
          (xs[index], ys[index]) = (metres.x, metres.y)
        }
      }
    }
  }
}
