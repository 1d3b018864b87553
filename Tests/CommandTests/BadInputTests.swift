import TestSupport
import Testing

/// What is wrong with an otherwise good map, and all that is said of it.
private struct Fault: Sendable, CustomTestStringConvertible {
  var title: String
  var change: @Sendable (inout SmallMap) -> Void
  /// Files of the map's folder that are written over or added; nil takes one away.
  var files: [String: String?] = [:]
  var status: Int32
  /// Standard error, the whole of it.
  var errors: String
  /// A sheet is drawn all the same.
  var isDrawn: Bool { status != 2 }
  var testDescription: String { title }

  init(
    _ title: String, _ status: Int32, _ errors: String, files: [String: String?] = [:],
    change: @escaping @Sendable (inout SmallMap) -> Void = { _ in }
  ) {
    self.title = title
    self.status = status
    self.errors = errors
    self.files = files
    self.change = change
  }

  /// One text of the definition in place of another.
  static func definition(
    _ title: String, _ old: String, _ new: String, _ status: Int32, _ errors: String,
    files: [String: String?] = [:]
  ) -> Fault {
    Fault(title, status, errors, files: files) { map in
      map.definition = map.definition.replacing(old, with: new)
    }
  }

  static func unit(_ title: String, _ ring: String, _ status: Int32, _ errors: String) -> Fault {
    Fault(title, status, errors) { $0.units[1].ring = ring }
  }

  static func register(
    _ title: String, _ old: String, _ new: String, _ status: Int32, _ errors: String
  ) -> Fault {
    Fault(title, status, errors) { $0.register = $0.register.replacing(old, with: new) }
  }
}

@Suite struct BadInputTests {
  @Test(arguments: faults)
  private func `render says what is wrong, where, and what to do`(fault: Fault) throws {
    let folder = try TemporaryFolder()
    var map = SmallMap()
    fault.change(&map)
    try map.write(to: folder)
    for (name, text) in fault.files {
      if let text {
        try folder.write(text, to: "small/" + name)
      } else {
        try folder.remove("small/" + name)
      }
    }
    let run = try riskmap("render", "small", in: folder)
    #expect(run.errors == fault.errors)
    #expect(run.status == fault.status)
    #expect(run.output == (fault.isDrawn ? "out/small-a4.pdf\n" : ""))
    #expect(folder.names(in: "out") == (fault.isDrawn ? ["small-a4.pdf"] : []))
  }
}

