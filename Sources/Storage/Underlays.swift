import CGDAL
import PlantModel

/// Told by its name: GDAL would take some pictures for vector files first.
func isPicture(_ path: String) -> Bool {
  ["png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "webp", "jp2"].contains(
    fileExtension(of: path))
}

/// More pixels than an A0 sheet shows at 300 dpi (140 million) help nobody; larger scans are read at a lower resolution.
private let largestPicture = 100_000_000

/// A scan with its place on the plane: from control points or another placement, a world file, or its own georeference.
func loadedUnderlay(
  _ source: LayoutSource, onto plane: borrowing MapPlane
) throws(LoadError) -> Diagnosed<Underlay> {
  try checkReadable(source.path)
  return try withGDAL { log throws(LoadError) in
    let dataset = try Dataset(source.path, .raster, log: log)
    var findings: [Diagnostic] = []
    let size = dataset.pictureSize
    let georeference = try georeference(source, dataset, size, onto: plane, log, &findings)
    let step = decimation(size)
    let target = (width: (size.width + step - 1) / step, height: (size.height + step - 1) / step)
    if step > 1 { findings.append(decimated(source, size, target)) }
    let pixels = try dataset.pixels(target, log)
    let fit = AffineTransform.scale(
      x: Double(size.width) / Double(target.width), y: Double(size.height) / Double(target.height))
    let raster = Raster(width: target.width, height: target.height, pixels: pixels)
    return Diagnosed(
      Underlay(source: source.id, raster: raster, georeference: fit.then(georeference)), findings)
  }
}

private func decimation(_ size: (width: Int, height: Int)) -> Int {
  var step = 1
  while (size.width / step) * (size.height / step) > largestPicture { step += 1 }
  return step
}

private func decimated(
  _ source: LayoutSource, _ size: (width: Int, height: Int), _ target: (width: Int, height: Int)
) -> Diagnostic {
  Diagnostic(
    .note, "picture-decimated",
    LocalizedText(
      zh: "底图 \(size.width) × \(size.height) 像素过大，按 \(target.width) × \(target.height) 读取",
      en:
        "the scan of \(size.width) × \(size.height) pixels is read as \(target.width) × \(target.height)"
    ),
    at: Place(file: source.path))
}

private func georeference(
  _ source: LayoutSource, _ dataset: borrowing Dataset, _ size: (width: Int, height: Int),
  onto plane: borrowing MapPlane, _ log: GDALLog, _ findings: inout [Diagnostic]
) throws(LoadError) -> AffineTransform {
  let place = Place(file: source.path)
  if let placement = source.placement {
    let placed = try placement.transform(isPicture: true, place: place)
    findings += placed.diagnostics
    return placed.value
  }
  guard let own = dataset.geotransform else { throw .pictureNotPlaced(path: source.path) }
  let corners = Rect(x: 0, y: 0, width: Double(size.width), height: Double(size.height)).corners
  var choice = PlaneChoice(
    source: LayerSource(source), layer: FilePath.name(of: source.path), driver: "CAD",
    extent: Rect(around: corners.map { own.applied(to: $0) }))
  let mapping = try choice.mapping(named: dataset.spatialReference(), onto: plane, log: log)
  findings += choice.findings
  let fitted = try affine(own, corners, mapping, source)
  findings += fitted.diagnostics
  return fitted.value
}

/// The affine transform through three corners of the picture; over a plant the fourth agrees within a hand's breadth, over a
/// province it does not.
private func affine(
  _ own: AffineTransform, _ corners: [Point], _ mapping: borrowing PlaneMapping,
  _ source: LayoutSource
) throws(LoadError) -> Diagnosed<AffineTransform> {
  let mapped = corners.map { mapping.applied(to: own.applied(to: $0)) }
  guard mapped.allSatisfy(\.isOnMap) else { throw .pictureNotPlaced(path: source.path) }
  let (width, height) = (corners[2].x, corners[2].y)
  let (origin, right, down) = (mapped[0], mapped[1], mapped[3])
  let fitted = AffineTransform(
    a: (right.x - origin.x) / width, b: (right.y - origin.y) / width,
    c: (down.x - origin.x) / height, d: (down.y - origin.y) / height, tx: origin.x, ty: origin.y)
  let pixel = abs(fitted.determinant).squareRoot()
  let error = fitted.applied(to: corners[2]).distance(to: mapped[2])
  guard error > max(2 * pixel, 0.5) else { return Diagnosed(fitted) }
  return Diagnosed(
    fitted,
    [
      Diagnostic(
        .warning, "picture-distorted",
        LocalizedText(
          zh: "底图换到地图投影后角点偏差 \(rounded(error, 1)) m",
          en: "in the map's projection a corner of the scan is \(rounded(error, 1)) m off"),
        at: Place(file: source.path),
        hint: LocalizedText(
          zh: "请先把底图重投影到地图坐标系", en: "reproject the scan to the map's system first"))
    ])
}

extension Dataset {
  var pictureSize: (width: Int, height: Int) {
    withRaster { (Int(GDALGetRasterXSize($0)), Int(GDALGetRasterYSize($0))) }
  }

  /// nil when there is neither a georeference inside nor a world file beside the picture.
  var geotransform: AffineTransform? {
    withRaster { handle in
      var g = [Double](repeating: 0, count: 6)
      guard GDALGetGeoTransform(handle, &g) == CE_None else { return nil }
      let transform = AffineTransform(a: g[1], b: g[4], c: g[2], d: g[5], tx: g[0], ty: g[3])
      return transform.determinant != 0 && transform.determinant.isFinite ? transform : nil
    }
  }

  func spatialReference() -> SpatialReference? {
    withRaster { handle in SpatialReference(copying: GDALGetSpatialRef(handle)) }
  }
}
