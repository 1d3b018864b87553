package import PlantModel

/// A plant that was projected onto the plane of a grid, in flat buffers: what all zooms of the grid are drawn from.
package struct FlatPlant: Sendable {
  package private(set) var units = FlatGeometry()
  package private(set) var layout = FlatGeometry()
  /// By row of `units`.
  package private(set) var codes: [String] = []
  /// `unit/0301` for each unit, then `layout/道路` for each layer of the layout.
  package private(set) var origins: [String] = []
  /// Index into `origins` for each row of `layout`.
  package private(set) var layoutOrigins: [Int32] = []
  /// By row of `layout`.
  package private(set) var drawnTexts: [Int: ProjectedTable.DrawnText] = [:]
  package private(set) var underlays: [Underlay] = []

  package init() {}

  /// Smallest rectangle round units and layout, in metres; `null` when there is nothing.
  package var extent: Rect { units.extent.union(layout.extent) }

  /// Bytes of all buffers; texts of drawings and scans are not counted.
  package var byteCount: Int {
    units.byteCount + layout.byteCount
      + (origins.count + codes.count) * MemoryLayout<String>.stride + layoutOrigins.count * 4
  }
}

extension FlatPlant {
  /// The plant in flat buffers. What has no place on the plane is left out with a finding each: coordinates that are no numbers
  /// (the poles in Mercator), that lie outside the earth, and features as wide as half of it, which is what comes of one across 180°.
  package static func flattened(_ plant: Plant) -> Diagnosed<FlatPlant> {
    var flat = FlatPlant()
    var findings: [Diagnostic] = []
    flat.units.reserve(rows: plant.units.count, points: plant.units.count * 8)
    for unit in plant.units {
      flat.codes.append(unit.code)
      flat.origins.append("unit/\(unit.code)")
      let isKept = flat.units.append(.polygons(unit.polygons), where: Self.hasPlace)
      if !isKept, !unit.polygons.isEmpty { findings.append(.unitOffGrid(unit.code)) }
    }
    findings += flat.append(plant.features)
    flat.underlays = plant.underlays
    return Diagnosed(flat, findings)
  }

  /// Features of the layout; those that have no place count together by layer.
  private mutating func append(_ features: [Feature]) -> [Diagnostic] {
    var originOfLayer: [String: Int32] = [:]
    var lost: [String: Int] = [:]
    layout.reserve(rows: features.count, points: features.count * 6)
    layoutOrigins.reserveCapacity(features.count)
    for (row, feature) in features.enumerated() {
      if !layout.append(feature.geometry, where: Self.hasPlace) {
        lost[feature.layer, default: 0] += 1
      }
      if let origin = originOfLayer[feature.layer] {
        layoutOrigins.append(origin)
      } else {
        let origin = Int32(clamping: origins.count)
        origins.append("layout/\(feature.layer)")
        originOfLayer[feature.layer] = origin
        layoutOrigins.append(origin)
      }
      if feature.text != nil {
        drawnTexts[row] = .init(anchor: feature.textAnchor, rotation: -feature.textAngle)
      }
    }
    return lost.sorted { $0.key < $1.key }.map { .layoutOffGrid(layer: $0.key, count: $0.value) }
  }

  /// Half the earth, in metres.
  private static let halfWorld = 20_037_508.342_789_244

  /// Whether a feature with those bounds lies on the plane of a grid.
  private static func hasPlace(_ bounds: Rect) -> Bool {
    let reach = 2 * halfWorld
    return bounds.minX > -reach && bounds.maxX < reach && bounds.minY > -reach
      && bounds.maxY < reach && bounds.width < halfWorld
  }
}

extension Diagnostic {
  fileprivate static func unitOffGrid(_ code: String) -> Diagnostic {
    Diagnostic(
      .error, "unit-off-grid",
      LocalizedText(
        zh: "单元 \(code) 的坐标不在瓦片网格范围内，瓦片上没有该单元",
        en: "unit \(code) has coordinates outside the tile grid and is not on the tiles"),
      at: Place(feature: code), hint: hint)
  }

  fileprivate static func layoutOffGrid(layer: String, count: Int) -> Diagnostic {
    Diagnostic(
      .warning, "layout-off-grid",
      LocalizedText(
        zh: "图层 \(layer) 有 \(count) 个要素不在瓦片网格范围内，瓦片上没有这些要素",
        en: "\(count) features of layer \(layer) lie outside the tile grid and are not on the tiles"
      ),
      at: Place(layer: layer), hint: hint)
  }

  private static var hint: LocalizedText {
    LocalizedText(
      zh: "检查坐标和 crs；跨越 180° 经线的要素须在该处断开",
      en: "check the coordinates and the crs; split what crosses 180°")
  }
}
