import Foundation
import PlantModel
import RiskMap

/// Where the products of `render` go, and in which format.
struct RenderTarget: Sendable {
  enum Place: Hashable, Sendable {
    case folder(String)
    case file(String)
    case standardOutput
  }

  var place: Place
  var format: OutputFormat
  /// What the extension of the output file says.
  var extensionFormat: OutputFormat?

  /// `-` is standard output; a name that ends with a known extension is a file; so is any name for one sheet when the format
  /// is given, unless it ends with a slash. Everything else is a folder.
  init(output: String?, format: OutputFormat?, isOneSheet: Bool) {
    let output = output ?? "out/"
    extensionFormat = OutputFormat.allCases.first {
      output.lowercased().hasSuffix(".\($0.rawValue)")
    }
    self.format = format ?? extensionFormat ?? .pdf
    if output == "-" {
      place = .standardOutput
    } else if extensionFormat != nil || (isOneSheet && format != nil && !isFolder(output)) {
      place = .file(output)
    } else {
      place = .folder(output)
    }
  }

  /// The extension of an output that looks like a file of a format that there is none of, such as `jpg`: a new folder of that
  /// name is not what was meant.
  var unknownExtension: String? {
    guard case .folder(let folder) = place, !isFolder(folder), !folder.hasSuffix("/") else {
      return nil
    }
    let parts = folder.split(separator: "/").last?.split(separator: ".") ?? []
    guard parts.count > 1, let last = parts.last, (2...5).contains(last.count),
      last.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return nil }
    return String(last)
  }

  /// There is room for one sheet only.
  var isSingle: Bool {
    switch place {
    case .folder: false
    case .file, .standardOutput: true
    }
  }

  /// nil for standard output.
  func path(map: String, sheet: String) -> String? {
    switch place {
    case .folder(let folder): FilePath.joined(folder, "\(map)-\(sheet).\(format.rawValue)")
    case .file(let file): file
    case .standardOutput: nil
    }
  }

  func deliver(_ bytes: [UInt8], map: String, sheet: String) throws(MapError) {
    guard let path = path(map: map, sheet: sheet) else {
      return try writeToStandardOutput(bytes)
    }
    try Interruption.deferred { () throws(MapError) in try RiskMap.deliver(bytes, to: path) }
  }

  private func writeToStandardOutput(_ bytes: [UInt8]) throws(MapError) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      throw .outputClosed
    }
  }
}
