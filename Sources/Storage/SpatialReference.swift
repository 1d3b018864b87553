import CGDAL
import Dispatch
import PlantModel

/// A coordinate system of GDAL. Coordinates are always easting (longitude) first: this initialiser is the only place that says so.
struct SpatialReference: ~Copyable {
  fileprivate let handle: OGRSpatialReferenceH

  /// Takes over `handle`.
  private init(owning handle: OGRSpatialReferenceH) {
    OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
    self.handle = handle
  }

  /// `EPSG:4543`, a WKT, a PROJ string: what PROJ knows, but neither files nor addresses. `file` is for the error alone.
  init(_ name: String, file: String? = nil, log: GDALLog) throws(LoadError) {
    let address = name.contains("://") || name.hasPrefix("/") || name.hasPrefix("ESRI::")
    let new = address ? nil : OSRNewSpatialReference(nil)
    guard let new, OSRSetFromUserInput(new, name) == OGRERR_NONE else {
      if let new { OSRRelease(new) }
      throw .crsUnknown(crs: name, file: file, reason: log.takeError() ?? "")
    }
    self.init(owning: new)
  }

  /// A copy of what a layer or picture says; nil where it says nothing of use (no system, or an "undefined" one).
  init?(copying source: OGRSpatialReferenceH?) {
    guard let source, OSRIsLocal(source) == 0, let copy = OSRClone(source) else { return nil }
    if let name = OSRGetName(copy), String(cString: name).lowercased().contains("undefined") {
      OSRRelease(copy)
      return nil
    }
    self.init(owning: copy)
  }

  deinit { OSRRelease(handle) }

  var isGeographic: Bool { OSRIsGeographic(handle) != 0 }
  var isProjected: Bool { OSRIsProjected(handle) != 0 }
  /// Of a plane; 1 where the system does not say.
  var metresPerUnit: Double { OSRGetLinearUnits(handle, nil) }
  var isPlaneInMetres: Bool { isProjected && abs(metresPerUnit - 1) < 1e-9 }
  var falseEasting: Double { OSRGetProjParm(handle, "false_easting", 0, nil) }
  /// Of a transverse Mercator; nil for other projections.
  var centralMeridian: Double? {
    var error = OGRERR_NONE
    let meridian = OSRGetProjParm(handle, "central_meridian", .nan, &error)
    return isTransverseMercator && error == OGRERR_NONE && meridian.isFinite ? meridian : nil
  }
  var isTransverseMercator: Bool { attribute("PROJECTION") == "Transverse_Mercator" }
  var datum: String { attribute("DATUM") ?? "" }

  /// `EPSG:4490`, or the name where there is no code.
  var name: String {
    if let authority = OSRGetAuthorityName(handle, nil), let code = OSRGetAuthorityCode(handle, nil)
    {
      return String(cString: authority) + ":" + String(cString: code)
    }
    return OSRGetName(handle).map { String(cString: $0) } ?? "?"
  }

  /// CGCS2000 and WGS 84, which this program counts as equal: they differ by less than a plan is accurate.
  var isModernDatum: Bool {
    let datum = datum.uppercased()
    return ["WGS_1984", "WGS 84", "WORLD GEODETIC SYSTEM 1984", "CHINA_2000", "CHINA 2000", "CGCS"]
      .contains { datum.contains($0) }
  }

  /// The same system whatever the order of axes in the registry.
  func isSame(as other: borrowing SpatialReference) -> Bool {
    withCStringList(["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES"]) {
      OSRIsSameEx(handle, other.handle, $0) != 0
    }
  }

  /// The geographic system below a projected one.
  func geographic() -> SpatialReference? {
    OSRCloneGeogCS(handle).map { SpatialReference(owning: $0) }
  }

  private func attribute(_ key: String) -> String? {
    OSRGetAttrValue(handle, key, 0).map { String(cString: $0) }
  }
}

/// From one coordinate system to another, many points at once.
struct CoordinateTransformation: ~Copyable {
  private let handle: OGRCoordinateTransformationH

  /// Between CGCS2000 and WGS 84 longitudes and latitudes are taken over as they are.
  init(
    from source: borrowing SpatialReference, to target: borrowing SpatialReference, log: GDALLog
  ) throws(LoadError) {
    let new: OGRCoordinateTransformationH?
    if source.isGeographic, source.isModernDatum, target.isModernDatum,
      let base = target.geographic()
    {
      new = OCTNewCoordinateTransformation(base.handle, target.handle)
    } else if target.isGeographic, source.isModernDatum, target.isModernDatum,
      let base = source.geographic()
    {
      new = OCTNewCoordinateTransformation(source.handle, base.handle)
    } else {
      new = OCTNewCoordinateTransformation(source.handle, target.handle)
    }
    guard let new else {
      let reason = log.takeError() ?? ""
      throw .crsUnknown(crs: source.name, file: nil, reason: reason)
    }
    handle = new
  }

  deinit { OCTDestroyCoordinateTransformation(handle) }

  /// In place. Points outside the area of the projection become infinite.
  func apply(_ xs: inout [Double], _ ys: inout [Double]) {
    let count = min(xs.count, ys.count)
    let middle = count < Self.leastForThread ? count : count / 2
    xs.withUnsafeMutableBufferPointer { xs in
      ys.withUnsafeMutableBufferPointer { ys in
        guard let x = xs.baseAddress, let y = ys.baseAddress else { return }
        guard middle < count, let clone = OCTClone(handle) else {
          return Self.transform(handle, x, y, 0..<count)
        }
        defer { OCTDestroyCoordinateTransformation(clone) }
        // Safe, as each thread has a transformation and a half of the points for itself.
        nonisolated(unsafe) let work = (x: x, y: y, handles: [handle, clone])
        let halves = [0..<middle, middle..<count]
        DispatchQueue.concurrentPerform(iterations: 2) { half in
          // What is said on a thread goes to the log of that thread: nothing hears of points that have no place.
          withGDAL { _ in Self.transform(work.handles[half], work.x, work.y, halves[half]) }
        }
      }
    }
  }

  /// So many points take longer than to set up a thread.
  private static let leastForThread = 1 << 17

  private static func transform(
    _ handle: OGRCoordinateTransformationH, _ x: UnsafeMutablePointer<Double>,
    _ y: UnsafeMutablePointer<Double>, _ range: Range<Int>
  ) {
    // The count of GDAL is a C int, and it allocates as much again.
    let step = 1 << 16
    for start in stride(from: range.lowerBound, to: range.upperBound, by: step) {
      OCTTransform(handle, Int32(min(step, range.upperBound - start)), x + start, y + start, nil)
    }
  }

  func applied(to point: Point) -> Point {
    var (xs, ys) = ([point.x], [point.y])
    apply(&xs, &ys)
    return Point(x: xs[0], y: ys[0])
  }
}
