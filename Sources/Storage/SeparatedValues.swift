import PlantModel

/// The rows of a CSV text (RFC 4180): quoted cells may hold separators and line ends; rows are counted from 1 as a spreadsheet does,
/// blank ones too, which are left out. The separator is the one of `, ; tab` that the first lines have most of.
///
/// Not through GDAL: its reader skips blank lines without counting them and knows no encoding.
func separatedRows(_ text: String) -> [Table.Row] {
  let bytes = Array(text.utf8)
  let separator = separator(of: bytes)
  var rows: [Table.Row] = []
  var cells: [String] = []
  var cell: [UInt8] = []
  var number = 1
  var isQuoted = false
  var wasQuoted = false
  func endCell() {
    let text = String(decoding: cell, as: UTF8.self)
    cells.append(wasQuoted ? text : trimmed(text))
    cell.removeAll(keepingCapacity: true)
    wasQuoted = false
  }
  func endRow() {
    endCell()
    if cells.contains(where: { !$0.isEmpty }) { rows.append(.init(number: number, cells: cells)) }
    cells.removeAll(keepingCapacity: true)
    number += 1
  }
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    switch byte {
    case 0x22 where isQuoted:
      // A doubled quote is a quote.
      if index < bytes.count, bytes[index] == 0x22 {
        cell.append(byte)
        index += 1
      } else {
        isQuoted = false
      }
    case _ where isQuoted: cell.append(byte)
    case 0x22 where cell.allSatisfy({ $0 == 0x20 }):
      cell.removeAll(keepingCapacity: true)
      (isQuoted, wasQuoted) = (true, true)
    case separator: endCell()
    case 0x0A: endRow()
    case 0x0D:
      if index < bytes.count, bytes[index] == 0x0A { index += 1 }
      endRow()
    default: cell.append(byte)
    }
  }
  if !cell.isEmpty || !cells.isEmpty { endRow() }
  return rows
}

private func trimmed(_ text: String) -> String {
  guard text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false else { return text }
  let start = text.drop(while: \.isWhitespace)
  return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
}

private func separator(of bytes: [UInt8]) -> UInt8 {
  var counts: [UInt8: Int] = [0x2C: 0, 0x3B: 0, 0x09: 0]
  var isQuoted = false
  for byte in bytes.prefix(8192) {
    if byte == 0x22 { isQuoted.toggle() }
    if !isQuoted { counts[byte]? += 1 }
  }
  return [0x2C, 0x3B, 0x09].max { counts[$0] ?? 0 < counts[$1] ?? 0 } ?? 0x2C
}

/// The letters of a CSV file: as the definition says, else by its mark, else UTF-8 where that fits, else GBK.
func decodedTable(_ bytes: [UInt8], _ source: TableSource) -> Diagnosed<String> {
  if let wide = utf16(bytes) { return Diagnosed(wide) }
  let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
  if let name = source.encoding, let encoding = TextEncoding(name: name) {
    return Diagnosed(encoding.decode(body))
  }
  switch body.withUnsafeBytes({ EncodingEvidence($0) }) {
  case .ascii, .utf8: return Diagnosed(TextEncoding.utf8.decode(body))
  case .gbk: return Diagnosed(TextEncoding.gbk.decode(body))
  case .other:
    let finding = Diagnostic(
      .warning, "encoding-unclear",
      LocalizedText(
        zh: "文字编码既不是 UTF-8 也不是 GBK，部分文字可能有误",
        en: "the text is neither UTF-8 nor GBK: some letters may be wrong"),
      at: Place(file: source.path),
      hint: LocalizedText(zh: "请用 encoding 指定编码", en: "name its encoding with encoding"))
    return Diagnosed(TextEncoding.utf8.decode(body), [finding])
  }
}

/// What spreadsheets call "Unicode text"; nil without its mark.
private func utf16(_ bytes: [UInt8]) -> String? {
  let isLittle = bytes.starts(with: [0xFF, 0xFE])
  guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
  let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
    let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return isLittle ? a | b << 8 : b | a << 8
  }
  return String(decoding: units, as: UTF16.self)
}
