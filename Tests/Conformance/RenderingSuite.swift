import Foundation

/// The rendering cases of a folder: each folder in it with `style.json` and `expected.png`.
enum RenderingSuite {
  /// A picture, four bytes a pixel, premultiplied, row by row from the top.
  struct Picture: Equatable {
    var width: Int
    var height: Int
    var bytes: [UInt8]
  }

  static func report(_ folder: URL) -> SuiteReport {
    var report = SuiteReport(name: "rendering in \(folder.path)")
    for caseFolder in cases(in: folder) {
      let name = caseFolder.path.dropFirst(folder.path.count + 1)
      do {
        let pictures = try RenderingCase.pictures(caseFolder)
        if let disagreement = disagreement(pictures.expected, pictures.found) {
          report.failures.append("\(name): \(disagreement)")
        } else {
          report.passed += 1
        }
      } catch {
        report.failures.append("\(name): expected a picture, found \(error)")
      }
    }
    return report
  }

  static func cases(in folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let folders = all?.compactMap { $0 as? URL }.filter { $0.lastPathComponent == "style.json" }
      .map { $0.deletingLastPathComponent() }
    return (folders ?? []).filter {
      FileManager.default.fileExists(atPath: $0.appending(path: "expected.png").path)
    }.sorted { $0.path < $1.path }
  }

  /// What does not agree; nil where at most 2.5 % of the pixels differ by more than 48 of 255 in a channel, and the mean difference
  /// of all channels is at most 4.
  static func disagreement(_ expected: Picture, _ found: Picture) -> String? {
    guard expected.width == found.width, expected.height == found.height,
      expected.bytes.count == found.bytes.count
    else {
      return
        "expected \(expected.width)×\(expected.height) pixels, found \(found.width)×\(found.height)"
    }
    var far = 0
    var sum = 0
    for pixel in stride(from: 0, to: expected.bytes.count, by: 4) {
      var most = 0
      for channel in pixel..<min(pixel + 4, expected.bytes.count) {
        let difference = abs(Int(expected.bytes[channel]) - Int(found.bytes[channel]))
        most = max(most, difference)
        sum += difference
      }
      if most > 48 { far += 1 }
    }
    let share = Double(far) / Double(max(1, expected.width * expected.height))
    let mean = Double(sum) / Double(max(1, expected.bytes.count))
    if share <= 0.025, mean <= 4 { return nil }
    let percent = (share * 1000).rounded() / 10
    return
      "expected at most 2.5 % of the pixels to differ and 4 in the mean, found \(percent) % and \((mean * 10).rounded() / 10)"
  }
}
