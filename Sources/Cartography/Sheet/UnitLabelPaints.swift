import MapStyle
import PlantModel

/// How the units are labelled: the first symbol layer on `unit_labels` that has a text for a unit, with that layer's icon.
struct UnitLabelPaints {
  /// By row of the table, each with a text.
  var paints: [Int: SymbolPaint] = [:]
  /// The layers without what the labels take, at the same indices: icons without a text stay and stand on their own.
  var rest: [StyledLayer]
  /// How many units a layer would have labelled a second time, by the layer's index.
  var second: [Int: Int] = [:]

  init(_ layers: [StyledLayer]) {
    rest = layers
    for (index, layer) in layers.enumerated() where layer.table == "unit_labels" {
      guard case .symbol(let styled) = layer.content else { continue }
      var icons: [Styled<SymbolPaint>] = []
      for item in styled {
        if item.paint.text == nil {
          icons.append(item)
        } else if paints[item.feature] == nil {
          paints[item.feature] = item.paint
        } else {
          second[index, default: 0] += 1
          var icon = item
          icon.paint.text = nil
          if icon.paint.icon != nil, icon.paint.icon?.textFit == IconPaint.TextFit.none {
            icons.append(icon)
          }
        }
      }
      rest[index].content = .symbol(icons)
    }
  }

  /// For each row the point at which symbols without a text stand, and circles: the focus of what is seen of the unit.
  func points(in rooms: [[Polygon]]) -> [[Point]] {
    var points = [[Point]](repeating: [], count: rooms.count)
    func add(_ row: Int) {
      if rooms.indices.contains(row), points[row].isEmpty, let part = rooms[row].first {
        points[row] = [part.focus]
      }
    }
    for layer in rest where layer.table == "unit_labels" {
      switch layer.content {
      case .symbol(let styled): for item in styled { add(item.feature) }
      case .circle(let styled): for item in styled { add(item.feature) }
      case .background, .raster, .fill, .line: break
      }
    }
    return points
  }
}
