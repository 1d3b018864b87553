/// Paths as text; nothing here looks at the disk.
package enum FilePath {
  /// `maps/x/map.yaml` → `maps/x`; a bare name stands in `.`.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A path that stands in a file in `folder`.
  package static func joined(_ folder: String, _ path: String) -> String {
    normalized(path.hasPrefix("/") || folder == "." ? path : folder + "/" + path)
  }

  /// Without `.`, `//` and `x/..`.
  package static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !path.hasPrefix("/") {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }
}
