import Foundation
import Storage
import Testing

@Suite struct FilesTests {
  @Test func `what is written is read`() throws {
    let folder = try Folder()
    let path = folder.path + "/a/b/图.txt"
    try writeFile(Array("液氨".utf8), to: path)
    #expect(try readFile(path, limit: 6) == Array("液氨".utf8))
    #expect(fileExists(path))
    #expect(!fileExists(folder.path + "/a"))
    #expect(folderExists(folder.path + "/a"))
    #expect(try entries(ofFolder: folder.path + "/a/b") == ["图.txt"])
  }

  @Test func `a larger file than allowed is an error that tells both sizes`() throws {
    let path = try Folder().file("a", "1234567")
    let folder = try Folder()
    let own = try folder.file("a", "1234567")
    #expect(throws: LoadError.fileTooLarge(path: own, bytes: 7, limit: 6)) {
      try readFile(own, limit: 6)
    }
    #expect(throws: LoadError.fileMissing(path: path, nearest: nil)) {
      try readFile(path, limit: 6)
    }
  }

  @Test func `a missing file is an error that names the nearest one in its folder`() throws {
    let folder = try Folder()
    _ = try folder.file("layout.dxf", "x")
    let wrong = folder.path + "/layuot.dxf"
    #expect(throws: LoadError.fileMissing(path: wrong, nearest: "layout.dxf")) {
      try readFile(wrong, limit: 10)
    }
  }

  @Test func `a folder is no file`() throws {
    let folder = try Folder()
    #expect(throws: LoadError.self) { try readFile(folder.path, limit: 10) }
    #expect(throws: WriteError.self) { try writeFile([1], to: folder.path) }
  }

  @Test func `writing over a file replaces it and keeps its permissions`() throws {
    let folder = try Folder()
    let path = try folder.file("a", "old")
    chmod(path, 0o600)
    try writeFile(Array("new".utf8), to: path)
    #expect(try readFile(path, limit: 10) == Array("new".utf8))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(folder.names == ["a"])
  }

  @Test func `writing to a link writes what it points to`() throws {
    let folder = try Folder()
    let path = try folder.file("real", "old")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: path)
    try writeFile(Array("new".utf8), to: folder.path + "/link")
    #expect(try readFile(path, limit: 10) == Array("new".utf8))
  }

  @Test func `a path below a file cannot be written and says so`() throws {
    let folder = try Folder()
    let path = try folder.file("a", "x") + "/b.png"
    #expect(throws: WriteError.self) { try writeFile([1], to: path) }
    #expect(folder.names == ["a"])
  }

  @Test func `a full device is told apart`() {
    #expect(throws: WriteError.diskFull(path: "/dev/full")) {
      try writeFile([1, 2, 3], to: "/dev/full")
    }
  }

  @Test func `a full disk leaves the old file and nothing else`() throws {
    let folder = try Folder()
    let disk = folder.path + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    guard mount("none", disk, "tmpfs", 0, "size=64k") == 0 else {
      print("skipped: mounting a small tmpfs is not allowed here")
      return
    }
    defer { umount(disk) }
    try writeFile(Array("old".utf8), to: disk + "/map.pdf")
    #expect(throws: WriteError.diskFull(path: disk + "/map.pdf")) {
      try writeFile([UInt8](repeating: 7, count: 1 << 20), to: disk + "/map.pdf")
    }
    #expect(try readFile(disk + "/map.pdf", limit: 10) == Array("old".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["map.pdf"])
  }
}
