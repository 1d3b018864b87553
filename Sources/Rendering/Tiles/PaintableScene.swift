package import Cartography
import MapStyle
package import PlantModel

/// A tile scene with what every tile of it needs, found once: keep it as long as the scene.
package struct PaintableScene: Sendable {
  package let scene: TileScene
  /// Marks over those of the scene that show in a window, in its coordinates: the label plan's, which is made piece by piece.
  let labels: @Sendable (Rect) -> [Mark]
  /// Index behind the last mark of each run of marks with one paint. Small marks are summed over a run, which must not depend
  /// on what a tile shows of it.
  private let runEnds: [Int32]
  /// Of the page, premultiplied.
  let background: UInt32
  /// Those that units and areas have where nothing but the page or one opaque area lies below.
  let flatColors: FlatColors

  /// - Parameter labels: what a mark looks like must not depend on the window that it is asked for.
  package init(
    _ scene: TileScene, labels: @escaping @Sendable (Rect) -> [Mark] = { _ in [] }
  ) {
    self.scene = scene
    self.labels = labels
    var ends: [Int32] = []
    for index in scene.marks.indices.dropFirst()
    where scene.marks[index].paint != scene.marks[index - 1].paint {
      ends.append(Int32(index))
    }
    ends.append(Int32(scene.marks.count))
    runEnds = ends
    background = Ink(scene.background).over(
      0, weight: UInt32((min(max(scene.background.alpha, 0), 1) * 256).rounded()))
    flatColors = FlatColors(of: scene, background: background)
  }

  /// The run that holds a mark, searched behind another run; and its end.
  func run(of mark: Int32, after run: Int) -> (run: Int, end: Int32) {
    var (low, high) = (run + 1, runEnds.count - 1)
    // The next run is the likeliest.
    if low < runEnds.count, runEnds[low] > mark { return (low, runEnds[low]) }
    while low < high {
      let middle = (low + high) / 2
      if runEnds[middle] <= mark { low = middle + 1 } else { high = middle }
    }
    return (low, runEnds[low])
  }
}
