import PlantModel
import RiskMap
import Testing

/// A definition with one fault, and the whole sentence that is said of it.
private struct Fault: Sendable, CustomTestStringConvertible {
  var text: String
  var says: String
  var testDescription: String { says }

  init(_ text: String, _ says: String) {
    self.text = text
    self.says = says
  }

  /// In the fourth line of a definition that is good but for it.
  static func line4(_ text: String, _ says: String) -> Fault {
    Fault("name: plant\ncrs: local\nunits: units.geojson\n" + text, says)
  }
}

@Suite struct MapDefinitionErrorTests {
  @Test(arguments: faults)
  private func `each fault says where it is and what to do`(fault: Fault) {
    let error = #expect(throws: DefinitionError.self) {
      try MapDefinition.decoded(from: Array(fault.text.utf8), file: "map.yaml")
    }
    #expect(error?.description == fault.says)
    #expect(error?.message.zh.isEmpty == false)
  }

  @Test func `a fault is told in Chinese too`() {
    let error = #expect(throws: DefinitionError.self) {
      try MapDefinition.decoded(from: Array("nmae: plant\n".utf8), file: "map.yaml")
    }
    #expect(error?.message.zh == "未知的键“nmae”")
    #expect(error?.hint?.zh == "是否应为“name”？")
  }
}

