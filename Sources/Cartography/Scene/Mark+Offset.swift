package import PlantModel

extension Mark {
  /// The same mark somewhere else.
  package func offset(by d: Point) -> Mark {
    let moved: Content
    switch content {
    case .fill(let path, let fill):
      moved = .fill(path.offset(x: d.x, y: d.y), fill.offset(by: d))
    case .stroke(let path, let stroke): moved = .stroke(path.offset(x: d.x, y: d.y), stroke)
    case .text(var run):
      run.origin = run.origin + d
      moved = .text(run)
    case .image(let raster, let transform, let paint):
      moved = .image(raster, transform.then(.translation(d)), paint)
    case .symbol(let symbol, let rect, let rotation, let opacity):
      moved = .symbol(symbol, in: rect.offset(by: d), rotation: rotation, opacity: opacity)
    case .group(let marks, let clip, let opacity):
      moved = .group(
        marks.map { $0.offset(by: d) }, clip: clip?.offset(x: d.x, y: d.y), opacity: opacity)
    }
    return Mark(moved, origin: origin, isSmooth: isSmooth)
  }
}

extension Fill {
  /// Patterns stay in step with the page: what moves is the opening through which they are seen.
  fileprivate func offset(by d: Point) -> Fill {
    switch self {
    case .color, .pattern: return self
    case .radial(var gradient):
      gradient.center = gradient.center + d
      return .radial(gradient)
    }
  }
}
