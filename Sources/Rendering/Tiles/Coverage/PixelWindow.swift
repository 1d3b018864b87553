/// A rectangle of device pixels, counted from the scene's corner.
struct PixelWindow: Hashable {
  var left: Int
  var top: Int
  var width: Int
  var height: Int

  var right: Int { left + width }
  var bottom: Int { top + height }

  /// The whole pixels that a box of 1/256 pixels touches, within another window; nil when there are none.
  @inline(__always)
  init?(from low: GridPoint, to high: GridPoint, within outer: PixelWindow) {
    let left = max(low.x >> FixedPoint.shift, outer.left)
    let top = max(low.y >> FixedPoint.shift, outer.top)
    let right = min((high.x + FixedPoint.one - 1) >> FixedPoint.shift, outer.right)
    let bottom = min((high.y + FixedPoint.one - 1) >> FixedPoint.shift, outer.bottom)
    guard left < right, top < bottom else { return nil }
    self.init(left: left, top: top, width: right - left, height: bottom - top)
  }

  init(left: Int, top: Int, width: Int, height: Int) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }
}
