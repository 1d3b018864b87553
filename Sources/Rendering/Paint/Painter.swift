import CCairo
import Cartography
import PlantModel

/// A scene that was found fit to paint, with the bounds of its marks.
struct Painter: Sendable {
  let scene: Scene
  let bounds: [MarkBounds]

  init(_ scene: Scene) throws(RenderError) {
    let size = scene.size
    guard size.width > 0, size.height > 0, size.width.isFinite, size.height.isFinite else {
      throw .emptyPage(width: size.width, height: size.height)
    }
    self.scene = scene
    bounds = scene.marks.map(MarkBounds.init)
    try checkSymbols(in: scene.marks)
  }

  /// Paints what touches the window.
  func paint(_ window: Rect, on canvas: borrowing CairoCanvas) throws(RenderError) {
    try paint(scene.marks, bounds, window, on: canvas)
  }

  private func paint(
    _ marks: [Mark], _ bounds: [MarkBounds], _ window: Rect, on canvas: borrowing CairoCanvas
  ) throws(RenderError) {
    var strokes = StrokeBatch()
    for (mark, bounds) in zip(marks, bounds) where bounds.rect.intersects(window) {
      if case .stroke(let path, let stroke) = mark.content, canvas.joinsStrokes {
        if !strokes.append(path, stroke) {
          strokes.paint(on: canvas)
          strokes = StrokeBatch(path, stroke)
        }
        continue
      }
      strokes.paint(on: canvas)
      strokes = StrokeBatch()
      canvas.setSmooth(mark.isSmooth)
      try paint(mark, bounds, window, on: canvas)
      canvas.setSmooth(true)
      try canvas.check(mark.origin)
    }
    strokes.paint(on: canvas)
  }

  private func paint(
    _ mark: Mark, _ bounds: MarkBounds, _ window: Rect, on canvas: borrowing CairoCanvas
  ) throws(RenderError) {
    switch mark.content {
    case .fill(let path, .color(let color)): canvas.fill(path, color)
    case .fill(let path, .pattern(let symbol, let transform, let opacity)):
      try canvas.fill(path, symbol, transform, opacity: opacity)
    case .fill(let path, .radial(let gradient)): canvas.fill(path, gradient)
    case .stroke(let path, let stroke): canvas.stroke([path], stroke)
    case .text(let run): try canvas.text(run)
    case .image(let raster, let transform, let paint):
      try canvas.image(raster, transform, paint)
    case .symbol(let symbol, let rect, let rotation, let opacity):
      try canvas.symbol(symbol, in: rect, rotation: rotation, opacity: opacity)
    case .group(let marks, let clip, let opacity):
      canvas.beginGroup(clip: clip, opacity: opacity)
      try paint(marks, bounds.children, window, on: canvas)
      canvas.endGroup(opacity: opacity)
    }
  }

  /// Every symbol must be readable before anything is painted.
  private func checkSymbols(in marks: [Mark]) throws(RenderError) {
    var seen: Set<Symbol> = []
    try checkSymbols(in: marks, seen: &seen)
  }

  private func checkSymbols(in marks: [Mark], seen: inout Set<Symbol>) throws(RenderError) {
    for mark in marks {
      switch mark.content {
      case .fill(_, .pattern(let symbol, _, _)), .symbol(let symbol, _, _, _):
        if seen.insert(symbol).inserted { _ = try SymbolPicture(symbol) }
      case .group(let marks, _, _): try checkSymbols(in: marks, seen: &seen)
      case .fill(_, .color), .fill(_, .radial), .stroke, .text, .image: break
      }
    }
  }
}
