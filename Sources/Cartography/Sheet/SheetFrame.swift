import MapStyle
import PlantModel

/// Where the parts of a sheet lie, in CSS pixels.
struct SheetFrame {
  let paper: Rect
  /// 图框: the heavy frame.
  let border: Rect
  let map: Rect
  /// Null without a panel.
  let panel: Rect

  /// Millimetres by GB/T 14689: 25 at the binding edge on the left, else 10, or 5 on A3 and smaller.
  static func standardMargins(_ paper: Paper) -> SheetTemplate.Margins {
    let other = max(paper.size.width, paper.size.height) > 500 ? 10.0 : 5.0
    return SheetTemplate.Margins(top: other, right: other, bottom: other, left: 25)
  }

  /// nil when the margins leave less than 40 mm.
  init?(_ template: SheetTemplate, titleHeight: Double, panelWidth: Double, gap: Double) {
    let k = pixelsPerMillimetre
    let size = template.paper.size
    paper = Rect(x: 0, y: 0, width: size.width * k, height: size.height * k)
    let margins = template.margins ?? Self.standardMargins(template.paper)
    border = Rect(
      minX: margins.left * k, minY: margins.top * k, maxX: paper.maxX - margins.right * k,
      maxY: paper.maxY - margins.bottom * k)
    guard border.width > 40 * k, border.height > 40 * k else { return nil }
    let inner = border.inset(by: gap)
    let top = inner.minY + titleHeight
    let width = panelWidth > 0 ? panelWidth + gap : 0
    switch template.furniture.panelSide {
    case .right:
      map = Rect(minX: inner.minX, minY: top, maxX: inner.maxX - width, maxY: inner.maxY)
      panel = Rect(
        minX: inner.maxX - panelWidth, minY: top, maxX: inner.maxX, maxY: inner.maxY)
    case .left:
      map = Rect(minX: inner.minX + width, minY: top, maxX: inner.maxX, maxY: inner.maxY)
      panel = Rect(minX: inner.minX, minY: top, maxX: inner.minX + panelWidth, maxY: inner.maxY)
    }
    guard map.width > 20 * k, map.height > 20 * k else { return nil }
  }

  /// The edge of the paper, the heavy frame and the line round the map.
  func marks(_ type: Typography<some TextMeasuring>) -> [Mark] {
    func box(_ rect: Rect, _ millimetres: Double) -> Mark {
      Mark(
        .stroke(
          Path(rect: rect), Stroke(color: FurnitureBlock.ink, width: type.mm(millimetres))),
        origin: "sheet/frame")
    }
    return [box(border, 0.5 + 0.25 * type.scale), box(map, 0.25)]
  }
}
