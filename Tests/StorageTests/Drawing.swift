/// Writes small DXF files from group codes and values.
struct Drawing {
  var version = "AC1024"
  var codePage = "ANSI_936"
  var insertionUnits = 6
  /// Name, flags (1 frozen), colour (negative: off).
  var layers: [(name: String, flags: Int, colour: Int)] = [("0", 0, 7)]
  var blocks = ""
  var entities = ""

  var text: String {
    var all = pairs(
      (0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, version), (9, "$DWGCODEPAGE"),
      (3, codePage), (9, "$INSUNITS"), (70, "\(insertionUnits)"), (0, "ENDSEC"), (0, "SECTION"),
      (2, "TABLES"), (0, "TABLE"), (2, "LAYER"), (70, "\(layers.count)"))
    for layer in layers {
      all += pairs(
        (0, "LAYER"), (2, layer.name), (70, "\(layer.flags)"), (62, "\(layer.colour)"),
        (6, "CONTINUOUS"))
    }
    all += pairs((0, "ENDTAB"), (0, "ENDSEC"), (0, "SECTION"), (2, "BLOCKS"))
    all += blocks + pairs((0, "ENDSEC"), (0, "SECTION"), (2, "ENTITIES"))
    return all + entities + pairs((0, "ENDSEC"), (0, "EOF"))
  }

  mutating func line(on layer: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
    entities += pairs(
      (0, "LINE"), (8, layer), (10, "\(x1)"), (20, "\(y1)"), (11, "\(x2)"), (21, "\(y2)"))
  }

  mutating func outline(
    on layer: String, _ points: [(Double, Double)], bulge: Double = 0, isClosed: Bool = true
  ) {
    entities += pairs(
      (0, "LWPOLYLINE"), (8, layer), (100, "AcDbEntity"), (100, "AcDbPolyline"),
      (90, "\(points.count)"), (70, isClosed ? "1" : "0"))
    for point in points {
      entities += pairs((10, "\(point.0)"), (20, "\(point.1)"))
      if bulge != 0 { entities += pairs((42, "\(bulge)")) }
    }
  }

  mutating func text(
    on layer: String, _ words: String, x: Double, y: Double, height: Double = 2.5,
    _ more: (Int, String)...
  ) {
    entities += pairs(
      (0, "TEXT"), (8, layer), (100, "AcDbEntity"), (100, "AcDbText"), (10, "\(x)"), (20, "\(y)"),
      (40, "\(height)"), (1, words))
    for pair in more { entities += pairs(pair) }
  }

  mutating func multilineText(on layer: String, _ words: String, x: Double, y: Double) {
    entities += pairs(
      (0, "MTEXT"), (8, layer), (100, "AcDbEntity"), (100, "AcDbMText"), (10, "\(x)"),
      (20, "\(y)"), (40, "3.5"), (71, "5"), (1, words))
  }
}

func pairs(_ list: (code: Int, value: String)...) -> String {
  list.map { "\($0.code)\n\($0.value)\n" }.joined()
}
