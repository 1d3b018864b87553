package import PlantModel

/// Why a file could not be read: nothing came out of it. What is survivable is a finding instead.
package enum LoadError: Error, Hashable, Sendable {
  /// `nearest` is a name in the same folder that resembles the missing one.
  case fileMissing(path: String, nearest: String?)
  case fileEmpty(path: String)
  /// The system refused; `reason` is its own sentence.
  case fileUnreadable(path: String, reason: String)
  case fileTooLarge(path: String, bytes: Int, limit: Int)
  /// The content is none that can be read here; `found` says what it is, `hint` what to do.
  case wrongFormat(path: String, found: LocalizedText, hint: LocalizedText)
  /// GDAL gave up half way: damaged or truncated content.
  case damaged(path: String, layer: String?, reason: String)
  case layerMissing(path: String, layer: String, available: [String])
  /// The file has several layers and none was named.
  case layerNotNamed(path: String, available: [String])
  case attributeMissing(path: String, layer: String, attribute: String, available: [String])
  case tableMissing(path: String, table: String, available: [String])
  /// A layer without polygons where units were expected.
  case noPolygons(path: String, layer: String)
  case crsUnknown(crs: String, file: String?, reason: String)
  /// `suggestion` is the EPSG code of the 3° zone of the data, where that is known.
  case crsNotPlanar(crs: String, suggestion: String?)
  /// Earth coordinates in a map without any, or the reverse.
  case crsMissing(path: String, layer: String?)
  case crsUnrelated(path: String, layer: String?, crs: String)
  /// A tile grid with earth coordinates for a map without any, or the reverse; `crs` is the map's.
  case gridUnrelated(crs: String)
  /// A picture without georeference, world file or placement.
  case pictureNotPlaced(path: String)
  case placementInvalid(path: String, fault: PlacementFault)

  /// What is wrong with a placement.
  package enum PlacementFault: Hashable, Sendable {
    /// Fewer than two distinct points.
    case tooFewControlPoints
    /// A scale that is not positive, or a number that is not finite.
    case notPositive
  }
}

extension LoadError {
  /// One sentence: lower case in English, without the place.
  package var message: LocalizedText {
    switch self {
    case .fileMissing: LocalizedText(zh: "文件不存在", en: "the file does not exist")
    case .fileEmpty: LocalizedText(zh: "文件是空的", en: "the file is empty")
    case .fileUnreadable(_, let reason):
      LocalizedText(zh: "文件无法读取：\(reason)", en: "the file cannot be read: \(reason)")
    case .fileTooLarge(_, let bytes, let limit):
      LocalizedText(
        zh: "文件过大：\(bytes) 字节，上限 \(limit) 字节",
        en: "the file has \(bytes) bytes; at most \(limit) are read")
    case .wrongFormat(_, let found, _): found
    case .damaged(_, _, let reason):
      LocalizedText(zh: "内容已损坏或不完整：\(reason)", en: "the content is damaged: \(reason)")
    case .layerMissing(_, let layer, _):
      LocalizedText(zh: "没有图层“\(layer)”", en: "there is no layer “\(layer)”")
    case .layerNotNamed(_, let available):
      LocalizedText(
        zh: "文件有 \(available.count) 个图层，未指明用哪一个",
        en: "the file has \(available.count) layers and none is named")
    case .attributeMissing(_, let layer, let attribute, _):
      LocalizedText(
        zh: "图层“\(layer)”没有属性“\(attribute)”",
        en: "layer “\(layer)” has no attribute “\(attribute)”")
    case .tableMissing(_, let table, _):
      LocalizedText(zh: "没有表“\(table)”", en: "there is no table “\(table)”")
    case .noPolygons(_, let layer):
      LocalizedText(
        zh: "图层“\(layer)”没有面，无法作为风险单元",
        en: "layer “\(layer)” has no polygons to be units")
    case .crsUnknown(let crs, _, let reason):
      LocalizedText(
        zh: "坐标系“\(crs)”无法识别" + (reason.isEmpty ? "" : "：\(reason)"),
        en: "the coordinate system “\(crs)” is unknown" + (reason.isEmpty ? "" : ": \(reason)"))
    case .crsNotPlanar(let crs, _):
      LocalizedText(
        zh: "坐标系“\(crs)”不是以米为单位的平面坐标系",
        en: "the coordinate system “\(crs)” is not a plane in metres")
    case .crsMissing:
      LocalizedText(
        zh: "数据没有坐标系，配置中也未指定",
        en: "the data names no coordinate system, nor does the map definition")
    case .crsUnrelated(_, _, let crs):
      LocalizedText(
        zh: "数据使用大地坐标系“\(crs)”，而地图是本地平面（crs: local）",
        en: "the data is in “\(crs)” but the map is a local plane (crs: local)")
    case .gridUnrelated(let crs) where crs == localCRS:
      LocalizedText(
        zh: "地图是本地平面（crs: local），没有大地坐标，不能用该切片网格",
        en: "the map is a local plane (crs: local) without earth coordinates, which this grid needs"
      )
    case .gridUnrelated(let crs):
      LocalizedText(
        zh: "Local 网格用于没有大地坐标的图，而地图的坐标系是 \(crs)",
        en: "the grid Local is for maps without earth coordinates, but this one is in \(crs)")
    case .pictureNotPlaced:
      LocalizedText(zh: "底图没有地理位置信息", en: "the scan does not say where it lies")
    case .placementInvalid(_, .tooFewControlPoints):
      LocalizedText(
        zh: "placement 至少需要两个不同的控制点", en: "a placement needs two distinct control points or more")
    case .placementInvalid(_, .notPositive):
      LocalizedText(
        zh: "placement 的比例必须为正数", en: "the scale of a placement must be a positive number")
    }
  }

