import CGDAL
import PlantModel

extension Dataset {
  /// Red, green, blue, alpha; whatever the picture has: palette, grey, 16 bits. Read at the target's size.
  func pixels(
    _ target: (width: Int, height: Int), _ log: GDALLog
  ) throws(LoadError) -> [UInt8] {
    let picture = path
    return try withRaster { (handle: GDALDatasetH) throws(LoadError) in
      var pixels = [UInt8](repeating: 255, count: target.width * target.height * 4)
      let bands = (1...max(1, GDALGetRasterCount(handle))).compactMap {
        GDALGetRasterBand(handle, $0)
      }
      guard let first = bands.first else {
        throw .damaged(path: picture, layer: nil, reason: log.takeError() ?? "")
      }
      var isRead = true
      for (channel, band) in channels(bands).enumerated() {
        guard let band else { continue }
        isRead = isRead && read(band, into: &pixels, channel: channel, target)
      }
      guard isRead else {
        throw .damaged(path: picture, layer: nil, reason: log.takeError() ?? "")
      }
      if let palette = Palette(first), bands.count == 1 {
        palette.apply(to: &pixels)
      } else if needsStretch(first) {
        stretchBilevel(&pixels)
      }
      hideNoData(first, channels(bands)[3] == nil, &pixels)
      return pixels
    }
  }
}

/// For red, green, blue and alpha the band that holds it; grey is all three colours.
private func channels(_ bands: [GDALRasterBandH]) -> [GDALRasterBandH?] {
  let alpha = bands.first { GDALGetRasterColorInterpretation($0) == GCI_AlphaBand }
  let colours = bands.filter { GDALGetRasterColorInterpretation($0) != GCI_AlphaBand }
  guard let grey = colours.first else { return [alpha, alpha, alpha, nil] }
  return colours.count >= 3
    ? [colours[0], colours[1], colours[2], alpha] : [grey, grey, grey, alpha]
}

/// One channel of all pixels; of 16 bits the upper 8.
private func read(
  _ band: GDALRasterBandH, into pixels: inout [UInt8], channel: Int,
  _ target: (width: Int, height: Int)
) -> Bool {
  let (width, height) = (Int32(GDALGetRasterBandXSize(band)), Int32(GDALGetRasterBandYSize(band)))
  let (columns, rows) = (Int32(target.width), Int32(target.height))
  if GDALGetRasterDataType(band) == GDT_UInt16 {
    var wide = [UInt16](repeating: 0, count: target.width * target.height)
    guard
      GDALRasterIO(
        band, GF_Read, 0, 0, width, height, &wide, columns, rows, GDT_UInt16, 0, 0) == CE_None
    else { return false }
    for (index, value) in wide.enumerated() { pixels[index * 4 + channel] = UInt8(value >> 8) }
    return true
  }
  return pixels.withUnsafeMutableBytes { bytes in
    guard let base = bytes.baseAddress else { return false }
    return GDALRasterIO(
      band, GF_Read, 0, 0, width, height, base + channel, columns, rows, GDT_Byte, 4,
      columns * 4) == CE_None
  }
}

/// Colours by index.
private struct Palette {
  private let colours: [[UInt8]]

  init?(_ band: GDALRasterBandH) {
    guard let table = GDALGetRasterColorTable(band) else { return nil }
    colours = (0..<GDALGetColorEntryCount(table)).compactMap { index in
      GDALGetColorEntry(table, index).map { entry in
        let e = entry.pointee
        return [e.c1, e.c2, e.c3, e.c4].map { UInt8(clamping: $0) }
      }
    }
  }

  func apply(to pixels: inout [UInt8]) {
    for start in stride(from: 0, to: pixels.count, by: 4) {
      let index = Int(pixels[start])
      guard index < colours.count else { continue }
      for channel in 0..<4 { pixels[start + channel] = colours[index][channel] }
    }
  }
}

/// Pictures of one bit a pixel without palette hold 0 and 1.
private func needsStretch(_ band: GDALRasterBandH) -> Bool {
  guard let bits = GDALGetMetadataItem(band, "NBITS", "IMAGE_STRUCTURE") else { return false }
  return String(cString: bits) == "1"
}

private func stretchBilevel(_ pixels: inout [UInt8]) {
  for start in stride(from: 0, to: pixels.count, by: 4) {
    for channel in 0..<3 { pixels[start + channel] = pixels[start + channel] == 0 ? 0 : 255 }
  }
}

/// Pixels of the value that means nothing become transparent.
private func hideNoData(_ band: GDALRasterBandH, _ isOpaque: Bool, _ pixels: inout [UInt8]) {
  var isSet: Int32 = 0
  let value = GDALGetRasterNoDataValue(band, &isSet)
  guard isOpaque, isSet != 0, GDALGetRasterDataType(band) == GDT_Byte,
    GDALGetRasterColorTable(band) == nil, let empty = UInt8(exactly: value)
  else { return }
  for start in stride(from: 0, to: pixels.count, by: 4)
  where pixels[start] == empty && pixels[start + 1] == empty && pixels[start + 2] == empty {
    pixels[start + 3] = 0
  }
}
