import PlantModel
import RiskMap

extension Tiles: MapCommand {
  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    try tileOptions.checked()
    let map = try AssessedMap.opened(at: map, timing: clock)
    console.report(map.diagnostics)
    var jobs = try clock.measure(.load) { () throws(MapError) in
      try map.tileJobs(tileOptions, output: output)
    }
    var outcome = Outcome(findings: map.diagnostics)
    for job in jobs {
      let findings = job.findings
      console.report(findings)
      outcome.findings += findings
    }
    let steps = jobs.reduce(0) { $0 + $1.plan.metatileCount }
    let most = jobs.reduce(0) { $0 + $1.plan.count }
    console.say(
      LocalizedText(zh: "最多 \(most) 个瓦片", en: "\(most) tile\(most == 1 ? "" : "s") at most"))
    let progress = Progress(steps: steps, console: console, clock: clock)
    var made: [JSON] = []
    // Findings on the style are the same for all grids.
    var told: Set<Diagnostic> = []
    // What a grid has taken of the memory goes when its tiles are made.
    jobs.reverse()
    while let job = jobs.popLast() {
      let counts = try job.deliver(jobs: options.jobCount, progress: progress, timing: clock)
      progress.finish()
      console.say(job.summary(counts))
      if json { made.append(job.json(counts)) } else { printResult(job.path) }
      let findings = job.map.drawingFindings.filter { told.insert($0).inserted }
      console.report(findings)
      outcome.findings += findings
    }
    let fonts = map.fontDiagnostics
    console.report(fonts)
    outcome.findings += fonts
    if json { printResult(JSON.array(made).indented) }
    return outcome
  }

  private var tileOptions: TileOptions {
    var options = TileOptions()
    options.grids = grid
    options.zooms = zoom?.zooms
    options.area = bbox
    options.format = format
    options.scale = scale
    options.quality = quality
    options.basis = basis
    return options
  }
}

extension TileJob {
  /// Paints and writes all tiles, or leaves everything as it was.
  func deliver(
    jobs: Int, progress: Progress, timing clock: StageClock
  ) throws(MapError) -> [Int: TileCount] {
    let delivery = try delivery()
    return try Interruption.discarding(delivery.discard) { () throws(MapError) in
      do throws(MapError) {
        let counts = try paintedTiles(
          of: plan, jobs: jobs, lane: { TileLane() },
          { lane, range throws(MapError) in
            clock.measure(.layOut) { map.layOut(for: range, as: plan.format) }
            return try clock.measure(.encode) { () throws(MapError) in
              try lane.paint(range, of: map, as: plan)
            }
          },
          to: { tiles throws(MapError) in
            try clock.measure(.deliver) { () throws(MapError) in
              try Interruption.deferred { () throws(MapError) in try delivery.deliver(tiles) }
            }
          },
          advance: { zoom in progress.advance("z\(zoom)") })
        try clock.measure(.deliver) { () throws(MapError) in
          try Interruption.deferred { () throws(MapError) in try delivery.finish() }
        }
        return counts
      } catch {
        delivery.discard()
        throw error
      }
    }
  }

  func summary(_ counts: [Int: TileCount]) -> LocalizedText {
    let written = counts.values.reduce(0) { $0 + $1.written }
    let bytes = counts.values.reduce(0) { $0 + $1.bytes }
    let size = (Double(bytes) / 1e6).rounded(to: 1)
    let (low, high) = (plan.zooms.lowerBound, plan.zooms.upperBound)
    let zooms = low == high ? "\(low)" : "\(low)–\(high)"
    return LocalizedText(
      zh: "\(gridName) \(zooms) 级：\(written) 个瓦片，\(size) MB",
      en: "\(gridName), zoom \(zooms): \(written) tile\(written == 1 ? "" : "s"), \(size) MB"
    )
  }

  func json(_ counts: [Int: TileCount]) -> JSON {
    func number(_ key: KeyPath<TileCount, Int>) -> JSON {
      .number(Double(counts.values.reduce(0) { $0 + $1[keyPath: key] }))
    }
    let zooms = counts.sorted { $0.key < $1.key }.map { zoom, count in
      JSON.object([
        "zoom": .number(Double(zoom)), "tiles": .number(Double(count.written)),
        "empty": .number(Double(count.empty)), "bytes": .number(Double(count.bytes)),
      ])
    }
    return .object([
      "output": .string(path), "grid": .string(gridName),
      "format": .string(plan.format.rawValue), "scale": .number(Double(plan.scale.rawValue)),
      "tiles": number(\.written), "empty": number(\.empty), "bytes": number(\.bytes),
      "zooms": .array(zooms),
    ])
  }
}
