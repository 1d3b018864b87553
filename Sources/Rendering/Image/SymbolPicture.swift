import CCairo
import CRSVG
import Cartography
import PlantModel

/// A symbol drawn once into a recording surface, to be replayed as vectors. A class, as many marks share it.
final class SymbolPicture {
  let pointer: OpaquePointer
  let size: Size

  /// Larger documents are not symbols but an attack or a mistake.
  private static let mostBytes = 4 << 20

  init(_ symbol: Symbol) throws(RenderError) {
    size = symbol.size
    guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
      throw .brokenSymbol(name: symbol.name, reason: "it has no size")
    }
    guard symbol.svg.count <= Self.mostBytes else {
      throw .brokenSymbol(name: symbol.name, reason: "it is larger than 4 MiB")
    }
    var area = cairo_rectangle_t(x: 0, y: 0, width: size.width, height: size.height)
    guard let surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &area) else {
      throw .brokenSymbol(name: symbol.name, reason: "no memory")
    }
    pointer = surface
    try draw(symbol)
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Without a base URI librsvg loads nothing from outside the document.
  private func draw(_ symbol: Symbol) throws(RenderError) {
    var fault: UnsafeMutablePointer<GError>?
    let handle = symbol.svg.withUnsafeBufferPointer {
      rsvg_handle_new_from_data($0.baseAddress, gsize($0.count), &fault)
    }
    guard let handle else { throw Self.error(symbol, fault) }
    defer { g_object_unref(handle) }
    var viewport = RsvgRectangle(x: 0, y: 0, width: size.width, height: size.height)
    let context = cairo_create(pointer)
    defer { cairo_destroy(context) }
    guard rsvg_handle_render_document(handle, context, &viewport, &fault) != 0 else {
      throw Self.error(symbol, fault)
    }
    try check(cairo_status(context), origin: "symbols/\(symbol.name)")
  }

  private static func error(
    _ symbol: Symbol, _ fault: UnsafeMutablePointer<GError>?
  ) -> RenderError {
    let reason = fault?.pointee.message.map { String(cString: $0) } ?? "unreadable"
    g_clear_error_pointer(fault)
    return .brokenSymbol(name: symbol.name, reason: reason)
  }
}

private func g_clear_error_pointer(_ fault: UnsafeMutablePointer<GError>?) {
  if let fault { g_error_free(fault) }
}
