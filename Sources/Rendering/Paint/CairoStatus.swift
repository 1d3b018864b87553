import CCairo

/// Cairo's statuses as errors.
func check(_ status: cairo_status_t, origin: String? = nil) throws(RenderError) {
  guard status != CAIRO_STATUS_SUCCESS else { return }
  throw .cairo(status: String(cString: cairo_status_to_string(status)), origin: origin)
}

/// A surface that Cairo made without fault; a faulty one is destroyed.
func sound(_ surface: OpaquePointer?) throws(RenderError) -> OpaquePointer {
  let status = cairo_surface_status(surface)
  guard let surface, status == CAIRO_STATUS_SUCCESS else {
    cairo_surface_destroy(surface)
    throw .cairo(status: String(cString: cairo_status_to_string(status)), origin: nil)
  }
  return surface
}
