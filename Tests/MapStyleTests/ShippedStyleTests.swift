import Foundation
import PlantModel
import Testing

@testable import MapStyle

/// The styles of `styles/`, as they are shipped.
struct ShippedStyleTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "styles")
  static let names = ["four-colour", "four-colour-accessible"]
  static let levels = ["major", "high", "moderate", "low", "unassessed"]
  /// domain: the palette of the four levels, and grey for what is not assessed.
  static let palette = [
    "major": "#C8102E", "high": "#F58220", "moderate": "#FFE100", "low": "#0072CE",
    "unassessed": "#D9D9D9",
  ]

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: "\(name).json")))
  }

  static func style(_ name: String) throws -> Diagnosed<StyleSheet> {
    try StyleSheet.decode(try bytes(name), file: "styles/\(name).json")
  }

  /// A unit of each level, twice: active and stopped.
  static let units = levels.enumerated().flatMap { index, level in
    ["active", "stopped"].map { status -> [String: StyleValue] in
      [
        "code": .string("U\(index)"), "name": .string("合成氨装置"), "level": .string(level),
        "rank": .number(Double(4 - index)), "status": .string(status),
      ]
    }
  }

  static func tables() -> [String: FeatureTable] {
    let classes = [
      "boundary", "fence", "road", "road-centre", "green", "water", "building", "structure",
      "process", "tank", "dike", "pad", "equipment", "rack", "pipe", "rail", "gate", "fire",
      "text", "something",
    ]
    let sets = classes.map { ["class": StyleValue.string($0), "text": .string("1#泵")] }
    return [
      "units": polygons(units),
      "unit_labels": FeatureTable(
        propertySets: units, rows: units.indices.map { .init(propertySet: $0, kind: .point) }),
      "layout": FeatureTable(
        propertySets: sets,
        rows: sets.indices.flatMap { set in
          FeatureTable.Kind.allCases.map { .init(propertySet: set, kind: $0) }
        }),
    ]
  }

  @Test(arguments: names)
  func `a shipped style decodes without a finding`(_ name: String) throws {
    let decoded = try Self.style(name)
    #expect(decoded.diagnostics == [])
    #expect(decoded.value.layers.count > 10)
  }

  @Test(arguments: names, [14, 14.85, 15.85, 17.59, 19.17, 21.5, 22])
  func `every level has its colour at every zoom`(_ name: String, _ zoom: Double) throws {
    let styled = try Self.style(name).value.style(Self.tables(), at: zoom)
    #expect(styled.diagnostics == [])
    let layer = try #require(styled.value.first { $0.id == "units" })
    guard case .fill(let fills) = layer.content else {
      Issue.record("units are not filled")
      return
    }
    #expect(fills.count == Self.units.count)
    for fill in fills {
      guard case .string(let level)? = Self.units[fill.feature]["level"] else { continue }
      let wanted = try #require(Self.palette[level].flatMap { Color(css: $0) })
      #expect(fill.paint.color == wanted.faded(by: fill.paint.color.alpha))
      #expect((0.3...0.9).contains(fill.paint.color.alpha))
    }
    // The worst is drawn last.
    #expect(fills.map(\.feature) == [8, 9, 6, 7, 4, 5, 2, 3, 0, 1])
  }

  @Test(
    arguments: names,
    ["paper", "units", "units-stopped", "unit-outlines", "unit-labels", "layout-boundary"])
  func `the layers of a shipped style show on a sheet`(_ name: String, _ id: String) throws {
    let styled = try Self.style(name).value.style(Self.tables(), at: 17.59)
    #expect(styled.value.contains { $0.id == id })
  }

  @Test(arguments: names)
  func `every class of the layout is drawn on a sheet`(_ name: String) throws {
    let styled = try Self.style(name).value.style(Self.tables(), at: 17.59).value
    var drawn: Set<Int> = []
    for layer in styled where layer.sourceLayer == "layout" {
      switch layer.content {
      case .fill(let features): drawn.formUnion(features.map(\.feature))
      case .line(let features): drawn.formUnion(features.map(\.feature))
      case .circle(let features): drawn.formUnion(features.map(\.feature))
      case .symbol(let features): drawn.formUnion(features.map(\.feature))
      case .background, .raster: break
      }
    }
    // Of texts there are points only: lines and polygons of the class are the drawing's own frames.
    let texts = 18 * 3
    #expect(Set(0..<60).subtracting(drawn) == [texts + 1, texts + 2])
  }

  @Test(arguments: [("zh", "合成氨装置\n重大风险"), ("en", "合成氨装置\nMajor"), ("both", "合成氨装置\n重大风险 Major")])
  func `the label says the level in the language of the sheet`(_ language: String, _ text: String)
    throws
  {
    var style = try Self.style("four-colour").value
    style.state["language"] = .string(language)
    let styled = style.style(Self.tables(), at: 19.17).value
    guard case .symbol(let labels)? = styled.first(where: { $0.id == "unit-labels" })?.content
    else {
      Issue.record("no labels")
      return
    }
    #expect(labels.first?.paint.text?.text == text)
    #expect(labels.first?.paint.text?.fonts == ["Noto Sans CJK SC Bold"])
    #expect(labels.first?.paint.text?.size == 14)
    // The worst is placed first.
    #expect(labels.map(\.feature) == Array(0..<10))
  }

  @Test(arguments: names)
  func `text reads on every level's colour`(_ name: String) throws {
    let styled = try Self.style(name).value.style(Self.tables(), at: 17.59).value
    guard case .fill(let fills)? = styled.first(where: { $0.id == "units" })?.content,
      case .symbol(let labels)? = styled.first(where: { $0.id == "unit-labels" })?.content,
      case .background(let paper)? = styled.first?.content
    else {
      Issue.record("layers are missing")
      return
    }
    let text = try #require(labels.first?.paint.text?.color)
    #expect(
      labels.allSatisfy {
        $0.paint.text.map { $0.haloColor == .white && $0.haloWidth >= 1 } == true
      })
    for fill in fills {
      let seen = fill.paint.color.over(paper.color)
      // WCAG 2.2, 1.4.3: even without the halo as large text must; red is the darkest. Beside the letters stands the halo.
      #expect(contrast(text, seen) >= 3)
      #expect(contrast(text, .white) >= 12)
    }
  }

  @Test func `each picture that a style names is a drawing of twelve pixels beside it`() throws {
    var names: Set<String> = []
    for name in Self.names {
      for layer in try Self.style(name).value.style(Self.tables(), at: 17.59).value {
        if case .fill(let fills) = layer.content {
          names.formUnion(fills.compactMap(\.paint.pattern))
        }
      }
    }
    #expect(names.count == 5)
    for name in names {
      let file = Self.folder.appending(path: "symbols/\(name).svg")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains(#"width="12" height="12" viewBox="0 0 12 12""#))
      #expect(!text.contains("href") && !text.contains("<script"))
    }
  }

  @Test func `both styles draw the layout alike`() throws {
    let styles = try Self.names.map { name in
      try #require(
        try json(String(decoding: try Self.bytes(name), as: UTF8.self))["layers"]?.elements
      )
      .filter { $0["source-layer"] == .string("layout") }
    }
    #expect(styles[0] == styles[1])
  }
}

extension Color {
  fileprivate func over(_ below: Color) -> Color {
    Color(
      red: mix(below.red, red, alpha), green: mix(below.green, green, alpha),
      blue: mix(below.blue, blue, alpha))
  }

  /// Relative luminance of WCAG 2.2.
  fileprivate var luminance: Double {
    func linear(_ v: Double) -> Double { v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}

private func contrast(_ a: Color, _ b: Color) -> Double {
  let (low, high) = (min(a.luminance, b.luminance), max(a.luminance, b.luminance))
  return (high + 0.05) / (low + 0.05)
}
