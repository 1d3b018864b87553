import Dispatch
import PlantModel

/// The lines and areas of a flat geometry as a zoom shows them: in pixels, without the points that do not matter there.
struct SceneGeometry: Sendable {
  /// A row's part of the subpaths, what it covers, and its size.
  struct Row: Sendable {
    var firstSubpath: Int32 = 0
    var subpathCount: Int32 = 0
    var bounds = TileBounds.null
    /// Square pixels of its polygons.
    var area: Float = 0
    /// The longer side of the bounds in pixels.
    var side: Float = 0
  }

  var coordinates: [Double] = []
  /// Index of the point behind the last one of each subpath.
  var subpathEnds: [Int32] = []
  var isClosed: [Bool] = []
  var rows: [Row] = []

  /// Rows in one piece of work. The pieces do not depend on how many work on them, so neither does the result.
  private static let rowsPerPiece = 4_096

  /// - Parameters:
  ///   - isNeeded: for each row, whether anything is drawn along its lines or in its area.
  ///   - isParallel: pieces are worked on side by side.
  init(
    _ geometry: FlatGeometry, on plane: TilePlane, isNeeded: [Bool], isParallel: Bool = true
  ) {
    let count = geometry.count
    let pieces = (count + Self.rowsPerPiece - 1) / Self.rowsPerPiece
    guard pieces > 0 else { return }
    let thinning = Thinning(geometry, plane)
    var parts = [SceneGeometry](repeating: SceneGeometry(), count: pieces)
    parts.withUnsafeMutableBufferPointer { parts in
      // Safe, as every piece of work writes its own element and nothing reads before all are done.
      nonisolated(unsafe) let parts = parts
      let work = { @Sendable (piece: Int) in
        let first = piece * Self.rowsPerPiece
        parts[piece] = thinning.rows(first..<min(first + Self.rowsPerPiece, count), isNeeded)
      }
      if isParallel, pieces > 1 {
        DispatchQueue.concurrentPerform(iterations: pieces, execute: work)
      } else {
        for piece in 0..<pieces { work(piece) }
      }
    }
    join(&parts)
  }

  init() {}

  private mutating func join(_ parts: inout [SceneGeometry]) {
    coordinates.reserveCapacity(parts.reduce(0) { $0 + $1.coordinates.count })
    subpathEnds.reserveCapacity(parts.reduce(0) { $0 + $1.subpathEnds.count })
    isClosed.reserveCapacity(subpathEnds.capacity)
    rows.reserveCapacity(parts.reduce(0) { $0 + $1.rows.count })
    for index in parts.indices {
      append(parts[index])
      // Frees it at once: at no time does all stand there twice.
      parts[index] = SceneGeometry()
    }
  }

  /// Adds the subpaths and rows of another.
  mutating func append(_ part: SceneGeometry) {
    let points = Int32(clamping: coordinates.count / 2)
    let subpaths = Int32(clamping: subpathEnds.count)
    coordinates += part.coordinates
    subpathEnds += part.subpathEnds.lazy.map { $0 + points }
    isClosed += part.isClosed
    rows += part.rows.lazy.map {
      var row = $0
      row.firstSubpath += subpaths
      return row
    }
  }
}
