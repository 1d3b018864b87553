import Crypto
package import RiskMap

extension MapVersion {
  /// Raised by every change of the program that draws something differently from equal files.
  static let engine = 1

  /// Of the files as they are now. Throws where one cannot be read.
  package init(of inputs: MapInputs) throws(MapError) {
    var hash = SHA256()
    hash.update(data: Array("riskmap \(Self.engine)\n".utf8))
    try inputs.read { hash.update(data: $0) }
    self.init(digest: hash.finalize())
  }
}
