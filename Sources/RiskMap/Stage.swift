package import PlantModel

/// The stages of the program that a clock can tell apart. Styling belongs to `layOut`, since the scale that decides the
/// style's zoom is found there; painting belongs to `encode`.
package enum Stage: String, CaseIterable, Hashable, Sendable {
  case load, assess, layOut, encode, deliver

  package var name: LocalizedText {
    switch self {
    case .load: LocalizedText(zh: "读取", en: "load")
    case .assess: LocalizedText(zh: "评估", en: "assess")
    case .layOut: LocalizedText(zh: "样式与布局", en: "style, lay out")
    case .encode: LocalizedText(zh: "绘制与编码", en: "paint, encode")
    case .deliver: LocalizedText(zh: "写出", en: "deliver")
    }
  }
}
