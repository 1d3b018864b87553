import CCairo
import CRSVG
import Cartography
import MapStyle
import PlantModel

/// A symbol's SVG document, read once and drawn as vectors wherever it stands. A class, as many marks share it.
final class SymbolPicture {
  let name: String
  let size: Size
  private let handle: UnsafeMutablePointer<RsvgHandle>

  /// Without a base URI librsvg loads nothing from outside the document.
  init(_ symbol: Symbol) throws(RenderError) {
    name = symbol.name
    size = symbol.size
    guard size.width > 0, size.height > 0, max(size.width, size.height) <= 1_024 else {
      throw .brokenSymbol(name: name, reason: "its size is not in 0…1024 pixels")
    }
    if let reason = SymbolDocument(symbol.svg).refusal {
      throw .refusedSymbol(name: name, reason: reason)
    }
    var fault: UnsafeMutablePointer<GError>?
    let handle = symbol.svg.withUnsafeBufferPointer {
      rsvg_handle_new_from_data($0.baseAddress, gsize($0.count), &fault)
    }
    guard let handle else { throw .brokenSymbol(name: symbol.name, reason: reason(fault)) }
    self.handle = handle
    // Black is what `currentColor` means without being told.
    if symbol.color != .black { try setColor(symbol.color) }
  }

  private func setColor(_ color: Color) throws(RenderError) {
    let channels = [color.red, color.green, color.blue].map { Int(($0 * 255).rounded()) }
    let style = Array(
      ":root{color:rgba(\(channels[0]),\(channels[1]),\(channels[2]),\(color.alpha))}".utf8)
    var fault: UnsafeMutablePointer<GError>?
    guard rsvg_handle_set_stylesheet(handle, style, gsize(style.count), &fault) != 0 else {
      throw .brokenSymbol(name: name, reason: reason(fault))
    }
  }

  deinit { g_object_unref(handle) }

  /// Draws it at the origin. What a symbol draws outside its page does not show.
  func draw(in context: OpaquePointer, opacity: Double) throws(RenderError) {
    cairo_rectangle(context, 0, 0, size.width, size.height)
    cairo_clip(context)
    if opacity < 1 { cairo_push_group(context) }
    var viewport = RsvgRectangle(x: 0, y: 0, width: size.width, height: size.height)
    var fault: UnsafeMutablePointer<GError>?
    let isDrawn = rsvg_handle_render_document(handle, context, &viewport, &fault) != 0
    if opacity < 1 {
      cairo_pop_group_to_source(context)
      cairo_paint_with_alpha(context, opacity)
    }
    guard isDrawn else { throw .brokenSymbol(name: name, reason: reason(fault)) }
  }
}

/// librsvg's own words, which are released.
private func reason(_ fault: UnsafeMutablePointer<GError>?) -> String {
  guard let fault else { return "unreadable" }
  defer { g_error_free(fault) }
  return fault.pointee.message.map { String(cString: $0) } ?? "unreadable"
}
