package import Cartography
import Crypto
package import PlantModel
package import RiskMap

/// A map that is loaded and assessed, with its grids at hand. Scenes are laid out when the first tile of a zoom is asked for. A value; what
/// it has laid out its copies share.
package struct ServedMap: Sendable {
  /// Who may see it.
  package let audience: Audience
  package let description: MapDescription
  package let map: AssessedMap
  /// Findings of loading and of bringing the map onto its grids.
  package let diagnostics: [Diagnostic]
  private let grids: [TileGrid.ID: GriddedMap]
  /// The same map for other audiences.
  private let editions: [ServedMap]
  private let others = Kept<GridKey, GridResult>(byteLimit: 1 << 30)

  private struct GridKey: Hashable, Sendable {
    var grid: TileGrid.ID
    var basis: RiskBasis
  }

  private typealias GridResult = Result<GriddedMap, MapError>

  package var name: String { description.name }

  /// Brings an assessed map onto its grids, as each audience may see it. Throws where it has a place on none of them.
  ///
  /// - Parameter audiences: at least one: `AccessSettings.audiences`.
  package init(
    _ map: AssessedMap, version: MapVersion, audiences: Set<Audience> = [.internal]
  ) throws(MapError) {
    guard audiences.contains(.internal) else {
      self = try Self.publicEdition(of: map, version: version)
      return
    }
    var editions: [ServedMap] = []
    var findings: [Diagnostic] = []
    if audiences.contains(.public) {
      do throws(MapError) {
        editions = [try Self.publicEdition(of: map, version: version)]
      } catch {
        // Those inside see the map all the same, and the public none of it.
        findings = [
          Diagnostic(
            .error, "public-edition-missing",
            LocalizedText(
              zh: "无法生成公开版：\(error.message.zh)",
              en: "there is no public edition: \(error.message.en)"),
            at: error.place, hint: error.hint)
        ]
      }
    }
    try self.init(
      map, version: version, audience: .internal, editions: editions, findings: findings)
  }

  private static func publicEdition(
    of map: AssessedMap, version: MapVersion
  ) throws(MapError) -> ServedMap {
    try ServedMap(try map.publicEdition(), version: version, audience: .public)
  }

  private init(
    _ map: AssessedMap, version: MapVersion, audience: Audience, editions: [ServedMap] = [],
    findings: [Diagnostic] = []
  ) throws(MapError) {
    var grids: [TileGrid.ID: GriddedMap] = [:]
    var described: [GridDescription] = []
    var findings = findings + map.diagnostics
    for id in map.definition.tiles.grids {
      let gridded = try map.gridded(id)
      findings += gridded.diagnostics
      grids[id] = gridded
      described.append(GridDescription(gridded, offered: map.definition.tiles.zoom))
    }
    self.map = map
    self.audience = audience
    self.editions = editions
    self.grids = grids
    description = MapDescription(map, version: version, grids: described)
    diagnostics = findings
  }

  /// The map as an audience may see it; nil where it was not made for that one.
  package func shown(to audience: Audience) -> ServedMap? {
    audience == self.audience ? self : editions.first { $0.audience == audience }
  }

  /// The map on a grid at a basis. The first call for another basis than the map's own projects and flattens: it belongs on the pool.
  package func gridded(_ grid: TileGrid.ID, basis: RiskBasis) throws(MapError) -> GriddedMap {
    if basis == description.basis, let own = grids[grid] { return own }
    let key = GridKey(grid: grid, basis: basis)
    return try others.value(key, weight: { _ in 0 }) {
      Result { () throws(MapError) in try map.gridded(grid, basis: basis) }
    }.get()
  }

  /// What pictures of a zoom of the first grid are painted from: pieces of work that spare the first tiles a wait.
  var layOuts: [@Sendable () -> Void] {
    guard let first = description.grids.first, let map = grids[first.grid.id] else { return [] }
    return first.zooms.map { zoom in
      let tile = TileRange(zoom: zoom, columns: 0...0, rows: 0...0)
      return { map.layOut(for: tile, as: .png) }
    } + editions.flatMap(\.layOuts)
  }
}

extension GridDescription {
  fileprivate init(_ map: GriddedMap, offered: ClosedRange<Int>) {
    let zooms = map.grid.zooms
    self.init(
      grid: map.grid, zooms: offered.overlaps(zooms) ? offered.clamped(to: zooms) : zooms,
      extent: map.extent, area: map.area)
  }
}

extension MapDescription {
  fileprivate init(_ map: AssessedMap, version: MapVersion, grids: [GridDescription]) {
    let definition = map.definition
    self.init(
      name: definition.name, title: definition.title, enterprise: definition.enterprise.name,
      version: version, edition: definition.edition.number, date: definition.edition.date,
      attribution: definition.enterprise.name, basis: definition.basis,
      language: definition.tiles.language, grids: grids, sheets: map.sheetIDs, style: map.style,
      symbols: map.symbols)
  }
}
