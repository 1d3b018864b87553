import PlantModel
import Storage

/// Writes a first definition as YAML, with comments for people.
struct DraftWriter {
  var name: String
  var folder: String
  var sources: DraftSources
  var language: Language

  var document: String {
    var lines = head
    lines += [""] + layoutLines + [""] + unitLines + registerLines
    lines += [""] + tail
    return lines.joined(separator: "\n") + "\n"
  }

  private func said(_ zh: String, _ en: String) -> String {
    LocalizedText(zh: zh, en: en)[language]
  }

  private var head: [String] {
    [
      "# "
        + said(
          "riskmap new 写出的初稿：请逐项核对。每个键的说明见 docs/map-definition.md。",
          "A first draft by riskmap new: look at every line. docs/map-definition.md explains each key."
        ),
      "name: \(name)",
      "title: {zh: 安全风险空间分布图, en: Safety risk distribution map}",
      "# enterprise: {name: …, code: \"…\", address: …}",
      "# edition: {number: 1, date: 2026-01-01, assessedBy: …, approvedBy: …}   # "
        + said("印在图上；缺少时留空", "printed; left blank where absent"),
      "",
      "crs: \(Self.quoted(sources.crs ?? "local"))   # "
        + said("图的平面坐标系，单位米", "the map's plane, in metres"),
      "basis: inherent   # " + said("inherent 固有风险，residual 现有风险", "inherent or residual"),
    ]
  }

  private var layoutLines: [String] {
    guard !sources.layout.isEmpty else {
      return ["# layout:", "#   - {id: plan, source: layout.dxf, classes: {\"道路*\": road}}"]
    }
    return ["layout:"]
      + sources.layout.enumerated().flatMap { index, layer in
        var lines = [
          "  - id: \(index == 0 ? "plan" : "plan-\(index + 1)")",
          "    source: \(Self.quoted(layer.relativePath(in: folder)))",
        ]
        if layer.kind == .raster, layer.crs == nil {
          lines.append("    # placement: {controlPoints: [[0, 0, 0, 0], [1000, 0, 100, 0]]}")
        }
        if !layer.drawingLayers.isEmpty { lines.append("    classes:") }
        return lines + classLines(layer.drawingLayers)
      }
  }

  private func classLines(_ layers: [LayerSummary.DrawingLayer]) -> [String] {
    LayoutClassWords.table(of: layers).map { layer, layoutClass in
      if layer == sources.units?.drawingLayer { return "      \(Self.quoted(layer)): ignore" }
      if let layoutClass { return "      \(Self.quoted(layer)): \(layoutClass)" }
      return "      # ? \(Self.quoted(layer)): …"
    }
  }

  private var unitLines: [String] {
    guard let units = sources.units else {
      return [
        "units:   # " + said("风险分析单元的面", "the polygons of the risk-analysis units"),
        "  source: units.geojson", "  code: code", "  name: name",
      ]
    }
    var lines = ["units:", "  source: \(Self.quoted(units.layer.relativePath(in: folder)))"]
    lines.append("  layer: \(Self.quoted(units.drawingLayer ?? units.layer.layer))")
    if units.drawingLayer == nil {
      lines.append("  code: \(Self.quoted(units.code ?? "code"))")
      lines.append("  name: \(Self.quoted(units.name ?? "name"))")
    }
    if let object = units.object { lines.append("  object: \(Self.quoted(object))") }
    if let status = units.status { lines.append("  status: \(Self.quoted(status))") }
    return lines
  }

  private var registerLines: [String] {
    var lines: [String] = []
    if let register = sources.register {
      lines += ["register:", "  source: \(Self.quoted(register.relativePath(in: folder)))"]
      if register.file.lowercased().hasSuffix(".xlsx") {
        lines.append("  table: \(Self.quoted(register.layer))")
      }
    } else {
      lines.append("# register: {source: register.xlsx}")
    }
    if let hazards = sources.majorHazards {
      lines.append(
        "majorHazards: {source: \(Self.quoted(hazards.relativePath(in: folder))), table: \(Self.quoted(hazards.layer))}"
      )
    }
    return lines
  }

  private var tail: [String] {
    [
      "rules: national", "style: four-colour", "",
      "sheets:", "  - {id: a3, paper: A3 landscape, scale: fit}",
      "  - {id: a0, paper: A0 landscape, scale: fit}",
    ]
  }

  /// Plain where YAML reads it back as the same text, else in double quotes.
  static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "_./-:".unicodeScalars.contains(scalar)
    }
    let first = text.unicodeScalars.first
    if isPlain, let first, first.properties.isAlphabetic, !text.hasSuffix(":"),
      !["null", "true", "false", "yes", "no", "on", "off"].contains(text.lowercased())
    {
      return text
    }
    return "\""
      + text.unicodeScalars.reduce(into: "") { quoted, scalar in
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
          let hex = String(scalar.value, radix: 16)
          quoted += "\\x" + (hex.count == 1 ? "0" : "") + hex
        default: quoted.unicodeScalars.append(scalar)
        }
      } + "\""
  }
}
