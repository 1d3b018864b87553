import Foundation
import Logging
import PlantModel
package import RiskMap
import Synchronization

/// Keeps the maps that are served as their files are: when those have changed and have been at rest for one look, the map is loaded aside
/// and takes the place of the old one; where it cannot be loaded the old one stays. Maps that are new in a folder come in. A class, as
/// its thread and the server share it.
package final class MapWatch: Sendable {
  /// What is known of one definition.
  private struct Watched: Sendable {
    /// nil: it could not be loaded yet.
    var name: String?
    var inputs: MapInputs
    /// As they were when the map was loaded, or could not be.
    var tried = MapInputs.Stamps()
    /// At the last look.
    var seen = MapInputs.Stamps()
    var isBad = false
    /// Looks since it could not be loaded.
    var looks = 0
  }

  private let arguments: [String]
  private let shipped: DataFolders
  private let audiences: Set<Audience>
  private let library: MapLibrary
  private let metrics: ServerMetrics
  /// Where scenes are laid out ahead; nil: when the first tile wants them.
  private let pool: RenderPool?
  private let log: Logger
  private let maps = Mutex<[String: Watched]>([:])

  /// A map that cannot be loaded is tried again after so many looks though nothing is seen to have changed: what it misses may be a file
  /// that is not there.
  private static let patience = 15

  /// - Parameter arguments: as the command line has them: folders with a `map.yaml`, such files, or folders of such folders.
  /// - Parameter laysOutAhead: what tiles of a map's first grid are painted from, zoom by zoom, while no tile waits.
  package init(
    _ arguments: [String], shipped: DataFolders, installation: Installation,
    laysOutAhead: Bool = false
  ) {
    self.arguments = arguments
    self.shipped = shipped
    audiences = installation.access.settings.audiences
    library = installation.library
    metrics = installation.metrics
    pool = laysOutAhead ? installation.pool : nil
    log = installation.log
  }

  /// Loads what is there now. Throws where an argument means no map, two maps have one name, or none at all can be loaded.
  package func loadAll(
    report: (MapError) -> Void = { _ in }
  ) throws(MapError) {
    var files: [String] = []
    for argument in arguments { files += try MapLocation.definitions(at: argument) }
    var first: MapError?
    for file in files {
      do throws(MapError) {
        try load(file, name: nil)
      } catch {
        if case .definition(let fault) = error, fault.isDuplicate { throw error }
        report(error)
        first = first ?? error
      }
    }
    if let first, library.all.isEmpty { throw first }
  }

  /// Looks whether files have changed, and loads what is at rest.
  package func look() {
    let present = Set(arguments.flatMap { (try? MapLocation.definitions(at: $0)) ?? [] })
    for file in present.union(known) {
      let former = maps.withLock { $0[file] }
      // It has just been found under another path.
      if former == nil, !present.contains(file) { continue }
      let state = former ?? Watched(inputs: MapInputs(definition: file))
      let stamps = state.inputs.stamps
      var next = state
      next.seen = stamps
      next.looks += 1
      maps.withLock { $0[file] = next }
      let isDue = stamps != state.tried || state.isBad && state.looks >= Self.patience
      guard isDue, stamps == state.seen else { continue }
      do throws(MapError) {
        try load(file, name: state.name)
        metrics.countReload(isGood: true)
        log.info("map loaded anew", metadata: ["file": "\(file)"])
      } catch {
        metrics.countReload(isGood: false)
        keep(file, because: error, name: state.name)
      }
    }
  }

  /// Looks until the task is cancelled.
  package func run(every seconds: Int) async {
    guard seconds > 0 else { return }
    let queue = DispatchQueue(label: "riskmap.watch", qos: .utility)
    while (try? await Task.sleep(for: .seconds(seconds))) != nil {
      await withCheckedContinuation { done in
        queue.async {
          self.look()
          done.resume()
        }
      }
    }
  }

  private var known: [String] { maps.withLock { Array($0.keys) } }

  private func load(_ file: String, name: String?) throws(MapError) {
    let begun = (maps.withLock { $0[file]?.inputs } ?? MapInputs(definition: file)).stamps
    var watched = Watched(name: name, inputs: MapInputs(definition: file), tried: begun)
    defer { maps.withLock { $0[file] = watched } }
    watched.inputs = maps.withLock { $0[file]?.inputs } ?? watched.inputs
    watched.isBad = true
    let assessed = AssessedMap.assess(try LoadedMap.load(file, shipped: shipped))
    let inputs = assessed.inputs
    let stamps = inputs.stamps
    if let other = owner(of: assessed.name), other != file {
      guard !FileManager.default.fileExists(atPath: other) else {
        throw .definition(.duplicate(assessed.name, in: file, also: other))
      }
      // Its folder has been moved.
      maps.withLock { $0[other] = nil }
    }
    let served = try ServedMap(
      assessed, version: try MapVersion(of: inputs), audiences: audiences)
    watched.name = served.name
    watched.inputs = inputs
    watched.isBad = false
    // What changed meanwhile is loaded once more after the next look.
    watched.tried = stamps.since(begun)
    if let name, name != served.name { library.remove(name) }
    if served.description.version != library.map(named: served.name)?.description.version {
      library.swap(in: served)
      layOutAhead(served)
    } else {
      library.setFault(nil, of: served.name)
    }
  }

  /// One zoom after another, so that no more than one thread is busy with it, and for no longer than a tile of that zoom would keep it.
  private func layOutAhead(_ map: ServedMap) {
    guard let pool else { return }
    Task {
      for layOut in map.layOuts {
        guard (try? await pool.run { layOut() }) != nil else { return }
      }
    }
  }

  /// The definition of the map of that name.
  private func owner(of name: String) -> String? {
    maps.withLock { $0.first { $0.value.name == name }?.key }
  }

  private func keep(_ file: String, because error: MapError, name: String?) {
    let fault = error.diagnostics.first
    if let name { library.setFault(fault, of: name) }
    log.error(
      name == nil ? "map not loaded" : "map kept as it was, as its files cannot be loaded",
      metadata: [
        "file": "\(file)", "fault": "\(error.message.en)",
        "place": "\(fault?.place.map { "\($0)" } ?? "")",
      ])
  }
}

extension DefinitionError {
  fileprivate static func duplicate(_ name: String, in file: String, also: String) -> Self {
    DefinitionError(
      LocalizedText(
        zh: "名称“\(name)”已被 \(also) 使用", en: "the name \"\(name)\" is that of \(also) already"),
      at: Place(file: file, path: "name"),
      hint: LocalizedText(zh: "每张图的 name 须不同", en: "give every map a name of its own"))
  }

  fileprivate var isDuplicate: Bool { place.path == "name" }
}
