import CCairo
import Cartography
import PlantModel

/// A clear image surface on which Cairo paints marks once.
struct ClearSurface: ~Copyable {
  private let pointer: OpaquePointer
  private let window: PixelWindow

  /// The window is in device pixels.
  init(_ window: PixelWindow) throws(RenderError) {
    self.window = window
    pointer = try sound(
      cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, Int32(clamping: window.width), Int32(clamping: window.height)))
  }

  deinit { cairo_surface_destroy(pointer) }

  borrowing func paint(
    _ marks: [Mark], scale: Int, materials: Materials
  ) throws(RenderError) {
    let scale = Double(scale)
    let shown = Rect(
      x: Double(window.left) / scale, y: Double(window.top) / scale,
      width: Double(window.width) / scale, height: Double(window.height) / scale)
    let painter = try Painter(Scene(size: shown.size, marks: marks))
    let canvas = try CairoCanvas(on: pointer, .pixels, materials: materials, scale: scale)
    canvas.translate(Point(x: -shown.minX, y: -shown.minY))
    try painter.paint(shown, on: canvas)
    cairo_surface_flush(pointer)
  }

  /// What was painted, without the clear rim.
  borrowing func sprite() -> Sprite {
    guard let data = cairo_image_surface_get_data(pointer) else { return Sprite.empty }
    let stride = Int(cairo_image_surface_get_stride(pointer))
    func row(_ y: Int) -> UnsafeBufferPointer<UInt32> {
      UnsafeRawBufferPointer(start: data + y * stride, count: window.width * 4)
        .bindMemory(to: UInt32.self)
    }
    let rows = (0..<window.height).filter { row($0).contains { $0 != 0 } }
    guard let top = rows.first, let bottom = rows.last else { return .empty }
    var (left, right) = (window.width, 0)
    for y in top...bottom {
      left = min(left, row(y).firstIndex { $0 != 0 } ?? left)
      right = max(right, row(y).lastIndex { $0 != 0 } ?? right)
    }
    var pixels: [UInt32] = []
    pixels.reserveCapacity((right - left + 1) * (bottom - top + 1))
    for y in top...bottom { pixels += row(y)[left...right] }
    return Sprite(
      window: PixelWindow(
        left: window.left + left, top: window.top + top, width: right - left + 1,
        height: bottom - top + 1), pixels: pixels)
  }
}
