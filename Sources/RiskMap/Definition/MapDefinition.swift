package import Cartography
package import PlantModel
package import Storage

/// A map as `map.yaml` declares it: keys are property names, paths are resolved, defaults are filled in. Every key stands in
/// `docs/map-definition.md`.
package struct MapDefinition: Hashable, Sendable {
  /// The file that it was decoded from, as findings name it.
  package var file: String
  /// `[a-z0-9_-]{1,64}`, unique in an installation.
  package var name: String
  package var title: LocalizedText
  package var enterprise: Enterprise
  /// IANA name of the zone in which dates of editions end, e.g. `Asia/Shanghai`; kept for later, nothing reads it yet.
  package var timeZone: String?
  package var edition: SheetContent.Edition
  /// The last remark of every sheet; nil: for internal use only.
  package var note: LocalizedText?
  /// Name of the CRS of the map's plane, e.g. `EPSG:4543`; nil: local metres without earth coordinates.
  package var crs: String?
  /// The levels that are shown unless asked otherwise.
  package var basis: RiskBasis
  package var layout: [LayoutSource]
  package var units: UnitSource
  /// nil: nothing is assessed.
  package var register: RegisterDefinition?
  /// Table of major hazard installations.
  package var majorHazards: MajorHazardsDefinition?
  package var rules: RuleReference
  /// A bare name, or a path.
  package var style: DataReference
  /// At least one.
  package var sheets: [SheetTemplate]
  package var tiles: TileDefinition
}

/// Who runs the plant, as the sheets print it.
package struct Enterprise: Hashable, Sendable {
  package var name: LocalizedText
  /// Of the enterprise in the platform's data, e.g. its nine digits.
  package var code: String?
  package var address: LocalizedText?

  package init(
    name: LocalizedText = LocalizedText(""), code: String? = nil, address: LocalizedText? = nil
  ) {
    self.name = name
    self.code = code
    self.address = address
  }
}

/// Which tiles a map offers.
package struct TileDefinition: Hashable, Sendable {
  /// At least one.
  package var grids: [TileGrid.ID]
  package var zoom: ClosedRange<Int>
  /// Of labels and properties.
  package var language: Language

  package init(grids: [TileGrid.ID], zoom: ClosedRange<Int> = 14...19, language: Language = .zh) {
    self.grids = grids
    self.zoom = zoom
    self.language = language
  }
}