private let faults: [Fault] = [
  Fault(
    "missing units", 2,
    #"""
    error: small/units.geojson: the file does not exist

    """#, files: ["units.geojson": nil]),
  .definition(
    "a name nearly right", "units.geojson", "unit.geojson", 2,
    #"""
    error: small/unit.geojson: the file does not exist; did you mean “units.geojson”?

    """#),
  Fault(
    "missing register", 2,
    #"""
    error: small/register.csv: the file does not exist

    """#, files: ["register.csv": nil]),
  Fault(
    "missing layout", 1,
    #"""
    error: small/layout.geojson: the file does not exist

    """#, files: ["layout.geojson": nil]),
  Fault(
    "empty units", 2,
    #"""
    error: small/units.geojson: the file is empty; export the file again

    """#, files: ["units.geojson": ""]),
  Fault(
    "empty register", 2,
    #"""
    error: small/register.csv: the file is empty; export the file again

    """#, files: ["register.csv": ""]),
  Fault(
    "empty definition", 2,
    #"""
    error: small/map.yaml: the document is empty

    """#, files: ["map.yaml": ""]),
  Fault(
    "not spatial", 2,
    #"""
    error: small/units.geojson: this is no spatial data that is known: text that begins with “hello world”; readable are GeoJSON, GeoPackage, Shapefile, DXF, KML, FlatGeobuf; PNG, JPEG, TIFF

    """#, files: ["units.geojson": "hello world"]),
  .definition(
    "missing layer", "units.geojson}", "units.geojson, layer: unitz}", 2,
    #"""
    error: small/units.geojson: there is no layer “unitz”; did you mean “units”? there is: units

    """#),
  .definition(
    "missing attribute", "units.geojson}", "units.geojson, code: cod}", 2,
    #"""
    error: small/units.geojson: units.geojson: layer “units.geojson” has no attribute “cod”; did you mean “code”? there is: code, name

    """#),
  .definition(
    "missing column", "register.csv}", "register.csv, columns: {unitCode: 单元编号}}", 1,
    #"""
    error: small/register.csv: register.csv: there is no column "单元编号"; if it is "单元编码", name the column under register.columns.unitCode
    warning: small/map.yaml: the register has no events, so none of the 3 units is assessed

    """#),
  .register(
    "unit without polygon", "A2,", "A9,", 1,
    #"""
    error: small/register.csv:3: register.csv: A9: unit "A9" of the register has no polygon and is not on the map
    warning: small/units.geojson: A2: unit "泵房" has no event in the register

    """#),
  Fault(
    "two units with one code", 1,
    #"""
    error: small/units.geojson: units: A1 (0, 1): unit codes given twice: the first is kept, 1 left out: A1 (0, 1); give each unit its own code; merge the parts of one unit into a multi-polygon
    error: small/register.csv:3: register.csv: A2: unit "A2" of the register has no polygon and is not on the map

    """#
  ) { $0.units[1].code = "A1" },
  Fault(
    "polygon without code", 1,
    #"""
    error: small/units.geojson: units: 1: 1 polygon without a unit code left out (feature 1); fill in the codes; units.code names their attribute
    error: small/register.csv:3: register.csv: A2: unit "A2" of the register has no polygon and is not on the map

    """#
  ) { $0.units[1].code = "" },
  .register(
    "unknown method", "A2,泵密封泄漏,LEC", "A2,泵密封泄漏,LEX", 1,
    #"""
    error: small/register.csv:3: register.csv: A2: unknown method "LEX"; the event counts as not assessed; did you mean "lec"?

    """#),
  Fault(
    "unknown level word", 1,
    #"""
    error: small/register.csv:3: register.csv: A2: unknown level "很高"; it counts as not assessed; say what it means under register.codes.level

    """#
  ) { map in
    map.register =
      "单元编码,风险事件,评估方法,固有等级,评估日期\nA1,漏,直接判定,重大风险,2026-03-01\nA2,漏,直接判定,很高,2026-03-01\nA3,滑,直接判定,低风险,2026-03-01\n"
  },
  .register(
    "factor outside its table", "A2,泵密封泄漏,LEC,3", "A2,泵密封泄漏,LEC,4", 1,
    #"""
    error: small/register.csv:3: register.csv: A2: L=4 is not in the score table of LEC; it counts as not assessed (inherent risk); the nearest scores are 3 and 6

    """#),
  .register(
    "residual worse than inherent", "LEC,3,6,7,1,6,7", "LEC,3,6,7,6,6,7", 0,
    #"""
    warning: small/register.csv:3: register.csv: A2: the residual level (high risk) is worse than the inherent one (moderate risk)

    """#),
  .definition(
    "unknown CRS", "crs: local", "crs: EPSG:99999", 2,
    #"""
    error: small/map.yaml: crs: the coordinate system “EPSG:99999” is unknown: PROJ: proj_create_from_database: crs not found; write an EPSG code such as EPSG:4543, a WKT, or local

    """#),
  .definition(
    "geographic CRS", "crs: local", "crs: EPSG:4490", 2,
    #"""
    error: small/map.yaml: crs: the coordinate system “EPSG:4490” is not a plane in metres; use a 3° Gauss–Krüger zone such as EPSG:4543

    """#),
  .definition(
    "no CRS", "crs: local\n", "", 2,
    #"""
    error: small/map.yaml:1:1: "crs" is missing; name the plane's CRS, such as EPSG:4543, or local for metres without earth coordinates

    """#),
  .definition(
    "unknown key", "sheets:", "shets: []\nsheets:", 2,
    #"""
    error: small/map.yaml:8:1: shets: unknown key "shets"; did you mean "sheets"?

    """#),
  .definition(
    "unknown key of a style", "sheets:", "style: ./style.json\nsheets:", 2,
    #"""
    error: small/style.json: layers[0].paint.fill-colour: a fill layer has no property "fill-colour"; did you mean "fill-color"?

    """#,
    files: [
      "style.json":
        #"{"version":8,"sources":{"map":{"type":"vector"}},"layers":[{"id":"a","type":"fill","source":"map","source-layer":"units","paint":{"fill-colour":"red"}}]}"#
    ]),
  .definition(
    "unknown colour of a style", "sheets:", "style: ./style.json\nsheets:", 2,
    #"""
    error: small/style.json: layers[0].paint.background-color: unknown colour "orage"; did you mean "orange"?

    """#,
    files: [
      "style.json":
        #"{"version":8,"sources":{},"layers":[{"id":"a","type":"background","paint":{"background-color":"orage"}}]}"#
    ]),
  .definition(
    "style that is no JSON", "sheets:", "style: ./style.json\nsheets:", 2,
    #"""
    error: small/style.json:1:14: this is not JSON: expected a key in double quotes

    """#,
    files: ["style.json": #"{"version":8,"#]),
  .definition(
    "missing style", "sheets:", "style: ./five.json\nsheets:", 2,
    #"""
    error: small/map.yaml:8:8: style: "./five.json" is not found; looked for small/five.json

    """#),
  .definition(
    "font that is not installed", "sheets:", "style: ./style.json\nsheets:", 0,
    #"""
    warning: font "No Such Font" is not installed; text is set in "Noto Sans CJK SC"; install it, or name an installed font in the style's text-font (fc-list shows them)

    """#,
    files: ["style.json": styleWithoutFont]),
  .unit(
    "coordinates that are NaN", "[[50,0],[NaN,0],[80,30],[50,30],[50,0]]", 1,
    #"""
    error: small/units.geojson: units: A2: 1 part with NaN or infinite coordinates left out
    error: small/units.geojson: units: A2: 1 unit without a usable polygon: A2
    error: small/register.csv:3: register.csv: A2: unit "A2" of the register has no polygon and is not on the map

    """#),
  .unit(
    "coordinates out of this world", "[[50,0],[1e308,0],[80,1e308],[50,30],[50,0]]", 1,
    #"""
    error: small/units.geojson: units: A2: 1 part outside the area of the map's projection left out; check the coordinate system of the data and the order of its axes
    error: small/units.geojson: units: A2: 1 unit without a usable polygon: A2
    error: small/register.csv:3: register.csv: A2: unit "A2" of the register has no polygon and is not on the map

    """#),
  .unit(
    "zero area", "[[50,0],[60,0],[70,0],[50,0]]", 1,
    #"""
    error: small/units.geojson: units: A2: 1 polygon of zero area left out
    error: small/units.geojson: units: A2: 1 unit without a usable polygon: A2
    error: small/register.csv:3: register.csv: A2: unit "A2" of the register has no polygon and is not on the map

    """#),
  .unit(
    "self-crossing polygon", "[[50,0],[80,30],[80,0],[50,30],[50,0]]", 0,
    #"""
    warning: small/units.geojson: units: A2: 1 self-crossing polygon repaired; check that the repaired shape is what was meant

    """#),
  Fault("500-character name", 0, "") { $0.units[1].name = String(repeating: "长", count: 500) },
  Fault(
    "emoji, rare and control characters", 0,
    #"""
    warning: small/units.geojson: units: A2: control characters in the texts of 1 unit became spaces: A2

    """#
  ) {
    $0.units[1].name = #"泵房😀\u001b[31m\u0007㶲䓬"#
  },
  .definition(
    "no room on the paper", "A4 landscape", "50x50 mm", 2,
    #"""
    error: small/map.yaml: sheet "a4": paper 50x50 mm leaves no room for a map inside margins and frame; use larger paper or smaller margins

    """#),
  .definition(
    "sheet off the plant", "A4 landscape", "A4 landscape, center: [9000, 9000], scale: 500", 1,
    #"""
    error: small/map.yaml: sheets: a4: no unit lies on this sheet; check its center and scale

    """#),
]

private let styleWithoutFont = """
  {"version":8,"sources":{"map":{"type":"vector"}},"layers":[
  {"id":"u","type":"fill","source":"map","source-layer":"units","paint":{"fill-color":"#58f"}},
  {"id":"l","type":"symbol","source":"map","source-layer":"unit_labels",
  "layout":{"text-field":["get","name"],"text-font":["No Such Font"]}}]}
  """
