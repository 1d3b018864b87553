import Dispatch
import PlantModel
import RiskMap
import RiskMapServer

extension Serve: MapCommand {
  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    var files: [String] = []
    for argument in map { files += try MapLocation.definitions(at: argument) }
    var maps: [ServedMap] = []
    for file in files {
      let opened = try AssessedMap.opened(at: file, timing: clock)
      maps.append(try ServedMap(opened, version: .unknown))
    }
    let settings = settings
    let installation = Installation(
      settings: settings, library: MapLibrary(maps),
      pool: RenderPool(threads: options.jobCount, queueLimit: settings.queue))
    let ended = DispatchSemaphore(value: 0)
    Task {
      defer { ended.signal() }
      try? await ServerApplication(installation).run { port in
        console.say(LocalizedText("http://\(settings.host):\(port)/maps"))
      }
    }
    ended.wait()
    return Outcome()
  }

  private var settings: ServerSettings {
    var settings = ServerSettings()
    settings.host = host ?? settings.host
    settings.port = port ?? settings.port
    return settings
  }
}
