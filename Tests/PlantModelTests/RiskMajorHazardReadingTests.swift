import PlantModel
import Testing

private let header = [
  "unitCode", "installation", "substance", "quantity", "threshold", "exposedPeople",
]

private func read(_ rows: [[String]]) -> Diagnosed<[MajorHazard]> {
  RiskRegister.read(
    majorHazards: Table(
      file: "r.xlsx", name: "重大危险源", columns: nil,
      rows: rows.enumerated().map { .init(number: $0.offset + 1, cells: $0.element) }),
    mapping: RegisterMapping())
}

struct RiskMajorHazardReadingTests {
  @Test func `rows of one installation are put together, wherever they stand`() {
    let result = read([
      header, ["T1", "甲", "氨", "20", "10", "5"], ["C1", "乙", "氯", "9", "5", ""],
      ["T1、T2", "甲", "醇", "1", "500", "5"],
    ])
    #expect(result.diagnostics == [])
    #expect(result.value.map(\.name) == ["甲", "乙"])
    #expect(result.value[0].unitCodes == ["T1", "T2"])
    #expect(result.value[0].substances.map(\.name) == ["氨", "醇"])
    #expect(result.value.map(\.exposedPeople) == [5, nil])
  }

  @Test func `a table that lacks a column names it and gives no installations`() {
    let result = read([["unitCode", "installation", "quantiti"], ["T1", "甲", "1"]])
    #expect(result.value.isEmpty)
    #expect(result.diagnostics.map(\.code) == ["column-missing", "column-missing"])
    #expect(result.diagnostics[0].hint?.en == "if it is \"quantiti\", name the column \"quantity\"")
    #expect(read([]).diagnostics.map(\.code) == ["empty-table"])
  }

  @Test(arguments: ["abc", "-1", "1,2"])
  func `what is not a quantity is an error with its row`(text: String) {
    let result = read([header, ["T1", "甲", "氨", text, "10", ""]])
    #expect(result.value[0].substances[0].quantity == nil)
    #expect(result.diagnostics.map(\.code) == ["not-a-number"])
    #expect(result.diagnostics[0].place?.line == 2)
  }

  @Test func `rows that disagree on the exposed people count with the most`() {
    let result = read([
      header, ["T1", "甲", "氨", "20", "10", "5"], ["T1", "甲", "醇", "1", "500", "60"],
    ])
    #expect(result.value[0].exposedPeople == 60)
    #expect(result.diagnostics.map(\.code) == ["exposed-people-differ"])
  }

  @Test func `a first row without an installation is left out with an error`() {
    let result = read([header, ["T1", "", "氨", "20", "10", ""], ["T1", "甲", "氨", "20", "10", ""]])
    #expect(result.value.map(\.name) == ["甲"])
    #expect(result.diagnostics.map(\.code) == ["row-without-installation"])
  }

  @Test func `an installation can name units without listing substances`() {
    #expect(read([header, ["T1", "甲", "", "", "", ""]]).value.first?.substances == [])
  }
}
