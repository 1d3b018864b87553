/// Prometheus' text format, version 0.0.4.
struct MetricsText {
  private(set) var text = ""

  enum Kind: String { case counter, gauge, histogram }

  mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  mutating func add(_ name: String, _ labels: KeyValuePairs<String, String>, _ value: Double) {
    text += name + Self.list(labels.map { ($0.key, $0.value) }) + " " + Self.number(value) + "\n"
  }

  mutating func add(_ name: String, _ value: Double) {
    add(name, [:], value)
  }

  mutating func add(
    _ name: String, _ labels: KeyValuePairs<String, String>, _ histogram: Histogram
  ) {
    let labels = labels.map { ($0.key, $0.value) }
    var total = 0
    for (bound, count) in zip(Histogram.bounds.map(Self.number) + ["+Inf"], histogram.counts) {
      total += count
      text += "\(name)_bucket\(Self.list(labels + [("le", bound)])) \(total)\n"
    }
    text += "\(name)_sum\(Self.list(labels)) \(Self.number(histogram.sum))\n"
    text += "\(name)_count\(Self.list(labels)) \(total)\n"
  }

  private static func list(_ labels: [(String, String)]) -> String {
    guard !labels.isEmpty else { return "" }
    return "{" + labels.map { "\($0.0)=\"\(escaped($0.1))\"" }.joined(separator: ",") + "}"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, letter in
      switch letter {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.append(letter)
      }
    }
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 9e15 ? String(Int64(value)) : "\(value)"
  }
}
