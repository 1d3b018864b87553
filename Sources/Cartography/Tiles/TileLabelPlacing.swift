import MapStyle
import PlantModel

/// A label that the style asks for on a unit of a tile map.
struct TileLabelRequest: Sendable {
  var unit: Int
  var rank: Int
  var code: String
  var paint: TextPaint
  var icon: IconPaint?
  /// Of what is more than one plain text, which the plan of sheets places.
  var isPlain: Bool
}

/// How one label is placed on tiles: inside its unit in full, wrapped, smaller or along it; its code alone inside; its code at the
/// unit's point; for major risks also beside it or near it with a leader.
struct TileLabelPlacing: Sendable {
  let content: TileContent
  let plane: TilePlane
  let measuring: any TextMeasuring
  private let style: StyleSheet
  private let found: TileFindings

  init(
    _ content: TileContent, on plane: TilePlane, measuring: any TextMeasuring, found: TileFindings
  ) {
    self.found = found
    self.content = content
    self.plane = plane
    self.measuring = measuring
    style = content.style {
      $0.kind == .symbol && $0.table == "unit_labels" && $0.isShown(at: plane.styleZoom)
    }
  }

  /// No unit has a label at this zoom.
  var isSilent: Bool { style.layers.isEmpty || content.tables["unit_labels"] == nil }

  /// What the style asks for on some units: the first layer that has a text for a unit.
  func requests(_ units: [Int32]) -> [TileLabelRequest] {
    guard let table = content.tables["unit_labels"], !units.isEmpty else { return [] }
    let rows = units.map { table.features.rows[Int($0)] }
    let features = FeatureTable(
      propertySets: rows.map { table.features.propertySets[$0.propertySet] },
      rows: rows.indices.map { .init(propertySet: $0, kind: .point) })
    let styled = styled(features)
    let paints = UnitLabelPaints(styled.value).paints
    let requests = units.enumerated().compactMap { row, unit -> TileLabelRequest? in
      guard let paint = paints[row], let text = paint.text, text.size > 0 else { return nil }
      let unit = Int(unit)
      return TileLabelRequest(
        unit: unit, rank: Int(content.ranks[unit]), code: content.codes[unit], paint: text,
        icon: paint.icon, isPlain: paint.icon == nil && text.isPlain)
    }
    if !styled.diagnostics.isEmpty || !requests.allSatisfy(\.isPlain) { noteFindings(table) }
    return requests
  }

  private func styled(_ features: FeatureTable) -> Diagnosed<[StyledLayer]> {
    style.style(
      ["unit_labels": features], at: plane.styleZoom, images: Set(content.symbols.keys))
  }

  /// Findings of all units at once, so that their counts do not depend on the order in which units are asked for.
  private func noteFindings(_ table: TileContent.Table) {
    let zoom = plane.corner.zoom
    guard !found.knows(.labels, at: zoom) else { return }
    let styled = styled(table.features)
    found.note(
      styled.diagnostics
        + symbolDiagnostics(styled.value, of: content.style, symbols: content.symbols),
      of: .labels, at: zoom)
  }

  /// The label where it has room among those that are placed; nil where there is none.
  func label(_ request: TileLabelRequest, among taken: PlacedBoxes) -> TileLabel? {
    guard let table = content.tables["unit_labels"] else { return nil }
    let parts = room(table.geometry, request.unit)
    let setting = TileLabelSetting(
      request: request, symbols: content.symbols, measuring: measuring, taken: taken)
    for (index, part) in parts.prefix(3).enumerated() {
      let room = TileRoom(part)
      if let label = setting.inside(room) { return label }
      if index == 0, let label = setting.code(inside: room) { return label }
    }
    let bounds = plane.pixels(table.geometry.bounds[request.unit])
    let point = parts.first.map { TileRoom($0).focus } ?? bounds.center
    let reach = LabelReach(rank: request.rank)
    return setting.code(
      at: point, bounds: bounds, reach: reach, region: reach.region(of: bounds, code: request.code))
  }

  /// Parts of a unit in pixels, the largest first, with as many points as placing a label needs.
  private func room(_ geometry: FlatGeometry, _ unit: Int) -> [Polygon] {
    let polygons = geometry.polygons(of: unit).compactMap { polygon -> (Double, Polygon)? in
      let part = polygon.applying(plane.transform)
      let area = part.area
      guard area > 1 else { return nil }
      let thin =
        part.exterior.count > 16 ? part.simplified(tolerance: 0.25).thinned(to: 1_000) : part
      return (area, thin)
    }
    return polygons.count < 2 ? polygons.map(\.1) : polygons.sorted { $0.0 > $1.0 }.map(\.1)
  }
}

extension TextPaint {
  /// One look for all letters, set upright in lines.
  fileprivate var isPlain: Bool {
    sections.allSatisfy {
      $0.image == nil && $0.scale == 1 && $0.fonts == nil && $0.color == nil
    } && letterSpacing == 0 && rotate == 0 && writingModes == [.horizontal]
  }
}

extension Polygon {
  fileprivate func simplified(tolerance: Double) -> Polygon {
    Polygon(
      exterior: PlantModel.simplified(ring: exterior, tolerance: tolerance),
      interiors: interiors.map { PlantModel.simplified(ring: $0, tolerance: tolerance) })
  }
}
