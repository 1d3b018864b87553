import Cartography

extension TilePalette {
  /// How many tiles are painted to learn a scene's colours.
  private static let samples = 8

  /// The palette for the tiles of a scene, learned from some of them: those where every eighth part of its marks begins.
  /// The brush paints them.
  init(
    samplesOf scene: PaintableScene, _ brush: inout TileBrush
  ) throws(RenderError) {
    let marks = scene.scene.marks
    var counts: [UInt32: Int] = [:]
    var seen: Set<PixelWindow> = []
    for sample in 0..<min(Self.samples, marks.count) {
      let bounds = marks[sample * marks.count / Self.samples % marks.count].bounds
      let (x, y) = (
        Double(bounds.minX + bounds.maxX) / 512, Double(bounds.minY + bounds.maxY) / 512
      )
      guard abs(x) < 1e9, abs(y) < 1e9 else { continue }
      let window = PixelWindow(
        left: Int(x.rounded(.down)) * 256, top: Int(y.rounded(.down)) * 256, width: 256,
        height: 256)
      guard seen.insert(window).inserted else { continue }
      try brush.paint(scene, window, scale: 1)
      Self.count(brush.picture, in: &counts)
    }
    self.init(
      counts.map { (color: $0.key, count: $0.value) },
      most: Self.most - IndexedPicture.ownColors)
  }

  private static func count(_ canvas: borrowing TileCanvas, in counts: inout [UInt32: Int]) {
    var start = 0
    while start < canvas.count {
      let color = canvas.pixels[start]
      var end = start + 1
      while end < canvas.count, canvas.pixels[end] == color { end += 1 }
      counts[color, default: 0] += end - start
      start = end
    }
  }
}
