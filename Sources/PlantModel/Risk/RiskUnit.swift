/// A risk-analysis unit 安全风险分析单元: the thing that is assessed, coloured and labelled.
package struct RiskUnit: Hashable, Sendable {
  /// In use, or stopped for maintenance 停用/检修.
  package enum Status: String, CaseIterable, Hashable, Sendable {
    case active, stopped
  }

  /// Unique on a map; any text of at most 64 characters.
  package var code: String
  package var name: String
  /// The analysis object 安全风险分析对象 that the unit belongs to.
  package var object: String?
  package var status: Status
  /// One or more parts, each with or without holes.
  package var polygons: [Polygon]

  package init(
    code: String, name: String, object: String? = nil, status: Status = .active,
    polygons: [Polygon]
  ) {
    self.code = code
    self.name = name
    self.object = object
    self.status = status
    self.polygons = polygons
  }

  package var boundingBox: Rect { polygons.reduce(.null) { $0.union($1.boundingBox) } }
}
