import PlantModel

/// What the features of GDAL's DXF driver need beyond geometry: which are shown, and which are texts.
struct DrawingEntities {
  private let text: Int32?
  private let paperSpace: Int32?
  private let subClasses: Int32?

  init(_ attributes: [String]) {
    func index(_ name: String) -> Int32? { attributes.firstIndex(of: name).map { Int32($0) } }
    text = index("Text")
    paperSpace = index("PaperSpace")
    subClasses = index("SubClasses")
  }

  /// Not of a paper sheet, and not hidden: off, frozen or invisible.
  func admits(_ feature: borrowing LayerFeature) -> Bool {
    if let paperSpace, feature.text(paperSpace) == "1" { return false }
    return !(feature.styleString.map { DrawingText.isHidden(style: $0) } ?? false)
  }

  func text(of feature: borrowing LayerFeature) -> DrawingText? {
    guard let style = feature.styleString, style.hasPrefix("LABEL("),
      let raw = text.flatMap({ feature.text($0) })
    else { return nil }
    let isMText = subClasses.flatMap { feature.text($0) }?.contains("AcDbMText") ?? false
    // Files without subclass markers do not say which it is; these codes do.
    let hasCodes = raw.contains("\\P") || raw.contains("{\\")
    let words = plainWords(raw, isMText: isMText || hasCodes)
    return DrawingText(style: style, words: words)
  }
}
