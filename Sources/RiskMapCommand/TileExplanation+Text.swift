import PlantModel
import RiskMap

extension TileExplanation {
  /// Lines for people.
  func text(in language: Language) -> String {
    func line(_ zh: String, _ en: String, _ value: String) -> String {
      language == .zh ? "\(zh)：\(value)" : "\(en): \(value)"
    }
    let units = levels.reduce(0) { $0 + $1.codes.count }
    var lines = [
      line("瓦片", "tile", "\(grid) \(tile)"),
      line("显示", "levels shown", basis.name[language]),
      line("范围", "area (W,S,E,N)", "\(area)"),
      line("四角（地图平面，米）", "corners on the map's plane (m)", cornerText),
      line(
        "像素", "a pixel",
        "\(groundMetresPerPixel.rounded(to: 4)) m (1:\(scaleDenominator.rounded(to: 0)))"),
      line("样式级别", "style zoom", styleZoom.rounded(to: 2)),
      line("单元", "units", "\(units)"),
    ]
    lines += levels.map {
      "  \(($0.level?.name ?? RiskLevel.unassessedName)[language])  \($0.codes.count)  "
        + shortened($0.codes)
    }
    lines.append(line("标注", "labels", "\(labels.count)"))
    lines += labels.map {
      "  \($0.code)  \($0.text.replacing("\n", with: " "))  \(words($0.placement)[language])"
    }
    lines.append(line("图形", "marks", "\(layers.reduce(0) { $0 + $1.marks })"))
    lines += layers.map { "  \($0.name)  \($0.marks)" }
    if let emptiness {
      lines.append(line("空白原因", "empty, since", emptiness[language]))
    } else {
      let sizes = TileOutputFormat.allCases.compactMap { format in
        bytes[format].map { "\(format.rawValue) \($0)" }
      }
      lines.append(line("字节", "bytes", sizes.joined(separator: ", ")))
      lines.append(
        line("矢量瓦片中有编码的单元", "units with a code in the vector tile", "\(namedUnits)"))
      lines += vectorLayers.map { layer in
        language == .zh
          ? "  \(layer.name)  要素 \(layer.features)，图形 \(layer.shapes)，字节 \(layer.bytes)"
          : "  \(layer.name)  features \(layer.features), shapes \(layer.shapes), bytes \(layer.bytes)"
      }
    }
    if !findings.isEmpty {
      lines.append(line("问题", "findings", findings.tally[language]))
      lines += findings.map { "  " + $0.line(in: language) }
    }
    return lines.map(\.withVisibleControls).joined(separator: "\n")
  }

  /// A tile has no key.
  private func words(_ placement: LabelPlacement) -> LocalizedText {
    switch placement {
    case .inside, .leader: placement.words
    case .code, .number: LocalizedText(zh: "只标编码", en: "its code alone")
    }
  }

  /// At 96 pixels an inch.
  private var scaleDenominator: Double { groundMetresPerPixel * 96 / 0.0254 }

  private var cornerText: String {
    corners.map { "(\($0.x.rounded(to: 1)), \($0.y.rounded(to: 1)))" }.joined(separator: " ")
  }

  private func shortened(_ codes: [String]) -> String {
    codes.prefix(12).joined(separator: " ") + (codes.count > 12 ? " …" : "")
  }
}

extension TileExplanation {
  func json(in language: Language) -> JSON {
    .object([
      "grid": .string(grid), "tile": .string(tile), "basis": .string(basis.rawValue),
      "area": .array([area.west, area.south, area.east, area.north].map(JSON.number)),
      "corners": .array(corners.map { .array([.number($0.x), .number($0.y)]) }),
      "metresPerPixel": .number(metresPerPixel),
      "groundMetresPerPixel": .number(groundMetresPerPixel), "styleZoom": .number(styleZoom),
      "levels": .object(
        levels.map {
          JSON.Member(
            key: $0.level?.rawValue ?? "unassessed", value: .array($0.codes.map(JSON.string)))
        }),
      "labels": .array(
        labels.map {
          .object([
            "code": .string($0.code), "text": .string($0.text),
            "placement": .string($0.placement.rawValue),
          ])
        }),
      "layers": .object(
        layers.map { JSON.Member(key: $0.name, value: .number(Double($0.marks))) }),
      "bytes": .object(
        TileOutputFormat.allCases.compactMap { format in
          bytes[format].map {
            JSON.Member(key: format.rawValue, value: .number(Double($0)))
          }
        }),
      "vector": .object([
        "namedUnits": .number(Double(namedUnits)),
        "layers": .object(
          vectorLayers.map { layer in
            JSON.Member(
              key: layer.name,
              value: .object([
                "features": .number(Double(layer.features)),
                "shapes": .number(Double(layer.shapes)), "bytes": .number(Double(layer.bytes)),
              ]))
          }),
      ]),
      "empty": JSON(emptiness?[language]),
      "findings": .array(findings.map { $0.json(in: language, map: nil) }),
    ])
  }
}
