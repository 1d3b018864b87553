import Cartography
import Dispatch
import PlantModel
import Synchronization

extension Painter {
  /// The scene as a PNG, its bands painted and compressed by `threads` at a time.
  func picture(_ grid: PictureGrid, dpi: Double, threads: Int) throws(RenderError) -> [UInt8] {
    var file = PNGFile(grid, dpi: dpi, title: scene.info.title)
    file.finish(try blocks(grid, threads: threads))
    return file.bytes
  }

  /// What threads share: the next band to take, and what became of those taken.
  private struct Progress {
    var next = 0
    var blocks: [DeflatedBlock?]
    var error: RenderError?

    /// The next band, unless all are taken or one has failed.
    mutating func take() -> Int? {
      guard error == nil, next < blocks.count else { return nil }
      next += 1
      return next - 1
    }
  }

  private func blocks(_ grid: PictureGrid, threads: Int) throws(RenderError) -> [DeflatedBlock] {
    let progress = Mutex(Progress(blocks: Array(repeating: nil, count: grid.bandCount)))
    let workers = max(1, min(threads, grid.bandCount))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      do throws(RenderError) {
        try takeBands(of: grid, from: progress)
      } catch {
        progress.withLock { $0.error = $0.error ?? error }
      }
    }
    let result = progress.withLock { $0 }
    if let error = result.error { throw error }
    return result.blocks.compactMap { $0 }
  }

  /// One thread's part: bands, until none is left.
  private func takeBands(
    of grid: PictureGrid, from progress: borrowing Mutex<Progress>
  ) throws(RenderError) {
    let band = try Band(grid)
    while let index = progress.withLock({ $0.take() }) {
      let block = try band.block(index, of: self)
      progress.withLock { $0.blocks[index] = block }
    }
  }
}

/// One thread's surface and rows, used for band after band.
private struct Band: ~Copyable {
  private let grid: PictureGrid
  private let surface: BandSurface
  private let materials = Materials()
  /// Rows as PNG wants them: a filter byte, then red, green, blue and perhaps alpha.
  private let rows: UnsafeMutableBufferPointer<UInt8>
  private var rowLength: Int { grid.width * grid.channels + 1 }

  init(_ grid: PictureGrid) throws(RenderError) {
    self.grid = grid
    surface = try BandSurface(
      width: grid.pieceWidth, height: grid.bandHeight, isTransparent: grid.isTransparent)
    rows = .allocate(capacity: (grid.width * grid.channels + 1) * grid.bandHeight)
  }

  deinit { rows.deallocate() }

  borrowing func block(_ index: Int, of painter: Painter) throws(RenderError) -> DeflatedBlock {
    let range = grid.rows(of: index)
    for left in stride(from: 0, to: grid.width, by: grid.pieceWidth) {
      let width = min(grid.pieceWidth, grid.width - left)
      try paint(painter, left: left, width: width, rows: range)
      copy(left: left, width: width, rows: range.count)
    }
    return try DeflatedBlock(
      UnsafeBufferPointer(rebasing: rows[..<(rowLength * range.count)]),
      isLast: index == grid.bandCount - 1)
  }

  private borrowing func paint(
    _ painter: Painter, left: Int, width: Int, rows: Range<Int>
  ) throws(RenderError) {
    let canvas = try surface.canvas(materials, scale: grid.scale)
    let window = Rect(
      x: Double(left) / grid.scale, y: Double(rows.lowerBound) / grid.scale,
      width: Double(width) / grid.scale, height: Double(rows.count) / grid.scale)
    canvas.translate(Point(x: -window.minX, y: -window.minY))
    try painter.paint(window, on: canvas)
  }

  /// Filter 0: on maps no filter beats every filter, in time and in size.
  private borrowing func copy(left: Int, width: Int, rows count: Int) {
    guard let target = rows.baseAddress else { return }
    for row in 0..<count {
      target[row * rowLength] = 0
      surface.copyRow(
        row, width: width, into: target + row * rowLength + 1 + left * grid.channels)
    }
  }
}
