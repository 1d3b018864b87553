import PlantModel

/// Units of a drawing: the closed outlines on the layers that match, named by the texts inside them.
///
/// One text reads `0301 液氨罐区`: the first word is the code, the rest the name. Of two or more texts the topmost one is the code.
/// Where outlines lie in each other a text belongs to the smallest.
func drawnUnits(
  _ layer: LoadedLayer, _ source: UnitSource
) throws(LoadError) -> Diagnosed<[UnitDraft]> {
  let names = layer.raw.features.map { plainWords($0.values[0] ?? "0", isMText: false) }
  let pattern = source.layer.map { NamePattern($0) }
  let isOnLayer = names.map { name in pattern?.matchesLayer(name) ?? true }
  guard isOnLayer.contains(true) else {
    throw .layerMissing(
      path: source.path, layer: source.layer ?? "", available: Set(names).sorted())
  }
  var assembly = GeometryAssembly(isDrawing: true, check: .always, closingGap: 0.01)
  var outlines: [Outline] = []
  var texts: [PlacedText] = []
  var openLines = 0
  for index in layer.raw.features.indices {
    let raw = layer.raw.features[index]
    guard isOnLayer[index] || raw.text != nil else { continue }
    let parts = assembly.parts(of: index, in: layer.raw, named: names[index]) {
      layer.wasFinite[$0]
    }
    if let text = raw.text, let point = parts.points.first {
      texts.append(PlacedText(words: text.words, point: point))
    } else if isOnLayer[index] {
      openLines += parts.lines.count
      outlines += parts.polygons.map { Outline(polygon: $0, layer: names[index]) }
    }
  }
  guard !outlines.isEmpty else {
    throw .noPolygons(path: source.path, layer: source.layer ?? layer.name)
  }
  var findings = assembly.faults.diagnostics(file: source.path, layer: layer.name, areUnits: true)
  if openLines > 0 { findings.append(openOutlines(openLines, source)) }
  return Diagnosed(drafts(distinct(outlines), texts), findings)
}

private struct Outline {
  var polygon: Polygon
  var layer: String
}

private struct PlacedText {
  var words: String
  var point: Point
}

/// An outline and its hatch are often drawn one over the other.
private func distinct(_ outlines: [Outline]) -> [Outline] {
  var seen: Set<Rect> = []
  return outlines.filter { outline in
    let box = outline.polygon.boundingBox
    let key = Rect(
      minX: (box.minX * 20).rounded(), minY: (box.minY * 20).rounded(),
      maxX: (box.maxX * 20).rounded(), maxY: (box.maxY * 20).rounded())
    return seen.insert(key).inserted
  }
}

private func drafts(_ outlines: [Outline], _ texts: [PlacedText]) -> [UnitDraft] {
  let boxes = outlines.map { $0.polygon.boundingBox }
  let bySize = outlines.indices.sorted {
    boxes[$0].width * boxes[$0].height < boxes[$1].width * boxes[$1].height
  }
  var words: [Int: [PlacedText]] = [:]
  for text in texts {
    let holder = bySize.first {
      boxes[$0].contains(text.point) && outlines[$0].polygon.holds(text.point)
    }
    if let holder { words[holder, default: []].append(text) }
  }
  return outlines.indices.map { index in
    let (code, name) = codeAndName(words[index] ?? [])
    let middle = boxes[index].center
    return UnitDraft(
      feature: "\(outlines[index].layer) @ \(rounded(middle.x, 1)), \(rounded(middle.y, 1))",
      code: code, name: name, polygons: [outlines[index].polygon])
  }
}

/// The topmost text first; ties from the left.
private func codeAndName(_ texts: [PlacedText]) -> (code: String, name: String?) {
  let lines = texts.sorted { ($1.point.y, $0.point.x) < ($0.point.y, $1.point.x) }
    .flatMap { $0.words.split(whereSeparator: \.isNewline) }
    .flatMap { line in texts.count == 1 ? firstWordApart(line) : [String(line)] }
    .map { line in String(line.drop { $0 == " " }) }.filter { !$0.isEmpty }
  guard let first = lines.first else { return ("", nil) }
  return (first, lines.count > 1 ? lines[1...].joined(separator: " ") : nil)
}

private func firstWordApart(_ line: Substring) -> [String] {
  line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
}

private func openOutlines(_ count: Int, _ source: UnitSource) -> Diagnostic {
  Diagnostic(
    .warning, "open-outlines",
    LocalizedText(
      zh: "单元图层上有 \(count) 条未闭合的线，已略去",
      en: "\(count) open line\(count == 1 ? "" : "s") on the layer of the units left out"),
    at: Place(file: source.path, layer: source.layer),
    hint: LocalizedText(zh: "单元轮廓应为闭合多段线或填充", en: "draw units as closed polylines or hatches"))
}

extension Polygon {
  /// By the even-odd rule.
  fileprivate func holds(_ p: Point) -> Bool {
    var isInside = false
    for ring in rings {
      var last = ring.count - 1
      for index in ring.indices {
        let (a, b) = (ring[index], ring[last])
        if (a.y > p.y) != (b.y > p.y), p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
          isInside.toggle()
        }
        last = index
      }
    }
    return isInside
  }
}
