import Foundation

/// Programs that read what we write: poppler-utils and qpdf (`make test` installs them).
package enum Tool {
  package struct Missing: Error, CustomStringConvertible {
    package var description: String
  }

  package struct Output {
    package var status: Int32
    package var bytes: [UInt8]
    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Runs a program on a file with these bytes, which takes the place of the argument `FILE`.
  package static func run(_ name: String, _ arguments: [String], on bytes: [UInt8]) throws -> Output
  {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("riskmap-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try run(name, arguments.map { $0 == "FILE" ? file.path : $0 })
  }

  /// Runs a program.
  package static func run(_ name: String, _ arguments: [String]) throws -> Output {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(name)")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    do {
      try process.run()
    } catch {
      throw Missing(description: "\(name): make test-packages")
    }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Output(status: process.terminationStatus, bytes: Array(output))
  }

  package static func pdfText(_ pdf: [UInt8]) throws -> String {
    try run("pdftotext", ["-enc", "UTF-8", "FILE", "-"], on: pdf).text
  }

  /// The value of a line of `pdfinfo`.
  package static func pdfInfo(_ pdf: [UInt8], _ key: String) throws -> String? {
    try run("pdfinfo", ["FILE"], on: pdf).text.split(separator: "\n")
      .first { $0.hasPrefix("\(key):") }
      .map { $0.dropFirst(key.count + 1).trimmingCharacters(in: .whitespaces) }
  }
}
