import Foundation
import PlantModel
import Storage
import TestSupport
import Testing

@Suite struct LoadTableTests {
  @Test func `a worksheet keeps its header row and the true numbers of its rows`() throws {
    let table = try loadTable(TableSource(path: fixture("register.xlsx"))).value
    #expect(table.name == "风险事件")
    #expect(table.columns == nil)
    #expect(table.rows.map(\.number) == [2, 4, 5, 40])
    #expect(table.rows[0].cells == ["", "安全风险评估表", ""])
    #expect(table.rows[2].cells == ["0301", "0.3", "2026-05-01"])
    #expect(table.rows[3].cells == ["第一行\n第二行", "7", ""])
  }

  @Test func `an OpenDocument sheet reads alike`() throws {
    let table = try loadTable(TableSource(path: fixture("register.ods"))).value
    #expect(table.rows.map(\.cells) == [["单元编码", "R", "日期"], ["0301", "0.5", "2026-05-01"]])
    #expect(table.rows.map(\.number) == [1, 2])
  }

  @Test func `the second worksheet is found by its name`() throws {
    let table = try loadTable(TableSource(path: fixture("register.xlsx"), table: "说明")).value
    #expect(table.rows.count == 2)
  }

  @Test func `a worksheet that is not there is an error that names the nearest and all`() throws {
    let path = fixture("register.xlsx")
    let error = #expect(throws: LoadError.self) {
      try loadTable(TableSource(path: path, table: "风险事項"))
    }
    #expect(error == .tableMissing(path: path, table: "风险事項", available: ["风险事件", "说明"]))
    #expect(error?.hint?.en == "did you mean “风险事件”? there is: 风险事件, 说明")
  }

  @Test func `attributes of a layer are a table with columns`() throws {
    let table = try loadTable(TableSource(path: fixture("plant.gpkg"), table: "plane")).value
    #expect(table.columns == ["code", "height", "floors", "built"])
    #expect(table.rows.map(\.cells) == [["a", "12", "3", "2019-05-01"], ["b", "0.5", "", ""]])
    #expect(table.rows.map(\.number) == [1, 2])
  }

  private static let gbk: [UInt8] = [
    0xB1, 0xE0, 0xC2, 0xEB, 0x2C, 0xC3, 0xFB, 0xB3, 0xC6, 0x0A, 0x31, 0x2C, 0xD2, 0xBA, 0xB0, 0xB1,
  ]
  private static let utf16: [UInt8] = {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "编码\t名称\n1\t液氨\n".utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    return bytes
  }()
  private static let encodings: [(name: String, bytes: [UInt8])] = [
    ("utf8.csv", Array("编码,名称\n1,液氨\n".utf8)),
    ("bom.csv", [0xEF, 0xBB, 0xBF] + Array("编码,名称\n1,液氨\n".utf8)),
    ("crlf.csv", Array("编码;名称\r\n1;液氨\r\n".utf8)),
    ("mac.csv", Array("编码\t名称\r1\t液氨".utf8)), ("gbk.csv", gbk), ("utf16.csv", utf16),
  ]

  @Test(arguments: encodings)
  func `a CSV file is read whatever its encoding and separator`(
    file: (name: String, bytes: [UInt8])
  ) throws {
    let folder = try Folder()
    let path = try folder.file(file.name, file.bytes)
    let table = try loadTable(TableSource(path: path))
    #expect(table.value.rows.map(\.cells) == [["编码", "名称"], ["1", "液氨"]])
    #expect(table.diagnostics.isEmpty)
  }

  @Test func `quoted cells hold separators, quotes and line ends; blank rows count`() throws {
    let folder = try Folder()
    let path = try folder.file("a.csv", "a,\"x, \"\"y\"\"\nz\"\n\n,,\n b ,c,d\n")
    let rows = try loadTable(TableSource(path: path)).value.rows
    #expect(
      rows == [
        .init(number: 1, cells: ["a", "x, \"y\"\nz"]),
        .init(number: 4, cells: ["b", "c", "d"]),
      ])
  }

  @Test func `one wide row does not widen the others`() throws {
    let folder = try Folder()
    let wide = "a" + String(repeating: ",", count: 60_000) + "\n"
    let path = try folder.file("a.csv", wide + String(repeating: "1,2\n", count: 2_000))
    let rows = try loadTable(TableSource(path: path)).value.rows
    #expect(rows.first?.cells.count == 60_001)
    #expect(rows.dropFirst().allSatisfy { $0.cells == ["1", "2"] })
  }

  @Test func `a quote that never ends keeps the rest as one cell`() throws {
    let folder = try Folder()
    let path = try folder.file("a.csv", "a,\"b\nc,d\n")
    let rows = try loadTable(TableSource(path: path)).value.rows
    #expect(rows == [.init(number: 1, cells: ["a", "b\nc,d\n"])])
  }

  @Test func `bytes of no known encoding are a finding`() throws {
    let folder = try Folder()
    let path = try folder.file("a.csv", [0x61, 0xFF, 0x2C, 0x80])
    let table = try loadTable(TableSource(path: path))
    #expect(table.diagnostics.codes == ["encoding-unclear"])
    #expect(table.value.rows.count == 1)
  }

  @Test func `missing, empty and foreign files are errors of their own`() throws {
    let folder = try Folder()
    let empty = try folder.file("empty.csv", "")
    #expect(throws: LoadError.fileEmpty(path: empty)) { try loadTable(TableSource(path: empty)) }
    let missing = folder.path + "/register.xlsx"
    #expect(throws: LoadError.fileMissing(path: missing, nearest: nil)) {
      try loadTable(TableSource(path: missing))
    }
    for name in ["garbage.xlsx", "old.xls", "letter.docx"] {
      let path = try folder.file(name, "this is no workbook")
      let error = #expect(throws: LoadError.self) { try loadTable(TableSource(path: path)) }
      #expect(error?.place?.file == path)
      #expect(error?.hint != nil)
    }
  }

  @Test(arguments: 0..<60)
  func `a damaged workbook never traps`(seed: Int) throws {
    let folder = try Folder()
    var bytes = try readFile(
      fixture(seed % 2 == 0 ? "register.xlsx" : "register.ods"), limit: 1 << 20)
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<8 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    if seed % 3 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
    let path = try folder.file(seed % 2 == 0 ? "a.xlsx" : "a.ods", bytes)
    do { _ = try loadTable(TableSource(path: path)) } catch let error {
      #expect(!error.message.en.isEmpty)
    }
  }
}