  /// File and layer, as far as they are known.
  package var place: Place? {
    switch self {
    case .placementInvalid(let path, _), .pictureNotPlaced(let path), .fileMissing(let path, _),
      .fileEmpty(let path),
      .fileUnreadable(let path, _),
      .fileTooLarge(let path, _, _), .wrongFormat(let path, _, _), .layerMissing(let path, _, _),
      .layerNotNamed(let path, _), .tableMissing(let path, _, _):
      Place(file: path)
    case .damaged(let path, let layer, _), .crsMissing(let path, let layer),
      .crsUnrelated(let path, let layer, _):
      Place(file: path, layer: layer)
    case .attributeMissing(let path, let layer, _, _), .noPolygons(let path, let layer):
      Place(file: path, layer: layer)
    case .crsUnknown(_, let file, _): file.map { Place(file: $0) }
    case .crsNotPlanar, .gridUnrelated: nil
    }
  }

  /// What to do about it, with the nearest name where a name was wrong.
  package var hint: LocalizedText? {
    switch self {
    case .fileMissing(_, let nearest): nearest.map(LocalizedText.didYouMean)
    case .fileEmpty:
      LocalizedText(zh: "请重新导出该文件", en: "export the file again")
    case .fileUnreadable, .damaged, .fileTooLarge, .placementInvalid: nil
    case .wrongFormat(_, _, let hint): hint
    case .layerMissing(_, let name, let available),
      .attributeMissing(_, _, let name, let available),
      .tableMissing(_, let name, let available):
      .nearest(to: name, among: available)
    case .layerNotNamed(_, let available):
      LocalizedText(
        zh: "请用 layer 指定其一：\(listed(available, ", "))",
        en: "name one with layer: \(listed(available, ", "))")
    case .noPolygons:
      LocalizedText(
        zh: "请指定含闭合轮廓的图层", en: "name a layer of polygons, or of closed outlines in a drawing")
    case .crsUnknown:
      LocalizedText(
        zh: "请写 EPSG 代码（如 EPSG:4543）、WKT 或 local",
        en: "write an EPSG code such as EPSG:4543, a WKT, or local")
    case .crsNotPlanar(_, let suggestion):
      LocalizedText(
        zh: "请使用 3° 带高斯-克吕格坐标系，如 \(suggestion ?? "EPSG:4543")",
        en: "use a 3° Gauss–Krüger zone such as \(suggestion ?? "EPSG:4543")")
    case .crsMissing:
      LocalizedText(zh: "请用 crs 指定数据的坐标系", en: "name the coordinate system of the data with crs")
    case .pictureNotPlaced:
      LocalizedText(
        zh: "请给出 placement（控制点），或在旁边放世界文件", en: "give it a placement, or put a world file beside it"
      )
    case .gridUnrelated(let crs) where crs == localCRS:
      LocalizedText(
        zh: "请用 Local 网格，或给地图设投影坐标系",
        en: "take the grid Local, or give the map a projected crs")
    case .gridUnrelated:
      LocalizedText(
        zh: "请用 WebMercatorQuad、WorldCRS84Quad、CGCS2000Quad、GCJ02 或 BD09",
        en: "take WebMercatorQuad, WorldCRS84Quad, CGCS2000Quad, GCJ02 or BD09")
    case .crsUnrelated:
      LocalizedText(
        zh: "请把地图的 crs 设为投影坐标系，或给数据设 placement 或 crs: local",
        en: "give the map a projected crs, or the data a placement or crs: local")
    }
  }
}

extension LoadError {
  /// The same fault as a finding, for sources that a map can do without.
  package func diagnostic(_ severity: Diagnostic.Severity) -> Diagnostic {
    Diagnostic(severity, code, message, at: place, hint: hint)
  }

  private var code: String {
    switch self {
    case .fileMissing: "file-missing"
    case .fileEmpty: "file-empty"
    case .fileUnreadable: "file-unreadable"
    case .fileTooLarge: "file-too-large"
    case .wrongFormat: "wrong-format"
    case .damaged: "damaged-file"
    case .layerMissing: "layer-missing"
    case .layerNotNamed: "layer-not-named"
    case .attributeMissing: "attribute-missing"
    case .tableMissing: "table-missing"
    case .noPolygons: "no-polygons"
    case .crsUnknown: "crs-unknown"
    case .crsNotPlanar: "crs-not-planar"
    case .crsMissing: "crs-missing"
    case .crsUnrelated: "crs-unrelated"
    case .gridUnrelated: "grid-unrelated"
    case .pictureNotPlaced: "picture-not-placed"
    case .placementInvalid: "placement-invalid"
    }
  }
}

extension LocalizedText {
  static func didYouMean(_ name: String) -> LocalizedText {
    LocalizedText(zh: "是否指“\(name)”？", en: "did you mean “\(name)”?")
  }

  /// "did you mean", and what there is.
  static func nearest(to name: String, among available: [String]) -> LocalizedText {
    guard !available.isEmpty else { return LocalizedText(zh: "一个也没有", en: "there is none") }
    let all = listed(available, ", ")
    guard let near = nearestName(to: name, among: available) else {
      return LocalizedText(zh: "现有：\(all)", en: "there is: \(all)")
    }
    return LocalizedText(
      zh: "是否指“\(near)”？现有：\(all)", en: "did you mean “\(near)”? there is: \(all)")
  }
}

/// The first dozen of the names, and how many more there are.
func listed(_ names: [String], _ separator: String) -> String {
  let shown = names.prefix(12).joined(separator: separator)
  return names.count > 12 ? shown + " … (\(names.count))" : shown
}
