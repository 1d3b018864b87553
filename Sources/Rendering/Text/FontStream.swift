import CCairo
import Cartography
import Glibc

/// Opens a face of a font file for FreeType by reading, not by mapping: Cairo copies all outlines of a font that it embeds, and
/// of a mapped file these 16 MB would stay resident beside the copy (FT_Stream of FreeType's API reference).
enum FontStream {
  /// The face, which `close` ends; nil when the file is no font that FreeType reads.
  static func open(_ face: FontFace) -> FT_Face? {
    let descriptor = Glibc.open(face.file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    var library: FT_Library?
    guard fstat(descriptor, &status) == 0, FT_Init_FreeType(&library) == 0 else {
      Glibc.close(descriptor)
      return nil
    }
    let stream = UnsafeMutablePointer<FT_StreamRec>.allocate(capacity: 1)
    stream.initialize(to: FT_StreamRec())
    stream.pointee.size = UInt(status.st_size)
    stream.pointee.descriptor.value = Int(descriptor)
    stream.pointee.read = read
    stream.pointee.close = ended
    var arguments = FT_Open_Args()
    arguments.flags = UInt32(FT_OPEN_STREAM)
    arguments.stream = stream
    var opened: FT_Face?
    // FreeType ends the stream itself, also when it fails.
    let error = FT_Open_Face(library, &arguments, FT_Long(face.index), &opened)
    guard error == 0, let opened else {
      FT_Done_FreeType(library)
      return nil
    }
    return opened
  }

  /// Ends a face and the library that was opened for it.
  static func close(_ face: FT_Face) {
    let library = face.pointee.glyph.pointee.library
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }

  /// Bytes read; with a count of 0 FreeType asks whether the offset can be reached, and 0 says yes.
  private static let read: FT_Stream_IoFunc = { stream, offset, buffer, count in
    guard let stream else { return 0 }
    guard count > 0 else { return offset > stream.pointee.size ? 1 : 0 }
    let descriptor = Int32(truncatingIfNeeded: stream.pointee.descriptor.value)
    var done = 0
    while done < Int(count) {
      let step = pread(
        descriptor, buffer.map { $0 + done }, Int(count) - done, off_t(offset) + off_t(done))
      guard step > 0 else { break }
      done += step
    }
    return UInt(done)
  }

  private static let ended: FT_Stream_CloseFunc = { stream in
    guard let stream else { return }
    Glibc.close(Int32(truncatingIfNeeded: stream.pointee.descriptor.value))
    stream.deallocate()
  }
}
