/// Reads the commands of a geometry by section 4.3 of the specification.
struct VectorTileCommands {
  private let integers: [UInt32]
  private let kind: VectorTile.Feature.Kind
  private var next = 0
  private var x: Int32 = 0
  private var y: Int32 = 0

  init(_ integers: [UInt32], kind: VectorTile.Feature.Kind) {
    self.integers = integers
    self.kind = kind
  }

  consuming func paths() throws(VectorTileFault) -> [[VectorTile.Point]] {
    switch kind {
    case .unknown: return []
    case .point:
      let points = try points(of: 1)
      guard next == integers.count else { throw .command(integers[next]) }
      return [points]
    case .line, .polygon:
      var paths: [[VectorTile.Point]] = []
      while next < integers.count { paths.append(try path()) }
      if kind == .polygon { try checkRings(paths) }
      return paths
    }
  }

  /// MoveTo once, LineTo, and for a ring ClosePath once.
  private mutating func path() throws(VectorTileFault) -> [VectorTile.Point] {
    let start = try points(of: 1)
    guard start.count == 1 else { throw .commandCount(UInt32(start.count)) }
    let path = start + (try points(of: 2))
    for (a, b) in zip(path, path.dropFirst()) where a == b { throw .repeatedPoint }
    guard kind == .polygon else { return path }
    guard path.count > 2 else { throw .tooFewPoints }
    guard path.first != path.last else { throw .repeatedPoint }
    guard next < integers.count else { throw .tooFewParameters }
    guard integers[next] & 7 == 7 else { throw .command(integers[next]) }
    guard integers[next] >> 3 == 1 else { throw .commandCount(integers[next] >> 3) }
    next += 1
    return path
  }

  /// The points of one MoveTo (1) or LineTo (2).
  private mutating func points(of command: UInt32) throws(VectorTileFault) -> [VectorTile.Point] {
    guard next < integers.count else { throw .tooFewParameters }
    guard integers[next] & 7 == command else { throw .command(integers[next]) }
    let count = Int(integers[next] >> 3)
    next += 1
    guard count > 0 else { throw .commandCount(0) }
    guard integers.count - next >= 2 * count else { throw .tooFewParameters }
    return (0..<count).map { _ in
      x &+= delta(integers[next])
      y &+= delta(integers[next + 1])
      next += 2
      return VectorTile.Point(x: Int(x), y: Int(y))
    }
  }

  private func delta(_ integer: UInt32) -> Int32 {
    Int32(bitPattern: integer >> 1) ^ -Int32(bitPattern: integer & 1)
  }

  private func checkRings(_ rings: [[VectorTile.Point]]) throws(VectorTileFault) {
    for ring in rings {
      guard VectorTile.doubledArea(of: ring) != 0 else { throw .ringWithoutArea }
    }
    guard let first = rings.first, VectorTile.doubledArea(of: first) > 0 else {
      throw .noExterior
    }
  }
}
