import Foundation

extension FunctionDefinition {
  static let arithmetic: [String: FunctionDefinition] = [
    "+": .numerics { $0.reduce(0, +) },
    "*": .numerics { $0.reduce(1, *) },
    "-": FunctionDefinition(.number, forms: [.fixed([.number, .number]), .fixed([.number])]) {
      a, _ in
      .number(a.count == 1 ? -a[0].asNumber : a[0].asNumber - a[1].asNumber)
    },
    "/": .numeric(2) { $0[0] / $0[1] },
    "%": .numeric(2) { $0[0].truncatingRemainder(dividingBy: $0[1]) },
    "^": .numeric(2) { pow($0[0], $0[1]) },
    "ln2": .numeric(0) { _ in log(2) },
    "pi": .numeric(0) { _ in .pi },
    "e": .numeric(0) { _ in exp(1) },
    "sqrt": .numeric(1) { $0[0].squareRoot() },
    "log10": .numeric(1) { log10($0[0]) },
    "ln": .numeric(1) { log($0[0]) },
    "log2": .numeric(1) { log2($0[0]) },
    "sin": .numeric(1) { sin($0[0]) },
    "cos": .numeric(1) { cos($0[0]) },
    "tan": .numeric(1) { tan($0[0]) },
    "asin": .numeric(1) { asin($0[0]) },
    "acos": .numeric(1) { acos($0[0]) },
    "atan": .numeric(1) { atan($0[0]) },
    "min": .numerics { $0.reduce(.infinity) { $0.isNaN || $1.isNaN ? .nan : min($0, $1) } },
    "max": .numerics { $0.reduce(-.infinity) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) } },
    "abs": .numeric(1) { abs($0[0]) },
    // Halves go away from zero.
    "round": .numeric(1) { $0[0].rounded(.toNearestOrAwayFromZero) },
    "floor": .numeric(1) { $0[0].rounded(.down) },
    "ceil": .numeric(1) { $0[0].rounded(.up) },
    "zoom": FunctionDefinition(.number, [], inputs: .zoom) { _, context in
      context.zoom.map { .number($0) } ?? .null
    },
    "!": FunctionDefinition(.boolean, [.boolean]) { arguments, _ in .bool(!arguments[0].isTruthy) },
  ]
}
