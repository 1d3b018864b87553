package import PlantModel

/// Layout and units in metres of the map's plane.
///
/// `crs` is `local` or anything that PROJ knows (`EPSG:4543`, a WKT …) as long as it is a plane in metres. A layout source that is
/// missing or broken is a finding of severity error and the rest still comes out; units that cannot be read throw.
package func loadPlant(
  layout: [LayoutSource], units: UnitSource, crs: String
) throws(LoadError) -> Diagnosed<Plant> {
  defer { returnFreedMemory() }
  let load = (
    layout: { @Sendable in Result { () throws(LoadError) in try allLayout(layout, units, crs) } },
    units: { @Sendable in Result { () throws(LoadError) in try allUnits(units, crs) } }
  )
  let isLarge = (layout.map(\.path) + [units.path])
    .contains { fileStatus($0)?.size ?? 0 > leastSizeForThread }
  let (features, areas) =
    isLarge ? together(load.layout, load.units) : (load.layout(), load.units())
  var plant = try features.get()
  let loaded = try areas.get()
  plant.value.units = loaded.value
  plant.diagnostics += loaded.diagnostics
  return try withGDAL { log throws(LoadError) in
    let plane = try MapPlane(crs: crs, units: units, log: log)
    plant.diagnostics += plantFindings(plant.value, units: units, plane, known: plant.diagnostics)
    return plant
  }
}

/// Bytes of a file from which on units and layout are read side by side; below, a second thread takes longer to know the map's plane
/// than it saves.
private let leastSizeForThread = 16 << 20

/// A plant without units.
private func allLayout(
  _ layout: [LayoutSource], _ units: UnitSource, _ crs: String
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
    return Diagnosed(plant, findings)
  }
}

private func allUnits(
  _ units: UnitSource, _ crs: String
) throws(LoadError) -> Diagnosed<[RiskUnit]> {
  try withGDAL { log throws(LoadError) in
    try loadedUnits(units, onto: MapPlane(crs: crs, units: units, log: log))
  }
}
