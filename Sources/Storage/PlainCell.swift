/// A cell of a worksheet as GDAL gives it, without what only its storage put there: `2026/05/01` becomes `2026-05-01`, `7.0` becomes `7`,
/// `0.30000000000000004` becomes `0.3`. Anything else stays as it was typed, `0301` and `1/2` too.
func plainCell(_ text: String) -> String {
  let bytes = Array(text.utf8)
  guard let first = bytes.first, isDigit(first) || first == 0x2D || first == 0x2E else {
    return text
  }
  if let date = plainDate(bytes) { return date }
  guard bytes.count > 1,
    bytes.allSatisfy({ isDigit($0) || [0x2D, 0x2E, 0x2B, 0x45, 0x65].contains($0) }),
    bytes.contains(where: { $0 == 0x2E || $0 == 0x45 || $0 == 0x65 }), let value = Double(text),
    value.isFinite
  else { return text }
  return plainNumber(withoutBinaryNoise(value))
}

/// `YYYY/MM/DD`, with a time of day where that is not midnight.
private func plainDate(_ bytes: [UInt8]) -> String? {
  guard bytes.count == 10 || bytes.count == 19, bytes[4] == 0x2F, bytes[7] == 0x2F,
    [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy({ isDigit(bytes[$0]) })
  else { return nil }
  let text = String(decoding: bytes, as: UTF8.self).split(separator: "/").joined(separator: "-")
  return text.hasSuffix(" 00:00:00") ? String(text.prefix(10)) : text
}

/// Spreadsheets compute with doubles and show 15 digits; so does this.
private func withoutBinaryNoise(_ value: Double) -> Double {
  guard value != 0, abs(value) < 1e15, abs(value) > 1e-9 else { return value }
  var scale = 1e15
  var size = abs(value)
  while size >= 1 {
    size /= 10
    scale /= 10
  }
  let short = (value * scale).rounded() / scale
  return "\(short)".count < "\(value)".count ? short : value
}
