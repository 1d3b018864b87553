import MapStyle
import PlantModel

/// CPU time to style the large workload: 18,000 units in ten layers at a zoom, every run from nothing.
@main
struct StylingBenchmark {
  static func main() throws {
    let units = Workload.units(18_000)
    let plan = Workload.features(18_000)
    let decoding = try median {
      _ = try StyleSheet.decode(Array(Workload.style.utf8), file: "bench")
    }
    let style = try StyleSheet.decode(Array(Workload.style.utf8), file: "bench").value
    var marks = 0
    let styling = median {
      marks = style.style(["units": units], at: 17.3).value.reduce(0) { $0 + $1.content.count }
    }
    let distinct = median { _ = style.style(["units": plan], at: 17.3) }
    print("styling 18,000 units × \(style.layers.count) layers: \(marks) paints")
    print(line("decode the style", decoding))
    print(line("style, cold", styling))
    print(line("style GeoJSON with ids, cold", distinct))
    let many = Array(Workload.manyLayers(10_000).utf8)
    print(
      line(
        "decode 10,000 layers, \(many.count / 1_000_000) MB",
        try median { _ = try StyleSheet.decode(many, file: "bench") }))
  }

  private static func line(_ name: String, _ milliseconds: Double) -> String {
    let text = "\((milliseconds * 10).rounded() / 10)"
    return name + String(repeating: " ", count: max(1, 34 - name.count)) + "\(text) ms CPU"
  }

  /// Milliseconds of CPU time, the median of nine runs.
  private static func median(_ body: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<9 {
      let start = ProcessTime.milliseconds()
      try body()
      times.append(ProcessTime.milliseconds() - start)
    }
    return times.sorted()[4]
  }
}

extension StyledLayer.Content {
  /// How many paints it has.
  fileprivate var count: Int {
    switch self {
    case .background, .raster: 1
    case .fill(let paints): paints.count
    case .line(let paints): paints.count
    case .circle(let paints): paints.count
    case .symbol(let paints): paints.count
    }
  }
}
