import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import RiskMap

private let secrets = SmallMap.secrets

/// Loaded and assessed from a temporary folder.
private func talkative() throws -> AssessedMap {
  let folder = try TemporaryFolder()
  try SmallMap.talkative.write(to: folder)
  for (name, text) in SmallMap.talkativeFiles { try folder.write(text, to: "small/" + name) }
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
    ("2000（t）", "＊"), ("2000 (T)罐", "＊罐"), ("3 tonnes, 5 Cubic Metres", "＊, ＊"), ("2000千升", "＊"),
    ("2000千克", "＊"), ("30㎏", "＊"), ("2 公升", "＊"), ("2000(3)", "2000(3)"),
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

  @Test(arguments: [
    "张三（班长）", "张三13800138000", "张三:李四", "张三：李四", "张三和李四", "张三·李四", "张三&李四", "张三|李四", "张三及李四",
    "张三与李四",
    "班长(张三)", "李四、张三（班长）", "张三１３８",
  ])
  func `who stands in a cell with others, or with what he is, is known alone`(cell: String) throws {
    let folder = try TemporaryFolder()
    try SmallMap.talkative.write(to: folder)
    for (name, text) in SmallMap.talkativeFiles { try folder.write(text, to: "small/" + name) }
    let shipped = DataFolders(environment: ["RISKMAP_DATA": repositoryFolder().path])
    var map = try LoadedMap.load(folder.path + "/small/map.yaml", shipped: shipped)
    map.register.events[0].person = cell
    #expect(ConfidentialWords(of: map).withheld(in: "泵房张三负责") == "泵房＊负责")
  }

  @Test func `和 in a name parts nobody`() throws {
    let folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
    let shipped = DataFolders(environment: ["RISKMAP_DATA": repositoryFolder().path])
    var map = try LoadedMap.load(folder.path + "/small/map.yaml", shipped: shipped)
    map.register.events[0].person = "李和平安"
    #expect(ConfidentialWords(of: map).withheld(in: "平安路，李和平安") == "平安路，＊")
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
