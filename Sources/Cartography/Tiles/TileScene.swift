package import MapStyle
package import PlantModel

/// A map at one zoom of a grid, laid out once: everything resolved, in flat buffers, found by place. Tiles of all scales are windows on it.
/// Coordinates are CSS pixels (256 a tile) from the top left corner of the tile `corner`, x right, y down.
package struct TileScene: Sendable {
  /// A fill or stroke of some subpaths, or a mark that only Cairo draws.
  package struct Mark: Hashable, Sendable {
    /// Into `paints`.
    package var paint: Int32
    /// Into `subpathEnds`; empty for `TilePaint.other`.
    package var firstSubpath: Int32
    package var subpathCount: Int32
    /// What it colours at most, strokes included.
    package var bounds: TileBounds
    /// For a fill: how many square pixels it covers; what is smaller than a pixel is painted by it alone.
    package var area: Float
    /// Into `origins`.
    package var origin: Int32

    package init(
      paint: Int32, firstSubpath: Int32, subpathCount: Int32, bounds: TileBounds, area: Float,
      origin: Int32
    ) {
      self.paint = paint
      self.firstSubpath = firstSubpath
      self.subpathCount = subpathCount
      self.bounds = bounds
      self.area = area
      self.origin = origin
    }
  }

  /// The tile whose top left corner is the origin of the coordinates; of this scene's zoom.
  package var corner: TileIndex
  /// As the grid's do (`TileGrid.rowsCountUpwards`).
  package var rowsCountUpwards: Bool
  /// x and y of every point in turn.
  package var coordinates: [Double]
  /// Index of the point behind the last one of each subpath.
  package var subpathEnds: [Int32]
  /// For each subpath: whether it returns to its first point.
  package var isClosed: [Bool]
  package var paints: [TilePaint]
  /// `unit/0301`, `layout/道路`.
  package var origins: [String]
  /// In drawing order.
  package var marks: [Mark]
  /// Of the page behind all marks; clear where the style has no background.
  package var background: Color
  /// Indices of `marks` by place.
  package var index: PackedRTree

  package init(
    corner: TileIndex, rowsCountUpwards: Bool = false, coordinates: [Double] = [],
    subpathEnds: [Int32] = [], isClosed: [Bool] = [], paints: [TilePaint] = [],
    origins: [String] = [], marks: [Mark] = [], background: Color = .clear
  ) {
    self.corner = corner
    self.rowsCountUpwards = rowsCountUpwards
    self.coordinates = coordinates
    self.subpathEnds = subpathEnds
    self.isClosed = isClosed
    self.paints = paints
    self.origins = origins
    self.marks = marks
    self.background = background
    index = PackedRTree(marks.map(\.bounds))
  }

  /// The window of a tile of this zoom in the scene's coordinates.
  package func window(of tile: TileIndex) -> Rect {
    let rows = rowsCountUpwards ? corner.row - tile.row : tile.row - corner.row
    return Rect(
      x: Double(tile.column - corner.column) * 256, y: Double(rows) * 256, width: 256, height: 256)
  }

  /// Bytes of all buffers; pictures and letters of marks that only Cairo draws are not counted.
  package var byteCount: Int {
    coordinates.count * 8 + subpathEnds.count * 5 + marks.count * MemoryLayout<Mark>.stride
      + paints.count * MemoryLayout<TilePaint>.stride + index.byteCount
  }
}

/// How a mark of a `TileScene` is painted.
package enum TilePaint: Hashable, Sendable {
  /// By the even-odd rule.
  case fill(Color)
  case stroke(Stroke)
  /// Text, symbols, pictures, patterns, groups: as on sheets, at its place in the scene's coordinates.
  case other(Cartography.Mark)
}

/// A rectangle in a quarter of the memory; rounded outwards.
package struct TileBounds: Hashable, Sendable {
  package var minX: Float
  package var minY: Float
  package var maxX: Float
  package var maxY: Float

  package init(minX: Float, minY: Float, maxX: Float, maxY: Float) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }
}
