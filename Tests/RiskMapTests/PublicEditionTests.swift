import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import RiskMap

/// A map that tells secrets wherever somebody can write something.
private func talkativeMap() -> SmallMap {
  var map = SmallMap()
  map.definition = """
    name: small
    title: {zh: 小图 保管人欧阳密, en: Small map}
    enterprise: {name: 示例厂, address: 园区路1号 欧阳密收}
    edition: {number: 1, date: 2026-05-01, assessedBy: 评估甲, checkedBy: 校核乙, approvedBy: 批准丙}
    note: 欧阳密保管
    crs: local
    layout: [{id: plan, source: layout.geojson, classes: {"*": text}}]
    units: {source: units.geojson}
    register: {source: register.csv}
    majorHazards: {source: hazards.csv}
    rules: national
    style: ./style.json
    sheets: [{id: a4, paper: A4 landscape, title: {zh: 欧阳密的图, en: Sheet}}]

    """
  map.units[0].name = "氨罐区2047t"
  map.units[1].name = "泵房 欧阳密负责"
  map.register = """
    单元编码,分析对象,风险事件,事故类型,评估方法,固有L,固有E,固有C,固有等级,现有L,现有E,现有C,管控措施,责任部门,责任人,联系电话,评估日期,复评日期,指定等级,指定人,指定日期,指定理由
    A1,罐区2047吨,氨泄漏中毒2047 t,中毒,LEC,6,6,40,,1,6,40,绝密措施喷淋,储运部 欧阳密,欧阳密、诸葛藏,0877-7654321,2026-03-01,2027-03-01,,,,
    A2,,欧阳密操作失误，电话13912345678,其他,LEC,3,6,7,,1,6,7,绝密措施密封,,诸葛藏,13912345678,2026-03-01,2027-03-01,重大,司马匿,2026-03-02,绝密理由
    A3,,滑倒,其他,LEC,3,6,1,,1,6,1,绝密措施防滑,办公室,诸葛藏,0877-7654321,2026-03-01,2027-03-01,,,,

    """
  map.layout = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"class":"road","name":"欧阳密路"},
    "geometry":{"type":"LineString","coordinates":[[-10,35],[90,35]]}},
    {"type":"Feature","properties":{"class":"text","text":"V=2047m³ 联系人诸葛藏"},
    "geometry":{"type":"Point","coordinates":[20,35]}}]}
    """
  return map
}

private let secrets = [
  "欧阳密", "诸葛藏", "司马匿", "评估甲", "校核乙", "批准丙", "0877-7654321", "13912345678", "绝密措施", "绝密理由",
  "2047",
]

/// Loaded and assessed from a temporary folder.
private func talkative() throws -> AssessedMap {
  let folder = try TemporaryFolder()
  try talkativeMap().write(to: folder)
  try folder.write(
    """
    单元编码,重大危险源名称,物质名称,危险类别,存在量t,临界量t,校正系数β,厂外暴露人数
    A1,氨罐 欧阳密,氨,,2047,10,2,60

    """, to: "small/hazards.csv")
  let style = """
    {"version":8,"name":"欧阳密","metadata":{"by":"诸葛藏"},"sources":{"map":{"type":"vector","url":"mbtiles://map"},
    "own":{"type":"geojson","data":{"type":"Feature","properties":{"note":"2047 t"},
    "geometry":{"type":"Point","coordinates":[0,0]}}}},
    "layers":[
    {"id":"units","type":"fill","source":"map","source-layer":"units","paint":{"fill-color":"#C8102E"}},
    {"id":"texts","type":"symbol","source":"map","source-layer":"layout","layout":{"text-field":["get","text"]}},
    {"id":"names","type":"symbol","source":"map","source-layer":"layout","layout":{"text-field":["get","name"]}},
    {"id":"labels","type":"symbol","source":"map","source-layer":"unit_labels",
    "layout":{"text-field":["concat",["get","name"],["get","reason"],"欧阳密 2047 t"]}}]}
    """
  try folder.write(style, to: "small/style.json")
  let shipped = DataFolders(environment: ["RISKMAP_DATA": repositoryFolder().path])
  return AssessedMap.assess(
    try LoadedMap.load(folder.path + "/small/map.yaml", shipped: shipped))
}

/// Everything that can be made of a map, as text.
private func products(of map: AssessedMap) throws -> [String: String] {
  var products: [String: String] = [:]
  let sheet = try map.sheet("a4")
  let svg = try encode(sheet.value, as: .svg, dpi: 96, threads: 1)
  products["sheet"] =
    sheet.value.scene.texts().joined(separator: "\n") + "\(sheet.value.scene.info)"
    + String(decoding: svg, as: UTF8.self)
  let gridded = try map.gridded(.local)
  let tile = TileIndex(zoom: 19, column: 262144, row: 262143)
  let lane = TileLane()
  products["mvt"] = String(
    decoding: try lane.paint(tile, of: gridded, format: .mvt, scale: .x1), as: UTF8.self)
  products["picture"] = "\(gridded.tiles.labels(at: 19))" + "\(gridded.tiles.content)"
  for unit in map.units {
    let explanation = try map.explanation(unit: unit.code)
    products["unit \(unit.code)"] = "\(explanation)"
    products["facts \(unit.code)"] = "\(String(describing: map.facts[unit.code]))"
  }
  products["style"] = map.style.document.text + "\(map.style.layers)" + (map.style.name ?? "")
  products["sources"] = "\(map.loaded.sources)"
  products["map"] =
    "\(map.title) \(map.definition.enterprise) \(map.definition.edition) \(map.definition.sheets) "
    + "\(String(describing: map.definition.note)) \(map.loaded.register) \(map.loaded.plant) \(map.units)"
  return products
}

@Suite struct PublicEditionTests {
  @Test func `the internal edition tells every secret, so that the search finds something`() throws
  {
    let told = try products(of: talkative()).values.joined()
    for secret in secrets { #expect(told.contains(secret), "\(secret)") }
  }

  @Test func `nothing that is made of the public edition holds a secret`() throws {
    let map = try talkative()
    for (name, text) in try products(of: map.publicEdition()) {
      for secret in secrets where text.contains(secret) {
        Issue.record("\(name) tells \(secret)")
      }
    }
  }

  @Test func `levels, codes and shapes are those of the map`() throws {
    let map = try talkative()
    let shown = try map.publicEdition()
    #expect(shown.units.map(\.code) == map.units.map(\.code))
    for basis in RiskBasis.allCases {
      #expect(
        shown.units.map { $0.verdict(at: basis)?.level }
          == map.units.map { $0.verdict(at: basis)?.level })
    }
    #expect(shown.loaded.plant.units.map(\.polygons) == map.loaded.plant.units.map(\.polygons))
    #expect(shown.units.allSatisfy { $0.inherent?.reasons.isEmpty == false })
  }

  @Test func `a public edition of a public edition is the same`() throws {
    let once = try talkative().publicEdition()
    let (first, second) = (try products(of: once), try products(of: once.publicEdition()))
    for name in ["sheet", "mvt"] { #expect(first[name] == second[name], "\(name)") }
  }

  @Test func `a map without secrets in its texts keeps them, and its style as it was read`() throws
  {
    let folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
    let shipped = DataFolders(environment: ["RISKMAP_DATA": repositoryFolder().path])
    let map = AssessedMap.assess(
      try LoadedMap.load(folder.path + "/small/map.yaml", shipped: shipped))
    let shown = try map.publicEdition()
    #expect(shown.style.document == map.style.document)
    #expect(shown.loaded.plant == map.loaded.plant)
    #expect(shown.facts["A1"]?.person == nil)
  }
}

@Suite struct ConfidentialWordsTests {
  private let words = ConfidentialWords(["张某", "John Smith", "Li"])

  @Test(arguments: [
    ("氨罐区", "氨罐区"), ("张某值班", "＊值班"), ("责任人：张某、李某", "责任人：＊、李某"), ("John Smith's", "＊'s"),
    ("Limit Li Lino", "Limit ＊ Lino"),
    ("2000m³氨球罐", "＊氨球罐"), ("容量 1.5 t。", "容量 ＊。"), ("V=2,000 L", "V=＊"), ("五千吨级", "＊级"),
    ("２０００ｔ", "＊"), ("２０００吨", "＊"), ("5 km/h", "5 km/h"), ("3 tanks", "3 tanks"),
    ("T-101 L", "T-101 L"), ("P-2301001", "P-2301001"), ("DN25", "DN25"), ("12m", "12m"),
    ("电话 139 1234 5678", "电话 ＊"), ("0877-7654321转", "＊转"), ("119", "119"), ("", ""),
  ])
  func `names, phone numbers and amounts are withheld, and nothing else`(
    text: String, expected: String
  ) {
    #expect(words.withheld(in: text) == expected)
  }

  @Test func `a text that says nothing else is gone`() {
    #expect(words.remaining(of: "张某 2000 m³") == nil)
    #expect(words.remaining(of: "张某的泵房") == "＊的泵房")
    #expect(words.remaining(of: "12") == "12")
  }

  @Test(arguments: 0..<200)
  func `whatever stands round a name, it is not told`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let letters = Array("张某某李0123456789.,-tmLkg³升吨 ab(")
    let noise = { () in
      String(
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? "x"
        })
    }
    let text = noise() + "欧阳密" + noise() + "欧阳密"
    #expect(!ConfidentialWords(["欧阳密"]).withheld(in: text).contains("欧阳密"))
  }
}