private let faults: [Fault] = [
  Fault(
    "nmae: plant\ncrs: local",
    #"map.yaml:1:1: nmae: unknown key "nmae"; did you mean "name"?"#),
  Fault(
    "crs: local\nunits: u.geojson",
    #"map.yaml:1:1: "name" is missing"#),
  Fault(
    "name: Plant 1\ncrs: local\nunits: u.geojson",
    #"map.yaml:1:7: name: "Plant 1" is no identifier; use 1 to 64 of a-z, 0-9, _ and -"#),
  Fault(
    "name: plant\nunits: u.geojson",
    #"map.yaml:1:1: "crs" is missing; name the plane's CRS, such as EPSG:4543, or local for metres without earth coordinates"#
  ),
  Fault(
    "name: plant\ncrs: local",
    #"map.yaml:1:1: "units" is missing; name the layer of units, such as units: {source: units.geojson, code: code, name: name}"#
  ),
  Fault(
    "- name",
    "map.yaml:1:1: expected a mapping of keys to values, found a list"),
  Fault(
    "name: [",
    "map.yaml:2:1: not valid YAML: did not find expected node content; check brackets, commas and indentation"
  ),
  .line4(
    "basis: inherrent",
    #"map.yaml:4:8: basis: unknown value "inherrent"; did you mean "inherent"?"#),
  .line4(
    "title: [a]",
    "map.yaml:4:8: title: expected text or {zh, en}, found a list"),
  .line4(
    "title: {zh: 图, fr: carte}",
    #"map.yaml:4:16: title.fr: unknown key "fr"; known are: zh, en"#),
  .line4(
    "enterprise: {code: x}",
    #"map.yaml:4:13: enterprise: "name" is missing"#),
  .line4(
    "enterprise: {name: 某厂, adress: x}",
    #"map.yaml:4:24: enterprise.adress: unknown key "adress"; did you mean "address"?"#),
  .line4(
    "timeZone: 北京",
    #"map.yaml:4:11: timeZone: expected the name of a time zone, found "北京"; for instance Asia/Shanghai"#
  ),
  .line4(
    "edition: {date: 2026-02-30}",
    #"map.yaml:4:17: edition.date: expected a date, found "2026-02-30"; written as 2026-05-01"#),
  .line4(
    "edition: {date: 1/5/2026}",
    #"map.yaml:4:17: edition.date: expected a date, found "1/5/2026"; written as 2026-05-01"#),
  .line4(
    "edition: {nummer: 3}",
    #"map.yaml:4:11: edition.nummer: unknown key "nummer"; did you mean "number"?"#),
  .line4(
    "layout: [{id: plan}]",
    #"map.yaml:4:10: layout[0]: "source" is missing"#),
  .line4(
    "layout: [{source: a.dxf, sorce: b}]",
    #"map.yaml:4:26: layout[0].sorce: unknown key "sorce"; did you mean "source"?"#),
  .line4(
    "layout: [{id: a, source: a.dxf}, {id: a, source: b.dxf}]",
    #"map.yaml:4:34: layout[1]: the id "a" is already taken; give each entry an id of its own"#),
  .line4(
    "layout: [{source: a.dxf, placement: {orign: [0, 0]}}]",
    #"map.yaml:4:38: layout[0].placement.orign: unknown key "orign"; did you mean "origin"?"#),
  .line4(
    "layout: [{source: a.dxf, placement: {origin: [0]}}]",
    "map.yaml:4:46: layout[0].placement.origin: expected [x, y], found a list"),
  .line4(
    "layout: [{source: a.dxf, placement: {scale: 0}}]",
    #"map.yaml:4:45: layout[0].placement.scale: expected a number above 0, found "0""#),
  .line4(
    "layout: [{source: a.dxf, placement: {rotation: 400}}]",
    #"map.yaml:4:48: layout[0].placement.rotation: expected a number from -360 to 360, found "400""#
  ),
  .line4(
    "layout: [{source: a.dxf, placement: {rotation: nan}}]",
    #"map.yaml:4:48: layout[0].placement.rotation: expected a number, found "nan""#),
  .line4(
    "layout: [{source: a.dxf, placement: {controlPoints: [[0, 0, 1, 1]]}}]",
    "map.yaml:4:53: layout[0].placement.controlPoints: expected two control points or more, found a list; write each as [source x, source y, plane x, plane y]"
  ),
  .line4(
    "layout: [{source: a.dxf, placement: {controlPoints: [[0, 0, 1]]}}]",
    "map.yaml:4:54: layout[0].placement.controlPoints[0]: expected [source x, source y, plane x, plane y], found a list"
  ),
  .line4(
    "layout: [{source: a.dxf, placement: {scale: 2, controlPoints: [[0, 0, 1, 1], [1, 0, 2, 1]]}}]",
    #"map.yaml:4:38: layout[0].placement.scale: "scale" does not go with controlPoints; give origin, rotation and scale, or controlPoints alone"#
  ),
  .line4(
    "layout: [{source: a.dxf, classes: [road]}]",
    "map.yaml:4:35: layout[0].classes: expected a mapping of keys to values, found a list"),
  .line4(
    #"layout: """#,
    #"map.yaml:4:9: layout: expected text that is not empty, found """#),
  .line4(
    "register: {table: 风险事件}",
    #"map.yaml:4:11: register: "source" is missing"#),
  .line4(
    "register: {source: r.csv, colums: {}}",
    #"map.yaml:4:27: register.colums: unknown key "colums"; did you mean "columns"?"#),
  .line4(
    "register: {source: r.csv, columns: {unitCode: [a]}}",
    "map.yaml:4:47: register.columns.unitCode: expected text, found a list"),
  .line4(
    "register: {source: r.csv, codes: {level: major}}",
    #"map.yaml:4:42: register.codes.level: expected a mapping of keys to values, found "major""#),
  .line4(
    "rules: [national]",
    "map.yaml:4:8: rules: expected a mapping of keys to values, found a list"),
  .line4(
    #"style: """#,
    #"map.yaml:4:8: style: expected text that is not empty, found """#),
  .line4(
    "sheets: {id: a, paper: A3}",
    "map.yaml:4:9: sheets: expected a list, found a mapping"),
  .line4(
    "sheets: [{id: a}]",
    #"map.yaml:4:10: sheets[0]: "paper" is missing"#),
  .line4(
    "sheets: [{paper: A3}]",
    #"map.yaml:4:10: sheets[0]: "id" is missing"#),
  .line4(
    "sheets: [{id: A 3, paper: A3}]",
    #"map.yaml:4:15: sheets[0].id: "A 3" is no identifier; use 1 to 64 of a-z, 0-9, _ and -"#),
  .line4(
    "sheets: [{id: a, paper: A9}]",
    #"map.yaml:4:25: sheets[0].paper: unknown paper "A9"; take A0 to A4 or an elongated size such as A3x3, then landscape or portrait; or WIDTHxHEIGHT mm, 50 to 10000 a side"#
  ),
  .line4(
    "sheets: [{id: a, paper: A3, scale: 1/500}]",
    #"map.yaml:4:36: sheets[0].scale: expected fit or a scale, found "1/500"; for instance fit, 500 or 1:500"#
  ),
  .line4(
    "sheets: [{id: a, paper: A3, scale: 0}]",
    #"map.yaml:4:36: sheets[0].scale: expected fit or a scale, found "0"; for instance fit, 500 or 1:500"#
  ),
  .line4(
    "sheets: [{id: a, paper: A3, center: 5}]",
    #"map.yaml:4:37: sheets[0].center: expected a list, found "5""#),
  .line4(
    "sheets: [{id: a, paper: A3, bearing: north}]",
    #"map.yaml:4:38: sheets[0].bearing: expected a number, found "north""#),
  .line4(
    "sheets: [{id: a, paper: A3, bearing: 361}]",
    #"map.yaml:4:38: sheets[0].bearing: expected a number from -360 to 360, found "361""#),
  .line4(
    "sheets: [{id: a, paper: A3, language: cn}]",
    #"map.yaml:4:39: sheets[0].language: unknown value "cn"; known are: zh, en, both"#),
  .line4(
    "sheets: [{id: a, paper: A3, margins: -1}]",
    #"map.yaml:4:38: sheets[0].margins: expected a number from 0 to 500, found "-1""#),
  .line4(
    "sheets: [{id: a, paper: A3, margins: {top: 10}}]",
    #"map.yaml:4:38: sheets[0].margins: "right" is missing"#),
  .line4(
    "sheets: [{id: a, paper: A3, symbolScale: 0}]",
    #"map.yaml:4:42: sheets[0].symbolScale: expected a number from 0.1 to 10, found "0""#),
  .line4(
    "sheets: [{id: a, paper: A3, minimumTextSize: 30}]",
    #"map.yaml:4:46: sheets[0].minimumTextSize: expected a number from 0.5 to 20, found "30""#),
  .line4(
    "sheets: [{id: a, paper: A3, furniture: {lengend: off}}]",
    #"map.yaml:4:41: sheets[0].furniture.lengend: unknown key "lengend"; did you mean "legend"?"#),
  .line4(
    "sheets: [{id: a, paper: A3, furniture: {legend: middle}}]",
    #"map.yaml:4:49: sheets[0].furniture.legend: unknown value "middle"; known are: off, panel, top-left, top-right, bottom-left, bottom-right"#
  ),
  .line4(
    "sheets: [{id: a, paper: A3}, {id: a, paper: A4}]",
    #"map.yaml:4:30: sheets[1]: the id "a" is already taken; give each entry an id of its own"#),
  .line4(
    "tiles: {grids: [WebMercator]}",
    #"map.yaml:4:17: tiles.grids[0]: unknown value "WebMercator"; did you mean "WebMercatorQuad"?"#),
  .line4(
    "tiles: {zoom: [9, 3]}",
    "map.yaml:4:15: tiles.zoom: expected [lowest, highest] zoom, from 0 to 24, found a list"),
  .line4(
    "tiles: {zoom: 9}",
    #"map.yaml:4:15: tiles.zoom: expected a list, found "9""#),
  .line4(
    "register: {source: r.csv, columns: {unitKode: x}}",
    #"map.yaml:4:37: register.columns.unitKode: unknown value "unitKode"; did you mean "unitCode"?"#
  ),
  .line4(
    "register: {source: r.csv, codes: {levels: {}}}",
    #"map.yaml:4:35: register.codes.levels: unknown key "levels"; did you mean "level"?"#),
  .line4(
    #"register: {source: r.csv, codes: {level: {"1": majr}}}"#,
    #"map.yaml:4:48: register.codes.level.1: unknown value "majr"; did you mean "major"?"#),
  .line4(
    "register: {source: r.csv, defaults: {metod: lec}}",
    #"map.yaml:4:38: register.defaults.metod: unknown key "metod"; did you mean "method"?"#),
  .line4(
    "majorHazards: {source: r.csv, columns: {quantiti: x}}",
    #"map.yaml:4:41: majorHazards.columns.quantiti: unknown value "quantiti"; did you mean "quantity"?"#
  ),
]
