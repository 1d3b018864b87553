import PlantModel
import Storage
import TestSupport
import Testing

@Suite struct DrawingTests {
  private func layout(
    _ text: [UInt8], name: String = "plan.dxf", _ change: (inout LayoutSource) -> Void = { _ in }
  ) throws -> (features: [Feature], findings: [Diagnostic]) {
    let folder = try Folder()
    var source = LayoutSource(id: "plan", path: try folder.file(name, text))
    change(&source)
    let plant = try loadPlant(layout: [source], units: someUnits(folder), crs: "local")
    return (plant.value.features, plant.diagnostics)
  }

  private func layout(
    _ drawing: Drawing, _ change: (inout LayoutSource) -> Void = { _ in }
  ) throws -> (features: [Feature], findings: [Diagnostic]) {
    try layout(Array(drawing.text.utf8), change)
  }

  /// 道路 and 液氨 in GBK.
  private func gbk(_ text: String) -> [UInt8] {
    let letters: [Character: [UInt8]] = [
      "道": [0xB5, 0xC0], "路": [0xC2, 0xB7], "液": [0xD2, 0xBA], "氨": [0xB0, 0xB1],
    ]
    return text.flatMap { letters[$0] ?? Array(String($0).utf8) }
  }

  @Test(arguments: [
    ("AC1024", "ANSI_936", false, nil), ("AC1021", "ANSI_936", false, nil),
    ("AC1015", "ANSI_936", true, nil), ("AC1009", "dos850", true, nil),
    ("AC1018", "ANSI_1252", true, nil), ("AC1024", "ANSI_1252", true, nil),
    ("AC1015", "ANSI_1252", true, "GBK"), ("AC1015", "ANSI_1252", false, nil),
    ("AC1015", "ANSI_936", false, "UTF-8"),
  ])
  func `texts and layer names are decoded by version, then code page, then bytes`(
    version: String, codePage: String, isGBK: Bool, override: String?
  ) throws {
    var drawing = Drawing(version: version, codePage: codePage, layers: [("道路", 0, 7)])
    drawing.text(on: "道路", "液氨", x: 1, y: 2)
    let bytes = isGBK ? gbk(drawing.text) : Array(drawing.text.utf8)
    let feature = try #require(try layout(bytes) { $0.encoding = override }.features.first)
    #expect(feature.layer == "道路")
    #expect(feature.text == "液氨")
  }

  @Test(arguments: [
    ("\\U+6DB2\\u+6C28", "液氨"), ("\\M+5D2BA\\M+5B0B1", "液氨"), ("%%c100", "Ø100"),
    ("20%%d %%p1", "20° ±1"), ("%%uA%%u 5%%%", "A 5%"), ("%%176", "°"), ("C:\\P", "C:\\P"),
    ("50%", "50%"),
    ("\\U+D842\\U+DFB7", "𠮷"),
  ])
  func `codes of a text become letters`(raw: String, words: String) throws {
    var drawing = Drawing()
    // Without `\P` in a TEXT: that is what tells a paragraph where nothing else does.
    guard !raw.contains("\\P") else { return }
    drawing.text(on: "0", raw, x: 0, y: 0)
    #expect(try layout(drawing).features.first?.text == words)
  }

