import Dispatch
import Logging
import PlantModel
import RiskMap
import RiskMapServer
import Synchronization

extension Serve: MapCommand {
  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    let settings = try settings()
    if let refusal = Exposure.refusal(
      host: settings.host, access: settings.access, isOpen: settings.isOpen)
    {
      console.report(refusal)
      return Outcome(hasFailed: true)
    }
    if settings.publicURL == nil, !Exposure.isLoopback(settings.host) {
      console.report(.publicURLMissing(host: settings.host))
    }
    let access = try opened(settings.access)
    Edge.raiseFileLimit()
    let writer = LogWriter(console: console)
    let installation = Installation(
      settings: settings, library: MapLibrary([]),
      pool: RenderPool(
        threads: settings.threads ?? options.jobCount, queueLimit: settings.queue),
      access: access, log: writer.logger(verbose: options.verbose))
    defer { installation.pool.close() }
    let watch = MapWatch(
      settings.maps,
      shipped: DataFolders(environment: Edge.environment, executable: Edge.executable),
      installation: installation, laysOutAhead: true)
    try clock.measure(.load) { () throws(MapError) in
      try watch.loadAll { console.report($0.diagnostics) }
    }
    if let fault = serve(installation, watch: watch, console: console) {
      console.report(
        Diagnostic(
          .error, "not-listening",
          LocalizedText(
            zh: "无法在 \(settings.host):\(settings.port) 监听：\(fault)",
            en: "cannot listen at \(settings.host):\(settings.port): \(fault)"),
          hint: LocalizedText(
            zh: "换一个 --port，或停止占用它的程序",
            en: "choose another --port, or end the program that has it")))
      return Outcome(hasFailed: true)
    }
    writer.finish()
    Interruption.endIfAsked()
    return Outcome()
  }

  /// Serves until a signal comes and what was begun is answered; the fault that kept it from listening.
  private func serve(
    _ installation: Installation, watch: MapWatch, console: Console
  ) -> String? {
    let settings = installation.settings
    let drain = Drain()
    let fault = Mutex<String?>(nil)
    let ended = DispatchSemaphore(value: 0)
    Interruption.hand { drain.begin() }
    let watching = Task { await watch.run(every: settings.reloadInterval) }
    let watchingKeys = Task {
      await installation.access.watch(every: settings.reloadInterval, log: installation.log)
    }
    Task {
      defer { ended.signal() }
      do {
        try await ServerApplication(installation, drain: drain).run { port in
          console.say(
            LocalizedText(
              zh: "正在提供 \(installation.library.all.count) 张图：http://\(settings.host):\(port)/maps",
              en:
                "serving \(installation.library.all.count) maps: http://\(settings.host):\(port)/maps"
            ))
        }
      } catch {
        if !drain.hasBegun { fault.withLock { $0 = "\(error)" } }
      }
    }
    ended.wait()
    watching.cancel()
    watchingKeys.cancel()
    return fault.withLock { $0 }
  }

  /// With the keys that there are now.
  private func opened(_ settings: AccessSettings) throws(MapError) -> Access {
    let access = Mutex<Result<Access, MapError>>(.success(.open))
    let ended = DispatchSemaphore(value: 0)
    Task {
      defer { ended.signal() }
      do throws(MapError) {
        let opened = try await Access.opened(settings, now: Edge.now)
        access.withLock { $0 = .success(opened) }
      } catch {
        access.withLock { $0 = .failure(error) }
      }
    }
    ended.wait()
    return try access.withLock { $0 }.get()
  }

  /// Those of the file, overridden by the command line.
  private func settings() throws(MapError) -> ServerSettings {
    var settings = ServerSettings()
    if let config {
      let document = try YAMLReader.read(config)
      do throws(DefinitionError) {
        settings = try ServerSettings(document)
      } catch {
        throw .definition(error)
      }
    }
    if !map.isEmpty { settings.maps = map }
    settings.host = host ?? settings.host
    settings.port = port ?? settings.port
    settings.publicURL = publicURL ?? settings.publicURL
    settings.access.keyFile = keys ?? settings.access.keyFile
    settings.isOpen = open || settings.isOpen
    settings.threads = options.jobs ?? settings.threads
    return settings
  }
}

extension Diagnostic {
  /// Others reach the server, and documents tell them an address that may be none for them.
  fileprivate static func publicURLMissing(host: String) -> Diagnostic {
    Diagnostic(
      .warning, "public-url-missing",
      LocalizedText(
        zh: "文档中的地址以 http://\(host) 开头，其他机器可能无法访问",
        en: "addresses in documents begin with http://\(host), which others may not reach"),
      hint: LocalizedText(
        zh: "用 --public-url 写明他人访问本服务的地址", en: "say with --public-url how others reach it"))
  }
}
