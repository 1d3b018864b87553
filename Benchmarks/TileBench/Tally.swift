/// What was painted, in all and by zoom.
struct Tally {
  struct Zoom {
    var tiles = 0
    var bytes = 0
    var time = Seconds()
  }

  private(set) var zooms: [Int: Zoom] = [:]

  mutating func add(_ tiles: [[UInt8]], at zoom: Int, _ time: Seconds) {
    zooms[zoom, default: Zoom()].tiles += tiles.count
    zooms[zoom, default: Zoom()].bytes += tiles.reduce(0) { $0 + $1.count }
    zooms[zoom, default: Zoom()].time = (zooms[zoom]?.time ?? Seconds()) + time
  }

  var total: Zoom {
    zooms.values.reduce(Zoom()) {
      Zoom(tiles: $0.tiles + $1.tiles, bytes: $0.bytes + $1.bytes, time: $0.time + $1.time)
    }
  }

  /// The members of a `RESULT` line that tell of speed and size.
  var members: [(String, String)] {
    let total = total
    func rate(_ count: Int, _ seconds: Double) -> String {
      decimal(seconds > 0 ? Double(count) / seconds : 0, 2)
    }
    let zooms = zooms.sorted { $0.key < $1.key }.map { zoom, tally in
      let bytes = tally.bytes / max(1, tally.tiles)
      return "\"\(zoom)\": [\(tally.tiles), \(rate(tally.tiles, tally.time.cpu)), \(bytes)]"
    }
    return [
      ("tiles", "\(total.tiles)"), ("wall", decimal(total.time.wall, 3)),
      ("cpu", decimal(total.time.cpu, 3)), ("tps_wall", rate(total.tiles, total.time.wall)),
      ("tps_cpu", rate(total.tiles, total.time.cpu)),
      ("bytes", "\(total.bytes / max(1, total.tiles))"),
      ("zoom", "{" + zooms.joined(separator: ", ") + "}"),
    ]
  }
}

/// With so many digits behind the point.
func decimal(_ value: Double, _ digits: Int) -> String {
  let factor = (0..<digits).reduce(1.0) { power, _ in power * 10 }
  return "\((value * factor).rounded() / factor)"
}

/// A line as the rivals' drivers print it.
func printResult(_ members: [(String, String)]) {
  print("RESULT {" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}")
}
