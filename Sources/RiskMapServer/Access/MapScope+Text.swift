extension MapScope {
  /// `*`, or names with commas between them; nil for anything else.
  package init?(_ text: String) {
    if text == "*" {
      self = .all
      return
    }
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
    guard !names.isEmpty, names.allSatisfy({ APIKey.isName($0) }) else { return nil }
    self = .named(Set(names.map(String.init)))
  }

  /// Maps that are in both.
  func intersection(_ other: MapScope) -> MapScope {
    switch (self, other) {
    case (.all, let scope), (let scope, .all): scope
    case (.named(let a), .named(let b)): .named(a.intersection(b))
    }
  }
}
