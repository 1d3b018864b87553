package import PlantModel

/// Layout and units in metres of the map's plane.
///
/// `crs` is `local` or anything that PROJ knows (`EPSG:4543`, a WKT …) as long as it is a plane in metres. A layout source that is
/// missing or broken is a finding of severity error and the rest still comes out; units that cannot be read throw.
package func loadPlant(
  layout: [LayoutSource], units: UnitSource, crs: String
) throws(LoadError) -> Diagnosed<Plant> {
  try withGDAL { log throws(LoadError) in
    let plane = try MapPlane(crs: crs, units: units, log: log)
    var plant = Plant(features: [], units: [])
    var findings: [Diagnostic] = []
    for source in layout {
      do throws(LoadError) {
        let loaded = try loadedLayout(source, onto: plane)
        plant.features += loaded.value.features
        plant.underlays += loaded.value.underlays
        findings += loaded.diagnostics
      } catch {
        findings.append(error.diagnostic(.error))
      }
    }
    let loaded = try loadedUnits(units, onto: plane)
    plant.units = loaded.value
    findings += loaded.diagnostics
    findings += plantFindings(plant, units: units, plane, known: findings)
    return Diagnosed(plant, findings)
  }
}
