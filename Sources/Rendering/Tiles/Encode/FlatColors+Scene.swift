import Cartography

extension FlatColors {
  /// The page, what is filled over it, and translucent fills over opaque ones. What is used most comes first, as there is no
  /// end of colours that follow a measured value.
  /// - Parameter background: of the page, premultiplied.
  init(of scene: TileScene, background: UInt32) {
    var uses = [Int](repeating: 0, count: scene.paints.count)
    for mark in scene.marks where mark.paint >= 0 { uses[Int(mark.paint)] += 1 }
    let often = scene.paints.indices.sorted { (uses[$1], $0) < (uses[$0], $1) }
    var opaque: [UInt32] = []
    var glazes: [Ink] = []
    for index in often {
      guard case .fill(let color) = scene.paints[index] else { continue }
      let ink = Ink(color)
      if ink.opacity >= 256 {
        opaque.append(ink.pixel)
      } else if ink.opacity > 0 {
        glazes.append(ink)
      }
    }
    var colors = [background]
    func glaze(_ ground: UInt32) {
      for ink in glazes.prefix(Self.most) {
        colors.append(ink.over(ground, weight: UInt32(bitPattern: ink.opacity)))
      }
    }
    glaze(background)
    colors += opaque
    for ground in opaque.prefix(Self.most) { glaze(ground) }
    self.init(colors)
  }
}
