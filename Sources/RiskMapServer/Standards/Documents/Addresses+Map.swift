import Cartography
import PlantModel
import RiskMap

extension Addresses {
  /// The template of a map's tiles, `{z}`, `{x}` and `{y}` to be filled in. It names the version, so that what it leads to never changes.
  func tiles(
    of map: MapDescription, _ selection: MapSelection, format: TileOutputFormat
  ) -> String {
    let basis = selection.basis == map.basis ? "" : "basis=\(selection.basis.rawValue)&"
    let name = "\(selection.scale.suffix).\(format.rawValue)"
    return self[
      "/maps/\(map.name)/tiles/\(selection.grid.grid.name)/{z}/{x}/{y}\(name)?\(basis)v=\(map.version)"
    ]
  }

  /// Another document of the same view of a map.
  func document(_ name: String, of map: MapDescription, _ selection: MapSelection) -> String {
    var query: [String] = []
    let own = map.grids.first { $0.grid.isWebMercatorMatrix }
    if selection.grid != own { query.append("grid=\(selection.grid.grid.name)") }
    if selection.basis != map.basis { query.append("basis=\(selection.basis.rawValue)") }
    let suffix = query.isEmpty ? "" : "?" + query.joined(separator: "&")
    return self["/maps/\(map.name)/\(name)\(suffix)"]
  }
}
