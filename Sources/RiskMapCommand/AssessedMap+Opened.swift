import PlantModel
import RiskMap

extension AssessedMap {
  /// The map that a `MAP` argument means, loaded and assessed.
  static func opened(
    at argument: String, today: CalendarDate? = nil, timing clock: StageClock
  ) throws(MapError) -> AssessedMap {
    let file = try MapLocation.definition(at: argument)
    let shipped = DataFolders(environment: Edge.environment, executable: Edge.executable)
    let loaded = try clock.measure(.load) { () throws(MapError) in
      try LoadedMap.load(file, shipped: shipped)
    }
    return clock.measure(.assess) { AssessedMap.assess(loaded, today: today) }
  }
}
