/// A name with wildcards: `*` stands for any letters, `?` for one. Letter case does not count, as in CAD layer names.
struct NamePattern {
  private let pattern: [Character]

  init(_ pattern: String) {
    self.pattern = Array(pattern.lowercased())
  }

  func matches(_ name: String) -> Bool {
    let name = Array(name.lowercased())
    var (p, n) = (0, 0)
    // Where to go on after a mismatch: the last star, and the letter that it then swallows.
    var retry: (pattern: Int, name: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == "*" {
        p += 1
        retry = (p, n)
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n] {
        (p, n) = (p + 1, n + 1)
      } else if let last = retry {
        retry = (last.pattern, last.name + 1)
        (p, n) = (last.pattern, last.name + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }

  /// The name itself, or what follows the name of an external reference that was bound (`plan$0$roads`, `plan|roads`).
  func matchesLayer(_ name: String) -> Bool {
    matches(name) || bareLayerName(name).map { matches($0) } ?? false
  }
}

/// nil when the layer does not come from an external reference.
func bareLayerName(_ name: String) -> String? {
  if let bar = name.lastIndex(of: "|") { return String(name[name.index(after: bar)...]) }
  let parts = name.split(separator: "$", omittingEmptySubsequences: false)
  guard parts.count >= 3, Int(parts[parts.count - 2]) != nil else { return nil }
  return parts.last.map(String.init)
}
