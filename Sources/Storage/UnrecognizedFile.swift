import Glibc
import PlantModel

/// Stops on what is missing, a folder or empty before GDAL sees it: its own words for these do not help.
func checkReadable(_ path: String) throws(LoadError) {
  let head: [UInt8]
  do throws(Descriptor.Failure) {
    // Folders are data sources too (file geodatabases), but none that is read here.
    head = try beginning(of: path, atMost: 64)
  } catch {
    throw loadError(error, at: path)
  }
  if head.isEmpty { throw .fileEmpty(path: path) }
  if let known = KnownFormat.allCases.first(where: { $0.begins(head) }), known.isRefused {
    throw known.refusal(path)
  }
}

/// What GDAL does not know: told by its first bytes where they say something.
func unrecognized(_ path: String) -> LoadError {
  let head = (try? beginning(of: path, atMost: 64)) ?? []
  if let known = KnownFormat.allCases.first(where: { $0.begins(head) }) {
    return known.refusal(path)
  }
  let isText = head.allSatisfy { $0 >= 0x20 || $0 == 9 || $0 == 10 || $0 == 13 }
  let start =
    String(decoding: head.prefix(24), as: UTF8.self)
    .split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  let found =
    isText
    ? LocalizedText(
      zh: "不是可识别的空间数据：文本文件，开头为“\(start)”",
      en: "this is no spatial data that is known: text that begins with “\(start)”")
    : LocalizedText(
      zh: "不是可识别的空间数据：未知的二进制内容",
      en: "this is no spatial data that is known: binary content of unknown kind")
  return .wrongFormat(
    path: path, found: found,
    hint: LocalizedText(
      zh: "可用格式：GeoJSON、GeoPackage、Shapefile、DXF、KML、FlatGeobuf；PNG、JPEG、TIFF",
      en: "readable are GeoJSON, GeoPackage, Shapefile, DXF, KML, FlatGeobuf; PNG, JPEG, TIFF"))
}

/// Formats that users bring and that need a word of their own.
private enum KnownFormat: CaseIterable {
  case binaryDXF, drawing, pdf, archive, webPage, damagedGeoPackage

  func begins(_ head: [UInt8]) -> Bool {
    switch self {
    case .binaryDXF: head.starts(with: Array("AutoCAD Binary DXF".utf8))
    case .drawing:
      head.starts(with: Array("AC10".utf8)) && head.count > 6 && head[4...5].allSatisfy(isDigit)
    case .pdf: head.starts(with: Array("%PDF".utf8))
    case .archive: head.starts(with: [0x50, 0x4B, 3, 4])
    case .webPage:
      String(decoding: head, as: UTF8.self).lowercased().contains("<!doctype html")
        || String(decoding: head, as: UTF8.self).lowercased().hasPrefix("<html")
    case .damagedGeoPackage: head.starts(with: Array("SQLite format 3".utf8))
    }
  }

  /// GDAL may open it all the same, but to no use.
  var isRefused: Bool {
    switch self {
    case .binaryDXF, .drawing, .pdf, .webPage: true
    case .archive, .damagedGeoPackage: false
    }
  }

  func refusal(_ path: String) -> LoadError {
    let (found, hint) =
      switch self {
      case .binaryDXF:
        (
          LocalizedText(zh: "不支持二进制 DXF", en: "binary DXF is not read"),
          LocalizedText(zh: "请另存为 ASCII DXF", en: "save it as ASCII DXF")
        )
      case .drawing:
        (
          LocalizedText(zh: "不支持 DWG 图纸", en: "DWG drawings are not read"),
          LocalizedText(zh: "请另存为 ASCII DXF（2007 版或更高）", en: "save it as ASCII DXF (2007 or later)")
        )
      case .pdf:
        (
          LocalizedText(zh: "不支持 PDF", en: "PDF is not read"),
          LocalizedText(
            zh: "请导出为 DXF，或导出为 PNG 并用 placement 定位",
            en: "export it as DXF, or as PNG with a placement")
        )
      case .archive:
        (
          LocalizedText(
            zh: "压缩包或办公文档，不是空间数据", en: "this is an archive or office document, no spatial data"),
          LocalizedText(zh: "请先解压缩", en: "unpack it first")
        )
      case .webPage:
        (
          LocalizedText(zh: "这是网页，不是数据文件", en: "this is a web page, no data"),
          LocalizedText(zh: "请重新下载数据文件", en: "download the data itself again")
        )
      case .damagedGeoPackage:
        (
          LocalizedText(
            zh: "SQLite 数据库，但不是有效的 GeoPackage", en: "this SQLite database is no valid GeoPackage"),
          LocalizedText(zh: "请重新导出 GeoPackage", en: "export the GeoPackage again")
        )
      }
    return .wrongFormat(path: path, found: found, hint: hint)
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
