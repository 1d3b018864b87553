import PlantModel

/// Which coordinates a layer holds, and so how they come into the map's plane.
///
/// A placement goes before everything. Else the coordinate system is what the definition says, or what the file says; a GeoJSON file
/// without one is in degrees (RFC 7946) and a drawing without one in metres of the plane, and when the coordinates contradict that it is
/// a finding.
struct PlaneChoice {
  var source: LayerSource
  var layer: String
  var driver: String
  /// Of the raw coordinates.
  var extent: Rect
  private(set) var findings: [Diagnostic] = []

  init(source: LayerSource, layer: String, driver: String, extent: Rect) {
    self.source = source
    self.layer = layer
    self.driver = driver
    self.extent = extent
  }

  private var place: Place { Place(file: source.path, layer: layer) }
  private var isGeoJSON: Bool { driver == "GeoJSON" || driver == "GeoJSONSeq" }

  /// `named` is what the file says.
  mutating func mapping(
    named: consuming SpatialReference?, onto plane: borrowing MapPlane, log: GDALLog
  ) throws(LoadError) -> PlaneMapping {
    if let placement = source.placement {
      let transform = try placement.transform(isPicture: false, place: place)
      findings += transform.diagnostics
      return .similarity(transform.value)
    }
    if source.crs == localCRS {
      checkCoordinates(on: plane)
      return .identity
    }
    let declared: SpatialReference?
    if let crs = source.crs {
      declared = try SpatialReference(crs, file: source.path, log: log)
    } else {
      declared = consume named
    }
    if plane.isLocal { return try localMapping(declared) }
    guard let declared else { return try mappingWithoutReference(on: plane) }
    let mapping = try plane.withReference { target throws(LoadError) in
      try self.mapping(from: declared, onto: target, log: log)
    }
    return mapping ?? .identity
  }

  /// Onto a plane that is nowhere on earth.
  private mutating func localMapping(
    _ declared: consuming SpatialReference?
  ) throws(LoadError) -> PlaneMapping {
    guard let declared, !(isGeoJSON && source.crs == nil) else {
      if isGeoJSON, extent.looksLikeDegrees {
        add(
          .warning, "degrees-on-local-plane",
          LocalizedText(
            zh: "坐标看起来是经纬度，但按本地平面的米读取",
            en: "the coordinates look like degrees but are taken as metres of the local plane"),
          LocalizedText(
            zh: "请把地图的 crs 设为投影坐标系", en: "give the map a projected crs"))
      }
      return .identity
    }
    guard source.crs == nil, declared.isPlaneInMetres else {
      throw .crsUnrelated(path: source.path, layer: layer, crs: declared.name)
    }
    let name = declared.name
    add(
      .note, "crs-ignored",
      LocalizedText(
        zh: "数据的坐标系 \(name) 被忽略，坐标按本地平面的米读取",
        en: "the coordinate system \(name) is ignored: coordinates are metres of the local plane"))
    return .identity
  }

  private mutating func mappingWithoutReference(
    on plane: borrowing MapPlane
  ) throws(LoadError) -> PlaneMapping {
    // Drawings and text formats cannot name a system; anything else should have.
    guard ["DXF", "CAD"].contains(driver) || isGeoJSON else {
      throw .crsMissing(path: source.path, layer: layer)
    }
    add(
      .note, "crs-assumed",
      LocalizedText(
        zh: "图纸没有坐标系，坐标按地图平面的米读取",
        en:
          "the drawing names no coordinate system: its coordinates are taken as metres of the map's plane"
      ),
      LocalizedText(
        zh: "如果不是，请指定 crs 或 placement", en: "if they are not, give a crs or a placement"))
    checkCoordinates(on: plane)
    return .identity
  }

  private mutating func mapping(
    from declared: borrowing SpatialReference, onto target: borrowing SpatialReference,
    log: GDALLog
  ) throws(LoadError) -> PlaneMapping {
    if isGeoJSON, source.crs == nil, declared.isGeographic, extent.exceedsDegrees {
      add(
        .warning, "geojson-not-in-degrees",
        LocalizedText(
          zh: "GeoJSON 未声明坐标系，坐标超出经纬度范围，按地图平面的米读取",
          en:
            "the GeoJSON names no coordinate system and its coordinates are no degrees: taken as metres of the map's plane"
        ),
        LocalizedText(zh: "请用 crs 指定坐标系", en: "name its system with crs"))
      findings += coordinateFindings(extent, in: target, at: place)
      return .identity
    }
    findings += coordinateFindings(extent, in: declared, at: place)
    if declared.isSame(as: target) { return .identity }
    if !declared.isModernDatum || !target.isModernDatum, declared.datum != target.datum {
      let (from, to) = (declared.name, target.name)
      add(
        .warning, "datum-shift",
        LocalizedText(
          zh: "由 \(from) 转换到 \(to) 涉及不同基准，可能有数米以上的偏差",
          en: "from \(from) to \(to) the datum changes: positions may be off by metres"),
        LocalizedText(
          zh: "请用控制点（placement）定位", en: "fit the source to control points with a placement"))
    }
    return .reprojection(try CoordinateTransformation(from: declared, to: target, log: log))
  }

  private mutating func checkCoordinates(on plane: borrowing MapPlane) {
    plane.withReference { findings += coordinateFindings(extent, in: $0, at: place) }
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, _ message: LocalizedText,
    _ hint: LocalizedText? = nil
  ) {
    findings.append(Diagnostic(severity, code, message, at: place, hint: hint))
  }
}

extension Rect {
  /// No longitude or latitude is that large.
  fileprivate var exceedsDegrees: Bool {
    // Swapped pairs have latitudes of up to 180; that is told apart from plane coordinates.
    !isNull && (minX < -361 || maxX > 361 || minY < -181 || maxY > 181)
  }

  /// Within China in longitude and latitude, and no larger than a few degrees.
  fileprivate var looksLikeDegrees: Bool {
    minX > 73 && maxX < 136 && minY > 3 && maxY < 54 && width < 1 && height < 1 && width > 0
  }
}
