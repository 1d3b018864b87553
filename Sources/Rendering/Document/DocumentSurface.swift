import CCairo
import Cartography
import PlantModel

/// A PDF or SVG of one page that Cairo writes into memory.
struct DocumentSurface: ~Copyable {
  enum Format { case pdf, svg }

  private let medium: CairoCanvas.Medium
  private let pointer: OpaquePointer
  private let sink: ByteSink

  /// `size` in CSS pixels.
  init(_ format: Format, size: Size) throws(RenderError) {
    let sink = ByteSink()
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    let surface: OpaquePointer?
    switch format {
    case .pdf:
      surface = cairo_pdf_surface_create_for_stream(
        ByteSink.write, closure, size.width * CairoCanvas.pointsPerPixel,
        size.height * CairoCanvas.pointsPerPixel)
    case .svg:
      surface = cairo_svg_surface_create_for_stream(
        ByteSink.write, closure, size.width, size.height)
      cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX)
    }
    pointer = try sound(surface)
    self.sink = sink
    medium = format == .pdf ? .pdf : .svg
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Entries of the PDF's information dictionary; an empty text is left out.
  borrowing func describe(_ metadata: cairo_pdf_metadata_t, _ text: String) {
    let text = text.filter { $0 != "\0" }
    if !text.isEmpty { cairo_pdf_surface_set_metadata(pointer, metadata, text) }
  }

  borrowing func canvas(_ materials: Materials, scale: Double) throws(RenderError) -> CairoCanvas {
    try CairoCanvas(on: pointer, medium, materials: materials, scale: scale)
  }

  /// Ends the document.
  consuming func bytes() throws(RenderError) -> [UInt8] {
    cairo_surface_finish(pointer)
    try check(cairo_surface_status(pointer))
    return sink.bytes
  }
}

/// Where Cairo's output collects. A class, as Cairo holds its address.
private final class ByteSink {
  var bytes: [UInt8] = []

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().bytes.append(
      contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}
