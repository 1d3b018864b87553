extension FunctionDefinition {
  static let colors: [String: FunctionDefinition] = [
    "rgb": FunctionDefinition(.color, [.number, .number, .number], rgba),
    "rgba": FunctionDefinition(.color, [.number, .number, .number, .number], rgba),
    "to-rgba": FunctionDefinition(.array(.number, 4), [.color]) { arguments, _ in
      guard case .color(let color) = arguments[0] else { return .null }
      let parts = [color.red, color.green, color.blue].map { $0 * 255 }
      return .array((parts + [color.alpha]).map { .number($0) })
    },
  ]

  private static let rgba: Body = { (arguments, _) throws(EvaluationError) in
    let parts = arguments.map(\.asNumber)
    let alpha = parts.count == 4 ? parts[3] : 1
    guard let color = Color(red255: parts[0], parts[1], parts[2], alpha: alpha) else {
      let list = parts.map(numberText).joined(separator: ", ")
      throw EvaluationError(
        zh: "颜色分量 \(list) 超出范围：红绿蓝 0…255，不透明度 0…1",
        en: "the colour parts \(list) are out of range: red, green, blue 0…255, alpha 0…1")
    }
    return .color(color)
  }
}
