import MapStyle
import PlantModel

/// Where the parts of a sheet lie, in CSS pixels.
struct SheetFrame {
  let paper: Rect
  /// 图框: the heavy frame.
  let border: Rect
  let map: Rect
  /// As large as the map without a panel.
  let panel: Rect

  /// Millimetres by GB/T 14689: 25 at the binding edge on the left, else 10, or 5 on A3 and smaller.
  static func standardMargins(_ paper: Paper) -> Edges {
    let other = max(paper.size.width, paper.size.height) > 500 ? 10.0 : 5.0
    return Edges(top: other, right: other, bottom: other, left: 25)
  }

  /// Columns of the panel: one beside the map, two or three below it.
  let panelColumns: Int

  /// Below the map the panel takes a third of the height, and as many columns as stand in it `panelWidth` wide.
  ///
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
    var map = border.inset(by: gap)
    map.minY += titleHeight
    var panel = map
    var columns = 1
    if panelWidth > 0 {
      switch template.furniture.panelSide ?? (size.height > size.width ? .bottom : .right) {
      case .right:
        panel.minX = map.maxX - panelWidth
        map.maxX = panel.minX - gap
      case .left:
        panel.maxX = map.minX + panelWidth
        map.minX = panel.maxX + gap
      case .bottom:
        panel.minY = map.maxY - map.height * 0.34
        map.maxY = panel.minY - gap
        columns = max(2, min(3, Int(panel.width / (panelWidth * 0.75))))
      }
    }
    guard map.width > 20 * k, map.height > 20 * k else { return nil }
    self.map = map
    self.panel = panel
    panelColumns = columns
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