  @Test(arguments: [
    (#"{\fSimSun|b0|i0|c134;液氨}\P罐区"#, "液氨\n罐区"), (#"\A1;\H2.5x;\S1/2;寸"#, "1/2寸"),
    (#"m\S3^ ;"#, "m3"), (#"a\~b \{c\} \\ \Ld\l"#, #"a b {c} \ d"#), (#"\pxqc;中\U+6C28"#, "中氨"),
    (#"{\C1;红{\H3;大}}"#, "红大"), (#"x\S"#, "x"), (#"tail\"#, #"tail\"#),
  ])
  func `codes of a paragraph are taken away`(raw: String, words: String) throws {
    var drawing = Drawing()
    drawing.multilineText(on: "0", raw, x: 0, y: 0)
    #expect(try layout(drawing).features.first?.text == words)
  }

  @Test func `a text says how high, at what angle and on which point it stands`() throws {
    var drawing = Drawing()
    drawing.text(on: "0", "left", x: 10, y: 20, height: 2.5, (50, "30"))
    drawing.text(
      on: "0", "centred \"p:9,s:7g", x: 10, y: 20, (11, "15"), (21, "25"), (72, "1"), (73, "2"))
    drawing.multilineText(on: "0", "middle", x: 1, y: 1)
    let features = try layout(drawing) {
      $0.placement = .similarity(origin: Point(x: 1000, y: 2000), rotation: 90, scale: 2)
    }.features
    #expect(features.map(\.textHeight) == [5, 5, 7])
    #expect(features.map { $0.textAngle.rounded() } == [120, 90, 90])
    #expect(
      features.map(\.textAnchor) == [
        Point(x: 0, y: 0), Point(x: 0.5, y: 0.5), Point(x: 0.5, y: 0.5),
      ])
    #expect(features[1].text == "centred \"p:9,s:7g")
    // (15, 25), turned by 90° and doubled: (−50, 30).
    let box = features[1].geometry.boundingBox
    #expect(box.center.distance(to: Point(x: 950, y: 2030)) < 1e-9)
  }

  @Test func `blocks are inlined, their attributes are texts, layer 0 becomes the insertion's`()
    throws
  {
    var drawing = Drawing(layers: [("设备", 0, 3), ("管线", 0, 1)])
    drawing.blocks =
      pairs((0, "BLOCK"), (8, "0"), (2, "TANK"), (70, "2"), (10, "0"), (20, "0"), (3, "TANK"))
      + pairs((0, "CIRCLE"), (8, "0"), (10, "0"), (20, "0"), (40, "5"))
      + pairs((0, "LINE"), (8, "管线"), (10, "0"), (20, "0"), (11, "3"), (21, "0"))
      + pairs((0, "ENDBLK"), (8, "0"))
    drawing.entities =
      pairs(
        (0, "INSERT"), (8, "设备"), (66, "1"), (2, "TANK"), (10, "100"), (20, "100"), (41, "2"),
        (42, "2"))
      + pairs(
        (0, "ATTRIB"), (8, "设备"), (10, "101"), (20, "102"), (40, "1"), (1, "R-101"), (2, "TAG"),
        (70, "0"))
      + pairs((0, "SEQEND"), (8, "0"))
    let features = try layout(drawing).features
    #expect(features.map(\.layer) == ["设备", "管线", "设备"])
    #expect(features[2].text == "R-101")
    guard case .polygons(let polygons) = features[0].geometry else {
      Issue.record("a circle is a polygon")
      return
    }
    for point in polygons[0].exterior {
      #expect(abs(point.distance(to: Point(x: 100, y: 100)) - 10) < 0.01)
    }
    #expect((20...300).contains(polygons[0].exterior.count))
  }

  @Test(arguments: [5.0, 300, 5000])
  func `arcs of drawings stay within ten millimetres`(radius: Double) throws {
    var drawing = Drawing()
    // A bulge of 1 is a half circle.
    drawing.outline(on: "0", [(-radius, 0), (radius, 0)], bulge: 1)
    let box = try layout(drawing).features.first?.geometry
    guard case .polygons(let polygons)? = box else {
      Issue.record("a closed outline is a polygon")
      return
    }
    let ring = polygons[0].exterior
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
      let middle = (a + b) * 0.5
      #expect(abs(middle.distance(to: Point(x: 0, y: 0)) - radius) < 0.0101)
    }
    #expect(ring.count < 2000)
  }

  @Test func `hidden things and paper sheets stay out`() throws {
    var drawing = Drawing(layers: [("冻结", 1, 7), ("关闭", 0, -7), ("开", 0, 7)])
    for layer in ["冻结", "关闭", "开"] { drawing.line(on: layer, 0, 0, 1, 1) }
    drawing.text(on: "关闭", "off", x: 0, y: 0)
    drawing.entities += pairs(
      (0, "LINE"), (67, "1"), (8, "开"), (10, "0"), (20, "0"), (11, "3"), (21, "0"))
    #expect(try layout(drawing).features.map(\.layer) == ["开"])
  }

  @Test func `layers get classes by the first rule that fits, bound references by their own name`()
    throws
  {
    var drawing = Drawing()
    for layer in ["道路中线", "x$0$道路边", "建筑-1", "辅助", "其他"] { drawing.line(on: layer, 0, 0, 1, 1) }
    let features = try layout(drawing) {
      $0.classes = [
        .init(pattern: "道路?线", class: "road-centre"), .init(pattern: "道路*", class: "road"),
        .init(pattern: "建筑*", class: "building"), .init(pattern: "辅助", class: "ignore"),
      ]
    }.features
    #expect(features.map(\.class) == ["road-centre", "road", "building", "其他"])
    #expect(features[1].layer == "x$0$道路边")
  }

  @Test func `one layer of a drawing is chosen by a pattern; a wrong one names the nearest`() throws
  {
    var drawing = Drawing()
    for layer in ["道路", "x$0$道路", "建筑"] { drawing.line(on: layer, 0, 0, 1, 1) }
    #expect(try layout(drawing) { $0.layer = "道*" }.features.count == 2)
    let wrong = try layout(drawing) { $0.layer = "建築" }
    #expect(wrong.findings.first("layer-missing")?.hint?.en.hasPrefix("did you mean “建筑”?") == true)
  }

  @Test func `entities that are not read, references and units are told`() throws {
    var drawing = Drawing(insertionUnits: 4)
    drawing.line(on: "0", 0, 0, 1, 1)
    for _ in 0..<3 { drawing.entities += pairs((0, "3DSOLID"), (8, "0")) }
    drawing.blocks =
      pairs((0, "BLOCK"), (8, "0"), (2, "底图"), (70, "4"), (10, "0"), (20, "0"), (1, "base.dwg"))
      + pairs((0, "ENDBLK"), (8, "0"))
    let findings = try layout(drawing).findings
    #expect(findings.first("entities-not-read")?.message.en == "entities not read: 3DSOLID × 3")
    #expect(findings.first("external-references")?.message.zh.contains("底图") == true)
    #expect(findings.first("drawing-units")?.message.en.contains("millimetres") == true)
  }

  @Test func `a drawing that was cut off gives what it has and an error`() throws {
    var drawing = Drawing()
    for index in 0..<50 { drawing.line(on: "0", 0, 0, 1, Double(index)) }
    let bytes = Array(drawing.text.utf8)
    let read = try layout(Array(bytes[..<(bytes.count - 400)]))
    #expect(read.features.count > 30)
    #expect(read.findings.first("drawing-incomplete")?.severity == .error)
    #expect(read.findings.first("damaged-file")?.message.en.contains("error at line") == true)
  }

  @Test func `blocks that unfold to billions are refused, not unfolded`() throws {
    var drawing = Drawing()
    for level in 0..<12 {
      drawing.blocks += pairs(
        (0, "BLOCK"), (8, "0"), (2, "B\(level)"), (70, "2"), (10, "0"), (20, "0"))
      for _ in 0..<10 where level > 0 {
        drawing.blocks += pairs(
          (0, "INSERT"), (8, "0"), (2, "B\(level - 1)"), (10, "1"), (20, "1"))
      }
      drawing.blocks += pairs((0, "POINT"), (8, "0"), (10, "0"), (20, "0"), (0, "ENDBLK"), (8, "0"))
    }
    drawing.entities = pairs((0, "INSERT"), (8, "0"), (2, "B11"), (10, "0"), (20, "0"))
    #expect(try layout(drawing).findings.first?.hint?.en.hasPrefix("purge the drawing") == true)
  }

  @Test func `texts of blanks are no features`() throws {
    var drawing = Drawing()
    drawing.text(on: "0", "  ", x: 0, y: 0)
    drawing.text(on: "0", "a", x: 0, y: 0)
    #expect(try layout(drawing).features.map(\.text) == ["a"])
  }

  @Test func `a drawing without header or tables is read`() throws {
    let text =
      pairs((0, "SECTION"), (2, "ENTITIES"))
      + pairs((0, "LINE"), (8, "0"), (10, "0"), (20, "0"), (11, "3"), (21, "0"))
      + pairs((0, "ENDSEC"), (0, "EOF"))
    #expect(try layout(Array(text.utf8)).features.count == 1)
  }

  @Test(arguments: [
    ("plan.dxf", "AutoCAD Binary DXF\r\n\u{1A}\0abc", "save it as ASCII DXF"),
    ("plan.dwg", "AC1027\0\0\0\0\0", "save it as ASCII DXF (2007 or later)"),
    ("plan.dxf", "%PDF-1.7 ...", "export it as DXF, or as PNG with a placement"),
    ("plan.dxf", "hello there", "readable are"),
    ("plan.dxf", "\u{1}\u{2}\u{3}\u{4}", "readable are"),
    ("plan.dxf", "<!DOCTYPE html><html>", "download the data itself again"),
  ])
  func `what is no drawing is an error that says what to do`(
    name: String, text: String, hint: String
  ) throws {
    let read = try layout(Array(text.utf8), name: name)
    let finding = try #require(read.findings.first)
    #expect(finding.severity == .error)
    #expect(finding.code == "wrong-format")
    #expect(finding.hint?.en.hasPrefix(hint) == true)
  }

  @Test(arguments: 0..<100)
  func `a damaged drawing never traps`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var drawing = Drawing(layers: [("道路", 0, 7)])
    drawing.text(on: "道路", "%%c\\U+6DB2", x: 1, y: 2)
    drawing.multilineText(on: "道路", #"{\fSimSun;液}\S1/2;"#, x: 1, y: 1)
    drawing.outline(on: "道路", [(0, 0), (10, 0), (10, 10)], bulge: 0.4)
    var bytes = Array(drawing.text.utf8)
    for _ in 0..<6 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    if seed % 4 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
    let read = try layout(bytes)
    for feature in read.features {
      #expect(feature.geometry.boundingBox.center.isFinite)
    }
  }
}
