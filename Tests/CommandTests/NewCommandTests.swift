import TestSupport
import Testing

@Suite struct NewCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
    try folder.remove("small/map.yaml")
  }

  @Test func `a folder of data becomes a map that can be drawn`() throws {
    let run = try riskmap("new", "small", in: folder)
    #expect(run.output == "small/map.yaml\n")
    #expect(
      run.errors == """
        units: layer "units" of units.geojson, codes in "code", names in "name"
        register: table "register.csv" of register.csv
        layout: layout.geojson
        crs: local (metres without earth coordinates)
        check: fill in title, enterprise and edition: they are printed on the sheets

        """)
    #expect(run.status == 0)
    let rendered = try riskmap("render", "small", "--sheet", "a3", in: folder)
    #expect(rendered.output == "out/small-a3.pdf\n")
    #expect(rendered.status == 0)
  }

  @Test func `a definition that is there is never written over`() throws {
    try folder.write("precious", to: "small/map.yaml")
    let run = try riskmap("new", "small", in: folder)
    #expect(
      run.errors
        == "error: small/map.yaml: the file exists and is not written over; move it away or rename it first\n"
    )
    #expect(run.status == 2)
    #expect(try folder.bytes(of: "small/map.yaml") == Array("precious".utf8))
  }

  @Test func `a folder without data is an error`() throws {
    try folder.write("nothing", to: "empty/readme.txt")
    let run = try riskmap("new", "empty", in: folder)
    #expect(
      run.errors
        == "error: empty: the folder holds no layer or table that can be read; put DXF, GeoPackage, Shapefile, GeoJSON, CSV or XLSX files there first\n"
    )
    #expect(run.status == 2)
    #expect(folder.names(in: "empty") == ["readme.txt"])
  }

  @Test func `a folder that is not there is an error`() throws {
    let run = try riskmap("new", "smal", in: folder)
    #expect(run.errors == "error: smal: the file does not exist; did you mean “small”?\n")
    #expect(run.status == 2)
  }
}
