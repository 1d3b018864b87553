import Foundation
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

@Suite struct ReloadTests {
  private func version(_ server: RunningServer) async throws -> String {
    let text = try await server.fetch("/maps/small").text
    let part = try #require(text.components(separatedBy: "\"version\":\"").last)
    return String(part.prefix(16))
  }

  /// The watch takes what has not changed between two looks.
  private func look(_ server: RunningServer) {
    for _ in 0..<3 { server.watch.look() }
  }

  @Test func `a changed register changes levels, version and tiles; nothing else changes them`()
    async throws
  {
    try await withServer { server in
      let tile = "/maps/small/tiles/19/262144/262143.png"
      let before = try await version(server)
      let tag = try await server.fetch(tile)["ETag"]
      _ = try await server.fetch(tile)
      look(server)
      #expect(try await version(server) == before)
      // Equal content of another time is the same version.
      try server.folder.write(SmallMap().register, to: "small/register.csv")
      look(server)
      #expect(try await version(server) == before)
      let register = SmallMap().register.replacingOccurrences(
        of: "6,6,40,1,6,40", with: "1,1,1,1,1,1")
      try server.folder.write(register, to: "small/register.csv")
      look(server)
      #expect(try await version(server) != before)
      #expect(try await server.fetch(tile)["ETag"] != tag)
      let unit = try await server.fetch("/maps/small/units/A1").text
      #expect(unit.contains("\"inherent\":{\"level\":\"low\""))
    }
  }

  @Test(arguments: ["definition", "definition-gone", "units", "units-gone", "register-gone"])
  func `a map whose files are broken or gone is served as it was, and says so`(
    fault: String
  ) async throws {
    try await withServer { server in
      let before = try await version(server)
      switch fault {
      case "definition": try server.folder.write("name: [", to: "small/map.yaml")
      case "definition-gone": try server.folder.remove("small/map.yaml")
      case "units":
        try server.folder.write([UInt8](repeating: 7, count: 5000), to: "small/units.geojson")
      case "units-gone": try server.folder.remove("small/units.geojson")
      default: try server.folder.remove("small/register.csv")
      }
      look(server)
      let answer = try await server.fetch("/maps/small")
      #expect(answer.status == 200)
      #expect(try await version(server) == before)
      #expect(answer.text.contains("\"fault\":{"))
      #expect(!answer.text.contains(server.folder.path))
      #expect(try await server.fetch("/maps").text.contains("\"isUpToDate\":false"))
      #expect(try await server.fetch("/maps/small/tiles/19/262144/262143.png").status == 200)
      try SmallMap().write(to: server.folder)
      look(server)
      #expect(try await server.fetch("/maps/small").text.contains("\"fault\"") == false)
    }
  }

  @Test func `a new map in the folder is served, under a name of its own only`() async throws {
    try await withServer { server in
      try SmallMap().write(to: server.folder, as: "second")
      look(server)
      #expect(server.installation.library.all.map(\.name) == ["small"])
      var other = SmallMap()
      other.definition = other.definition.replacingOccurrences(
        of: "name: small", with: "name: second")
      try other.write(to: server.folder, as: "second")
      look(server)
      #expect(server.installation.library.all.map(\.name) == ["second", "small"])
      #expect(try await server.fetch("/maps/second/tiles/19/262144/262143.png").status == 200)
    }
  }

  @Test func `a map whose folder is moved goes on from its new place`() async throws {
    try await withServer { server in
      let before = try await version(server)
      try FileManager.default.moveItem(
        atPath: server.folder.path + "/small", toPath: server.folder.path + "/moved")
      for _ in 0..<2 { look(server) }
      #expect(try await version(server) == before)
      #expect(try await server.fetch("/maps/small").text.contains("\"fault\"") == false)
      let register = SmallMap().register.replacingOccurrences(of: "滑倒", with: "跌倒")
      try server.folder.write(register, to: "moved/register.csv")
      look(server)
      #expect(try await version(server) != before)
      #expect(try await server.fetch("/maps/small").text.contains("\"fault\"") == false)
    }
  }

  @Test func `a swap drops no request`() async throws {
    try await withServer { server in
      let statuses = try await withThrowingTaskGroup(of: Set<Int>.self) { group in
        for _ in 0..<4 {
          group.addTask {
            var statuses: Set<Int> = []
            for column in 262_140..<262_150 {
              statuses.insert(
                try await server.fetch("/maps/small/tiles/19/\(column)/262143.png").status)
            }
            return statuses
          }
        }
        for number in 1...5 {
          let register = SmallMap().register.replacingOccurrences(of: "滑倒", with: "滑倒\(number)")
          try server.folder.write(register, to: "small/register.csv")
          look(server)
        }
        return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
      }
      #expect(statuses.isSubset(of: [200, 204]))
    }
  }

  @Test func `equal files have equal versions wherever they are`() async throws {
    let first = try await withServer { try await version($0) }
    let second = try await withServer { try await version($0) }
    #expect(first == second)
    var changed = SmallMap()
    changed.layout = changed.layout.replacingOccurrences(of: "road", with: "fence")
    #expect(try await withServer(changed) { try await version($0) } != first)
  }
}
