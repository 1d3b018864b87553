import CGDAL

/// What GDAL said during one call, instead of its printing to standard error.
///
/// A class, because GDAL keeps a pointer to it while it listens.
final class GDALLog {
  struct Entry: Hashable {
    var isError: Bool
    var text: String
  }

  /// A damaged file can complain of each of its features. Warnings and errors are counted apart, so that many warnings do not hide
  /// the error that follows them.
  private static let capacity = 20

  /// Distinct, in order of appearance.
  private(set) var entries: [Entry] = []

  var warnings: [String] { entries.filter { !$0.isError }.map(\.text) }
  var firstError: String? { entries.first(where: \.isError)?.text }

  /// The last error, and forgets it and those before: for calls whose failure is reported otherwise.
  func takeError() -> String? {
    defer { entries.removeAll(where: \.isError) }
    return entries.last(where: \.isError)?.text
  }

  /// Forgets what PROJ complained of point by point.
  func forgetErrors(since count: Int) {
    entries.removeSubrange(min(count, entries.count)...)
  }

  func add(isError: Bool, _ text: String) {
    let entry = Entry(isError: isError, text: text)
    guard entries.count(where: { $0.isError == isError }) < Self.capacity, !entries.contains(entry)
    else { return }
    entries.append(entry)
  }
}

/// Runs `body` with GDAL registered, listened to, and with the given configuration options, which hold for this thread and
/// call alone.
func withGDAL<Value: ~Copyable, Failure: Error>(
  options: KeyValuePairs<String, String> = [:], _ body: (GDALLog) throws(Failure) -> Value
) throws(Failure) -> Value {
  registration
  let log = GDALLog()
  CPLErrorReset()
  CPLPushErrorHandlerEx(listen, Unmanaged.passUnretained(log).toOpaque())
  for (key, value) in options { CPLSetThreadLocalConfigOption(key, value) }
  defer {
    for (key, _) in options { CPLSetThreadLocalConfigOption(key, nil) }
    CPLPopErrorHandler()
    CPLErrorReset()
  }
  return try body(log)
}

/// Drivers are registered once a process (under 2 ms, measured); no sidecar files are written and nothing is fetched.
private let registration: Void = {
  CPLSetConfigOption("GDAL_PAM_ENABLED", "NO")
  CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "0")
  OSRSetPROJEnableNetwork(0)
  GDALAllRegister()
}()

private let listen: CPLErrorHandler = { level, _, text in
  guard level == CE_Warning || level == CE_Failure || level == CE_Fatal, let text,
    let context = CPLGetErrorHandlerUserData()
  else { return }
  let log = Unmanaged<GDALLog>.fromOpaque(context).takeUnretainedValue()
  log.add(isError: level != CE_Warning, withoutSourceFile(String(cString: text)))
}

/// Some of GDAL's sentences begin with the place in its own source: `./ogr/…/ogrdxflayer.cpp, 1028: error at line 538 of …`.
private func withoutSourceFile(_ text: String) -> String {
  guard text.hasPrefix("./"), let colon = text.firstIndex(of: ":"),
    text[..<colon].contains(".cpp, ")
  else { return text }
  return String(text[text.index(after: colon)...].drop { $0 == " " })
}

/// A list of `KEY=VALUE` strings as C wants it, valid during `body`.
func withCStringList<Value>(
  _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Value
) -> Value {
  var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
  for string in strings { list = CSLAddString(list, string) }
  defer { CSLDestroy(list) }
  guard let list else { return body(nil) }
  return list.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: strings.count + 1) {
    body($0)
  }
}
