/// The addresses that documents carry. The `Host` field of a request is never believed: they begin with what the operator states as
/// `publicURL`, else with where the server listens.
package struct Addresses: Hashable, Sendable {
  /// `https://maps.example.com/risk`, without a slash at its end.
  package var root: String
  /// A query that lets others in as it let in who asks (`signed=…`), already encoded; appended to every address. nil: none is needed.
  package var credential: String?

  package init(root: String, credential: String? = nil) {
    self.root = root.hasSuffix("/") ? String(root.dropLast()) : root
    self.credential = credential
  }

  /// The address of a path, which begins with a slash and is encoded (`{z}` may stand in it as it is).
  package subscript(path: String) -> String {
    guard let credential else { return root + path }
    return root + path + (path.contains("?") ? "&" : "?") + credential
  }
}
