import Foundation
import RiskMapServer
import TestSupport
import Testing

@testable import RiskMapCommand

@Suite struct KeyCommandTests {
  @Test func `a key is printed once, and the file, its owner's, has its hash`() throws {
    let folder = try TemporaryFolder()
    let run = try riskmap(
      "key", "new", "dash", "--keys", "keys", "--maps", "a,b", "--audience", "public", "--rate",
      "20", "--expires", "2027-12-31", in: folder)
    #expect(run.status == 0)
    let key = try #require(APIKey(run.output.trimmingCharacters(in: .newlines)))
    #expect(key.name == "dash")
    let path = folder.path + "/keys"
    let line = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!line.contains(key.text.suffix(43)))
    #expect(line.hasSuffix(" maps=a,b audience=public rate=20 expires=2027-12-31\n"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a second key of one name, or a file of something else, changes nothing`() throws {
    let folder = try TemporaryFolder()
    #expect(try riskmap("key", "new", "a", "--keys", "keys", in: folder).status == 0)
    let before = try Data(contentsOf: URL(filePath: folder.path + "/keys"))
    let again = try riskmap("key", "new", "a", "--keys", "keys", in: folder)
    #expect(again.status == 2)
    #expect(again.errors.contains("keys:2"))
    #expect(again.output == "")
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/keys")) == before)
    try folder.write("name: plant\n", to: "map.yaml")
    #expect(try riskmap("key", "new", "b", "--keys", "map.yaml", in: folder).status == 2)
    #expect(
      try String(contentsOfFile: folder.path + "/map.yaml", encoding: .utf8) == "name: plant\n")
    let path = folder.path + "/keys"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(try riskmap("key", "new", "b", "--keys", "keys", in: folder).status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test(arguments: [
    ["key", "new", "A b"], ["key", "new", "a", "--maps", "../x"],
    ["key", "new", "a", "--rate", "0"],
    ["key", "new", "a", "--expires", "soon"], ["key", "new", "a", "--audience", "all"],
    ["key", "sign", "--for", "1"], ["key", "sign", "--for", "-1d"], ["key", "sign", "--maps", ""],
    ["key", "sign", "--for", "99999999999999d"],
  ])
  func `wrong usage makes nothing`(arguments: [String]) throws {
    let run = try riskmap(arguments, in: TemporaryFolder())
    #expect(run.status == 2)
    #expect(run.output == "")
  }

  @Test func `an address is signed with the key of the environment`() throws {
    let key = APIKey(named: "dash")
    let run = try riskmap(
      ["key", "sign", "--for", "1h", "--maps", "b,a", "https://e.org/x?v=1#top", "/y"],
      in: TemporaryFolder(), environment: ["RISKMAP_KEY": key.text])
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("https://e.org/x?v=1&signed=dash."))
    #expect(lines[0].hasSuffix("#top"))
    #expect(lines[1].hasPrefix("/y?signed=dash."))
    let parts = lines[1].split(separator: ".")
    #expect(parts[2...3].joined(separator: ".") == "internal.a~b")
    let right = SignedAddress(
      key: "dash", expires: try #require(Int(parts[1])), audience: .internal,
      maps: .named(["a", "b"]))
    #expect(lines[1] == "/y?signed=" + right.signed(with: key.signingSecret))
    let left = Double(right.expires) - Date().timeIntervalSince1970
    #expect(left > 3000 && left <= 3600)
  }

  @Test func `nothing is signed without a key`() throws {
    let run = try riskmap(
      ["key", "sign", "/y"], in: TemporaryFolder(), environment: ["RISKMAP_KEY": "rmk_x.y"])
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains("no key to sign with"))
  }

  @Test func `a server is not open to all unless that is said`() throws {
    let folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
    let run = try riskmap("serve", "small", "--host", "0.0.0.0", "--port", "0", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("listening at 0.0.0.0 shows everything to everyone"))
    #expect(run.errors.contains("--open"))
    try folder.write("nonsense\n", to: "keys")
    let keys = try riskmap(
      "serve", "small", "--host", "0.0.0.0", "--port", "0", "--keys", "keys", in: folder)
    #expect(keys.status == 2)
    #expect(keys.errors.contains("keys:1"))
  }
}
