import PlantModel

/// The encoding that GDAL has to be told for a shapefile: the one that the definition names, or what can be found out. nil for other
/// files, and where GDAL finds out by itself.
func shapefileEncoding(_ path: String, _ override: String?) -> TextEncoding? {
  guard ["shp", "dbf"].contains(fileExtension(of: path)) else { return nil }
  return override.flatMap { TextEncoding(name: $0) } ?? attributeEncoding(path)
}

/// The encoding of a shapefile's attributes where the file does not say it: no `.cpg` beside it, and a language driver of 0 or
/// "Western" in the `.dbf` header (byte 29), as Chinese programs leave it. nil leaves the choice to GDAL.
private func attributeEncoding(_ path: String) -> TextEncoding? {
  let stem = String(path.dropLast(4))
  guard ![".cpg", ".CPG", ".cst"].contains(where: { fileExists(stem + $0) }) else { return nil }
  guard let name = [".dbf", ".DBF"].first(where: { fileExists(stem + $0) }),
    let bytes = try? beginning(of: stem + name, atMost: 8 << 20), bytes.count > 32
  else { return nil }
  guard [0, 1, 3, 0x57].contains(bytes[29]) else { return nil }
  switch bytes.withUnsafeBytes({ EncodingEvidence(UnsafeRawBufferPointer(rebasing: $0[32...])) }) {
  case .gbk: return .gbk
  case .utf8: return .utf8
  case .ascii, .other: return nil
  }
}
