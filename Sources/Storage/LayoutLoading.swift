import PlantModel

/// What one entry of the layout comes to.
struct LoadedLayout {
  var features: [Feature] = []
  var underlays: [Underlay] = []
}

/// A drawing or GIS file becomes features, a picture an underlay.
func loadedLayout(
  _ source: LayoutSource, onto plane: borrowing MapPlane
) throws(LoadError) -> Diagnosed<LoadedLayout> {
  if isPicture(source.path) {
    let underlay = try loadedUnderlay(source, onto: plane)
    return Diagnosed(LoadedLayout(underlays: [underlay.value]), underlay.diagnostics)
  }
  let layers = try loadedLayers(LayerSource(source), onto: plane) { available throws(LoadError) in
    [try classAttribute(of: source, available), nameAttribute(of: source, available)]
  }
  var layout = LoadedLayout()
  var findings = layers.diagnostics
  var classes = ClassTable(source.classes)
  for layer in layers.value {
    let read =
      layer.isDrawing
      ? drawingFeatures(layer, source, &classes) : features(layer, source, &classes)
    layout.features += read.value
    findings += read.diagnostics
  }
  if layout.features.isEmpty { findings += emptyLayoutFinding(source, layers.value) }
  return Diagnosed(layout, findings)
}

/// A class attribute that is named must be there; otherwise `class` is taken where the layer has it.
private func classAttribute(
  of source: LayoutSource, _ available: [String]
) throws(LoadError) -> String? {
  guard let wanted = source.classAttribute else { return named(["class"], in: available) }
  if let found = named([wanted], in: available) { return found }
  // Of many layers only some may have it; of one that is named, it must.
  guard source.layer != nil else { return nil }
  throw .attributeMissing(
    path: source.path, layer: source.layer ?? "", attribute: wanted, available: available)
}

private func nameAttribute(of source: LayoutSource, _ available: [String]) -> String? {
  named(source.nameAttribute.map { [$0] } ?? ["name", "名称"], in: available)
}

/// The first of the names that there is, exactly or in another letter case.
func named(_ names: [String], in available: [String]) -> String? {
  for name in names {
    if available.contains(name) { return name }
    if let found = available.first(where: { $0.lowercased() == name.lowercased() }) { return found }
  }
  return nil
}

private func features(
  _ layer: LoadedLayer, _ source: LayoutSource, _ classes: inout ClassTable
) -> Diagnosed<[Feature]> {
  var features: [Feature] = []
  features.reserveCapacity(layer.raw.features.count)
  var assembly = GeometryAssembly(isDrawing: false, check: .unlessHuge)
  for index in layer.raw.features.indices {
    let raw = layer.raw.features[index]
    guard let kind = classes.class(of: raw.values[0] ?? layer.name) else { continue }
    if layer.raw.rings(of: index).isEmpty {
      assembly.noteMissingGeometry(of: String(raw.id))
      continue
    }
    let parts = assembly.parts(of: index, in: layer.raw, named: String(raw.id)) {
      layer.wasFinite[$0]
    }
    for geometry in parts.geometries {
      features.append(
        Feature(
          source: source.id, layer: layer.name, class: kind, geometry: geometry,
          name: raw.values[1].flatMap { $0.isEmpty ? nil : $0 }))
    }
  }
  let findings = assembly.faults.diagnostics(file: source.path, layer: layer.name, areUnits: false)
  return Diagnosed(features, findings + missingClassAttribute(layer, source))
}

private func missingClassAttribute(_ layer: LoadedLayer, _ source: LayoutSource) -> [Diagnostic] {
  guard let wanted = source.classAttribute, layer.attributes.first == .some(nil) else { return [] }
  let fault = LoadError.attributeMissing(
    path: source.path, layer: layer.name, attribute: wanted, available: layer.available)
  return [fault.diagnostic(.warning)]
}

private func drawingFeatures(
  _ layer: LoadedLayer, _ source: LayoutSource, _ classes: inout ClassTable
) -> Diagnosed<[Feature]> {
  var features: [Feature] = []
  var assembly = GeometryAssembly(isDrawing: true, check: .unlessHuge)
  let pattern = source.layer.map { NamePattern($0) }
  var isChosen: [String: Bool] = [:]
  for index in layer.raw.features.indices {
    let raw = layer.raw.features[index]
    let name = plainWords(raw.values[0] ?? "0", isMText: false)
    if let pattern {
      let chosen = isChosen[name] ?? pattern.matchesLayer(name)
      isChosen[name] = chosen
      guard chosen else { continue }
    }
    guard let kind = classes.class(of: name) else { continue }
    let parts = assembly.parts(of: index, in: layer.raw, named: name) { layer.wasFinite[$0] }
    for geometry in parts.geometries {
      var feature = Feature(source: source.id, layer: name, class: kind, geometry: geometry)
      if let text = raw.text { feature.setText(text, layer.turn) }
      features.append(feature)
    }
  }
  let findings = assembly.faults.diagnostics(file: source.path, layer: layer.name, areUnits: false)
  return Diagnosed(features, findings)
}

extension Feature {
  fileprivate mutating func setText(
    _ drawn: DrawingText, _ turn: (scale: Double, degrees: Double)
  ) {
    text = drawn.words
    textHeight = drawn.height.map { $0 * turn.scale }
    textAngle = drawn.angle + turn.degrees
    textAnchor = drawn.anchor
  }
}

private func emptyLayoutFinding(_ source: LayoutSource, _ layers: [LoadedLayer]) -> [Diagnostic] {
  let names = Set(
    layers.filter(\.isDrawing).flatMap { $0.raw.features.compactMap { $0.values.first ?? nil } })
  if let wanted = source.layer, !names.isEmpty {
    return [
      LoadError.layerMissing(path: source.path, layer: wanted, available: names.sorted())
        .diagnostic(.error)
    ]
  }
  return [
    Diagnostic(
      .warning, "empty-layout",
      LocalizedText(zh: "没有可显示的要素", en: "nothing to show was found in it"),
      at: Place(file: source.path, layer: source.layer))
  ]
}
