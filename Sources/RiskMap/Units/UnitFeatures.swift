import Cartography
package import PlantModel
import Storage

/// A unit with its place in degrees (metres of the plane where that has none on earth), for documents.
package struct UnitFeature: Hashable, Sendable {
  package var unit: RiskUnit
  package var levels: AssessedUnit?
}

extension AssessedMap {
  /// All units in the order of the plant, their polygons in degrees of WGS 84; in metres where the plane is local.
  package func unitFeatures() throws(MapError) -> [UnitFeature] {
    let levels = Dictionary(units.map { ($0.code, $0) }) { first, _ in first }
    return try unitsInDegrees().map { UnitFeature(unit: $0, levels: levels[$0.code]) }
  }

  /// The map has a place on earth.
  package var isOnEarth: Bool { (loaded.definition.crs ?? "local") != "local" }

  private func unitsInDegrees() throws(MapError) -> [RiskUnit] {
    let units = loaded.plant.units
    guard let crs = loaded.definition.crs, crs != "local" else { return units }
    let geometries = try loading { () throws(LoadError) in
      try Storage.projected(units.map { .polygons($0.polygons) }, crs: crs, onto: .degrees)
    }
    let degrees = { (points: [Point]) in points.map { GridCRS.degrees.degrees(ofMetres: $0) } }
    return zip(units, geometries).map { unit, geometry in
      var placed = unit
      guard case .polygons(let polygons) = geometry else { return unit }
      placed.polygons = polygons.map {
        Polygon(exterior: degrees($0.exterior), interiors: $0.interiors.map(degrees))
      }
      return placed
    }
  }
}
