import PlantModel
import RiskMap
import Testing

@Suite struct DataFoldersTests {
  private func candidates(
    _ name: String, kind: DataKind = .styles, environment: [String: String] = [:],
    executable: String = ""
  ) -> [String] {
    DataFolders(environment: environment, executable: executable)
      .candidates(for: DataReference(name: name, folder: "maps/plant"), kind: kind)
  }

  @Test func `a path is only that file, relative to the definition`() {
    #expect(
      candidates("../../styles/x.json", environment: ["RISKMAP_DATA": "/data"])
        == ["styles/x.json"])
    #expect(candidates("/etc/x.json") == ["/etc/x.json"])
  }

  @Test func `a bare name is looked for beside the map, then in the folders of data`() {
    #expect(
      candidates(
        "four-colour", environment: ["RISKMAP_DATA": "/data"],
        executable: "/usr/local/bin/riskmap")
        == [
          "maps/plant/four-colour.json", "/data/styles/four-colour.json",
          "/data/four-colour.json", "/usr/local/share/riskmap/styles/four-colour.json",
        ])
  }

  @Test func `a rule pack has its own folder and extension`() {
    #expect(
      candidates("national", kind: .rules, executable: "/usr/bin/riskmap")
        == ["maps/plant/national.yaml", "/usr/share/riskmap/rules/national.yaml"])
    #expect(candidates("own.yaml", kind: .rules) == ["maps/plant/own.yaml"])
  }

  @Test(arguments: ["/src/.build/debug/riskmap", "/src/.build-release/x86/release/riskmap"])
  func `a program in a checkout finds the checkout's data`(executable: String) {
    #expect(
      candidates("four-colour", executable: executable).last == "/src/styles/four-colour.json")
    #expect(
      candidates("national", kind: .rules, executable: executable).last
        == "/src/maps/rules/national.yaml")
  }

  @Test func `an empty variable counts as none`() {
    #expect(candidates("x", environment: ["RISKMAP_DATA": ""]) == ["maps/plant/x.json"])
  }
}

@Suite struct FilePathTests {
  @Test(arguments: [
    ("maps/plant", "units.gpkg", "maps/plant/units.gpkg"),
    ("maps/plant", "../rules/x.yaml", "maps/rules/x.yaml"),
    ("maps/plant", "../../styles/x.json", "styles/x.json"), (".", "a.csv", "a.csv"),
    (".", "./a.csv", "a.csv"), ("plant", "../../a.csv", "../a.csv"),
    ("/srv/maps", "../../../a.csv", "/a.csv"), ("plant", "/data/a.csv", "/data/a.csv"),
  ])
  func `a relative path is relative to the folder`(folder: String, path: String, joined: String) {
    #expect(FilePath.joined(folder, path) == joined)
  }

  @Test func `a path has a folder and a name`() {
    #expect(FilePath.folder(of: "maps/plant/map.yaml") == "maps/plant")
    #expect(FilePath.folder(of: "map.yaml") == ".")
    #expect(FilePath.folder(of: "/map.yaml") == "/")
    #expect(FilePath.name(of: "maps/plant/map.yaml") == "map.yaml")
    #expect(FilePath.name(of: "maps/plant/") == "plant")
  }
}
