import CGDAL
import PlantModel

/// A file opened by GDAL for reading; closed when it goes out of scope.
struct Dataset: ~Copyable {
  enum Content {
    case vector, raster
  }

  private let handle: GDALDatasetH
  let path: String

  init(
    _ path: String, _ content: Content, options: [String] = [], log: GDALLog
  ) throws(LoadError) {
    // Without the verbose flag a missing file gives neither code nor text.
    let kind = content == .vector ? GDAL_OF_VECTOR : GDAL_OF_RASTER
    let flags = UInt32(GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR | kind)
    let opened = withCStringList(options) { GDALOpenEx(path, flags, nil, $0, nil) }
    guard let opened else {
      let reason = log.takeError() ?? ""
      if reason.isEmpty || reason.contains("not recognized as") {
        throw unrecognized(path)
      }
      throw .damaged(path: path, layer: nil, reason: reason)
    }
    handle = opened
    self.path = path
  }

  deinit { GDALClose(handle) }

  /// Short name of the driver: `GPKG`, `DXF`, `GeoJSON` …
  var driver: String {
    GDALGetDatasetDriver(handle).flatMap { GDALGetDriverShortName($0) }.map { String(cString: $0) }
      ?? ""
  }

  var layerNames: [String] {
    (0..<GDALDatasetGetLayerCount(handle)).map { index in
      OGR_L_GetName(GDALDatasetGetLayer(handle, index)).map { String(cString: $0) } ?? ""
    }
  }

  func withLayer<Value: ~Copyable, Failure: Error>(
    at index: Int, _ body: (borrowing Layer) throws(Failure) -> Value
  ) throws(Failure) -> Value? {
    guard let layer = GDALDatasetGetLayer(handle, Int32(index)) else { return nil }
    return try body(Layer(handle: layer))
  }

  /// The picture's own calls are in `Underlay.swift`; the handle does not leave `body`.
  func withRaster<Value: ~Copyable, Failure: Error>(
    _ body: (GDALDatasetH) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try body(handle)
  }
}

/// A layer of an open dataset, for the length of one call.
struct Layer: ~Copyable {
  fileprivate let handle: OGRLayerH

  var name: String { OGR_L_GetName(handle).map { String(cString: $0) } ?? "" }

  /// A copy of the system that the layer names, if it is of use.
  func spatialReference() -> SpatialReference? {
    SpatialReference(copying: OGR_L_GetSpatialRef(handle))
  }

  var attributes: [String] {
    let definition = OGR_L_GetLayerDefn(handle)
    return (0..<OGR_FD_GetFieldCount(definition)).map { index in
      OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, index)).map { String(cString: $0) } ?? ""
    }
  }

  var geometryType: OGRwkbGeometryType { OGR_GT_Flatten(OGR_L_GetGeomType(handle)) }
  var featureCount: Int { Int(OGR_L_GetFeatureCount(handle, 1)) }

  var extent: Rect? {
    var e = OGREnvelope()
    guard OGR_L_GetExtent(handle, &e, 1) == OGRERR_NONE else { return nil }
    let extent = Rect(minX: e.MinX, minY: e.MinY, maxX: e.MaxX, maxY: e.MaxY)
    return extent.isNull || !extent.center.isFinite ? nil : extent
  }

  /// Attributes that will not be asked for need not be read.
  func readOnly(attributes wanted: [String]) {
    let ignored = attributes.filter { !wanted.contains($0) }
    _ = withCStringList(ignored) {
      OGR_L_SetIgnoredFields(handle, UnsafeMutablePointer(mutating: $0))
    }
  }

  func forEachFeature<Failure: Error>(
    _ body: (borrowing LayerFeature) throws(Failure) -> Void
  ) throws(Failure) {
    OGR_L_ResetReading(handle)
    while let next = OGR_L_GetNextFeature(handle) {
      try body(LayerFeature(handle: next))
    }
  }
}

/// A feature as GDAL hands it out.
struct LayerFeature: ~Copyable {
  fileprivate let handle: OGRFeatureH

  fileprivate init(handle: OGRFeatureH) {
    self.handle = handle
  }

  deinit { OGR_F_Destroy(handle) }

  var id: Int64 { OGR_F_GetFID(handle) }
  /// Valid as long as the feature.
  var geometry: OGRGeometryH? { OGR_F_GetGeometryRef(handle) }
  var styleString: String? { OGR_F_GetStyleString(handle).map { String(cString: $0) } }

  /// The value as text; nil when it is null or not set. Dates read `YYYY-MM-DD`, numbers have no trailing zeros.
  func text(_ index: Int32) -> String? {
    guard OGR_F_IsFieldSetAndNotNull(handle, index) != 0 else { return nil }
    switch OGR_Fld_GetType(OGR_F_GetFieldDefnRef(handle, index)) {
    case OFTReal: return plainNumber(OGR_F_GetFieldAsDouble(handle, index))
    case OFTDate, OFTDateTime: return date(index)
    default: return OGR_F_GetFieldAsString(handle, index).map { String(cString: $0) }
    }
  }

  private func date(_ index: Int32) -> String? {
    var (year, month, day, hour, minute, zone) = (
      Int32(), Int32(), Int32(), Int32(), Int32(), Int32()
    )
    var second = Float()
    guard
      OGR_F_GetFieldAsDateTimeEx(
        handle, index, &year, &month, &day, &hour, &minute, &second, &zone) != 0
    else { return nil }
    let date = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    guard hour != 0 || minute != 0 || second != 0 else { return date }
    return date + " " + padded(hour, 2) + ":" + padded(minute, 2) + ":" + padded(Int32(second), 2)
  }
}

private func padded(_ number: Int32, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// The shortest digits that mean this number: 12 for 12.0, 0.3 for 0.30000000000000004's neighbour.
func plainNumber(_ value: Double) -> String {
  if let whole = Int64(exactly: value) { return String(whole) }
  return "\(value)"
}
