import Foundation
import PlantModel
package import RiskMap

/// The API keys of an installation, one a line: taking a line out revokes its key. Empty lines and those that begin with `#` say nothing.
///
///     dashboard sha256:9f86… maps=plant,park audience=public rate=50 burst=100 expires=2027-12-31 signing=hX3…
package struct KeyFile: Hashable, Sendable {
  /// By name.
  package let records: [String: KeyRecord]

  /// A hundred thousand keys.
  package static let byteLimit = 32 << 20

  init(records: [String: KeyRecord] = [:]) {
    self.records = records
  }

  /// From the bytes of `file`; throws at the first line that says nothing that can be followed, as a key that is read wrongly lets in
  /// whom nobody meant.
  package init(_ bytes: [UInt8], file: String) throws(MapError) {
    var records: [String: KeyRecord] = [:]
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      do throws(KeyFault) {
        let record = try KeyRecord(words)
        guard records.updateValue(record, forKey: record.name) == nil else { throw .twice }
      } catch {
        throw .definition(
          DefinitionError(
            error.message, at: Place(file: file, line: index + 1),
            hint: LocalizedText(
              zh: "用 riskmap key new 生成这样的行", en: "riskmap key new makes such lines")))
      }
    }
    self.records = records
  }
}
