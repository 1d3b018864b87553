import Cartography
package import PlantModel

/// How a unit is labelled on a sheet.
package enum LabelPlacement: String, CaseIterable, Hashable, Sendable {
  case inside, leader, code, number

  init(_ placement: PlacedLabel.Placement) {
    self =
      switch placement {
      case .inside: .inside
      case .leader: .leader
      case .code: .code
      case .number: .number
      }
  }

  package var words: LocalizedText {
    switch self {
    case .inside: LocalizedText(zh: "面内标注", en: "inside the unit")
    case .leader: LocalizedText(zh: "引线标注", en: "with a leader line")
    case .code: LocalizedText(zh: "标编码，名称见对照表", en: "code, with its name in the key")
    case .number: LocalizedText(zh: "标序号，名称见对照表", en: "number in the key")
    }
  }
}
