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

/// An outline and its hatch are often drawn one over the other. They are one where their boxes agree to 5 cm, and area and centroid
/// to a hundredth: the halves of a square cut along its diagonal have one box and one area.
private func distinct(_ outlines: [Outline]) -> [Outline] {
  var seen: [Rect: [Shape]] = [:]
  return outlines.filter { outline in
    let box = outline.polygon.boundingBox
    let key = Rect(
      minX: (box.minX * 20).rounded(), minY: (box.minY * 20).rounded(),
      maxX: (box.maxX * 20).rounded(), maxY: (box.maxY * 20).rounded())
    let shape = Shape(outline.polygon)
    // More shapes than that in one box are a heap, which is not worth comparing all with all.
    if seen[key, default: []].prefix(64).contains(where: shape.agrees) { return false }
    seen[key, default: []].append(shape)
    return true
  }
}

private struct Shape {
  var area: Double
  var centroid: Point

  init(_ polygon: Polygon) {
    (area, centroid) = (polygon.area, polygon.centroid)
  }

  func agrees(with other: Shape) -> Bool {
    let larger = max(area, other.area)
    return abs(area - other.area) <= larger / 100
      && centroid.distance(to: other.centroid) <= larger.squareRoot() / 100
  }
}

private func drafts(_ outlines: [Outline], _ texts: [PlacedText]) -> [UnitDraft] {
  let boxes = outlines.map { $0.polygon.boundingBox }
  let words = textsInside(outlines, boxes, texts)
  return outlines.indices.map { index in
    let (code, name) = codeAndName(words[index] ?? [])
    let middle = boxes[index].center
    return UnitDraft(
      feature: "\(outlines[index].layer) @ \(rounded(middle.x, 1)), \(rounded(middle.y, 1))",
      code: code, name: name, polygons: [outlines[index].polygon])
  }
}

/// The texts of each outline, by a sweep along x.
private func textsInside(
  _ outlines: [Outline], _ boxes: [Rect], _ texts: [PlacedText]
) -> [Int: [PlacedText]] {
  var waiting = boxes.indices.sorted { (boxes[$1].minX, $1) < (boxes[$0].minX, $0) }
  var open: [Int] = []
  var words: [Int: [PlacedText]] = [:]
  for text in texts.sorted(by: { $0.point.x < $1.point.x }) {
    while let next = waiting.last, boxes[next].minX <= text.point.x {
      open.append(next)
      waiting.removeLast()
    }
    open.removeAll { boxes[$0].maxX < text.point.x }
    let holder = open.filter { boxes[$0].contains(text.point) }
      .sorted { (boxes[$0].area, $0) < (boxes[$1].area, $1) }
      .first { outlines[$0].polygon.contains(text.point) }
    if let holder { words[holder, default: []].append(text) }
  }
  return words
}

extension Rect {
  fileprivate var area: Double { width * height }
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
