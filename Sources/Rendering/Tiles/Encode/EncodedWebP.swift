import CWebP

/// A canvas as WebP, in straight colours: without losses, or at a quality 0…100. Levels of effort are libwebp's fast ones: on
/// maps the slow ones save a few percent in many times the time.
func encodedWebP(
  _ canvas: borrowing TileCanvas, quality: Int?
) throws(RenderError) -> [UInt8] {
  var config = WebPConfig()
  guard WebPConfigInit(&config) != 0 else { throw .webP(code: 0) }
  if let quality {
    config.quality = Float(min(max(quality, 0), 100))
    config.method = 2
  } else {
    config.lossless = 1
    config.exact = 1
    config.quality = 20
    config.method = 0
  }
  var picture = WebPPicture()
  guard WebPPictureInit(&picture) != 0 else { throw .webP(code: 0) }
  defer { WebPPictureFree(&picture) }
  picture.use_argb = 1
  picture.width = Int32(canvas.window.width)
  picture.height = Int32(canvas.window.height)
  guard WebPPictureAlloc(&picture) != 0, let target = picture.argb else {
    throw .webP(code: Int(picture.error_code.rawValue))
  }
  for row in 0..<canvas.window.height {
    let source = canvas.pixels + row * canvas.window.width
    for column in 0..<canvas.window.width {
      let (red, green, blue, alpha) = source[column].straight
      target[row * Int(picture.argb_stride) + column] =
        UInt32(alpha) << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
  }
  var writer = WebPMemoryWriter()
  WebPMemoryWriterInit(&writer)
  defer { WebPMemoryWriterClear(&writer) }
  let isWritten = withUnsafeMutablePointer(to: &writer) { writer in
    picture.writer = WebPMemoryWrite
    picture.custom_ptr = UnsafeMutableRawPointer(writer)
    return WebPEncode(&config, &picture) != 0
  }
  guard isWritten, let bytes = writer.mem else {
    throw .webP(code: Int(picture.error_code.rawValue))
  }
  return Array(UnsafeBufferPointer(start: bytes, count: writer.size))
}
