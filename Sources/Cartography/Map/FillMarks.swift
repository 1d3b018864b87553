import MapStyle
import PlantModel

extension MapContent {
  /// The inside of areas, and of lines closed up.
  func fill(_ styled: Styled<FillPaint>, _ table: ProjectedTable) -> [Mark] {
    let paint = styled.paint
    let shift = shift(paint.translation)
    let path = table.paths[styled.feature].offset(x: shift.x, y: shift.y)
    guard !path.isEmpty else { return [] }
    let origin = table.origins[styled.feature]
    let isSmooth = paint.isAntialiased
    if let name = paint.pattern {
      guard paint.opacity > 0, let pattern = pattern(name, opacity: paint.opacity) else {
        return []
      }
      return [Mark(.fill(path, pattern), origin: origin, isSmooth: isSmooth)]
    }
    var marks: [Mark] = []
    if paint.color.alpha > 0 {
      if edge > 0, isSmooth, paint.outlineColor == nil {
        marks.append(Mark(edged(path, paint.color), origin: origin))
      } else {
        marks.append(Mark(.fill(path, .color(paint.color)), origin: origin, isSmooth: isSmooth))
      }
    }
    if let outline = paint.outlineColor, outline.alpha > 0 {
      marks.append(Mark(self.outline(path.closedUp, outline), origin: origin))
    }
    return marks
  }

  /// GL's hairlines cover a pixel by 1 − smoothstep(0, 1, d), d being 0…½ from its middle: on the average so much.
  private static let hairlineCover = 0.8125

  private func outline(_ path: Path, _ color: Color) -> Mark.Content {
    guard edge > 0 else {
      return .stroke(path, Stroke(color: color, width: symbolScale, join: .round))
    }
    let stroke = Stroke(color: color.faded(by: Self.hairlineCover), width: edge, join: .round)
    return .stroke(path.aligned(toPixels: edge), stroke)
  }

  /// The area with a line round it, both seen through the colour's alpha as one.
  private func edged(_ path: Path, _ color: Color) -> Mark.Content {
    var solid = color
    solid.alpha = 1
    let parts: [Mark.Content] = [
      .fill(path, .color(solid)),
      .stroke(path.closedUp, Stroke(color: solid, width: edge, join: .round)),
    ]
    return .group(parts.map { Mark($0, origin: "") }, clip: nil, opacity: color.alpha)
  }
}

extension Path {
  /// Every subpath returns to its start, as the inside of an area does.
  fileprivate var closedUp: Path {
    guard closed.contains(false) else { return self }
    var path = self
    path.closed = closed.map { _ in true }
    return path
  }

  /// Horizontal and vertical sides moved onto rows and columns of pixels that are `pixel` wide, where a hairline is sharp.
  fileprivate func aligned(toPixels pixel: Double) -> Path {
    func middle(_ value: Double) -> Double { ((value / pixel).rounded(.down) + 0.5) * pixel }
    var path = self
    var start = 0
    for end in ends {
      for index in start..<end {
        let next = index + 1 < end ? index + 1 : start
        if abs(points[index].x - points[next].x) < pixel / 100 {
          path.points[index].x = middle(points[index].x)
          path.points[next].x = middle(points[index].x)
        }
        if abs(points[index].y - points[next].y) < pixel / 100 {
          path.points[index].y = middle(points[index].y)
          path.points[next].y = middle(points[index].y)
        }
      }
      start = end
    }
    return path
  }
}
