/// The state of a map's files: 16 hexadecimal digits of the SHA-256 of everything that it is made from. Equal files have equal versions on
/// every machine.
package struct MapVersion: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// nil where the text is no version.
  package init?(_ text: some StringProtocol) {
    let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard text.utf8.count == 16, text.utf8.allSatisfy(isDigit) else { return nil }
    description = String(text)
  }

  /// The first digits of a digest.
  init(digest: some Sequence<UInt8>) {
    description = hexadecimal(digest.prefix(8))
  }
}

extension MapVersion {
  /// Where the files are not known.
  package static let unknown = MapVersion(digest: repeatElement(0, count: 8))
}
