package import PlantModel

/// What a definition names: a file by its path, or something that is shipped with the program by its bare name.
package struct DataReference: Hashable, Sendable {
  /// As written.
  package var name: String
  /// The folder of the file that names it.
  package var folder: String
  /// Where it is named, for errors; nil where it is the default.
  package var place: Place?

  package init(name: String, folder: String, place: Place? = nil) {
    self.name = name
    self.folder = folder
    self.place = place
  }
}

/// The kinds of shipped data and the folders in which they stand.
package enum DataKind: Hashable, Sendable {
  case rules, styles

  var folder: String {
    switch self {
    case .rules: "rules"
    case .styles: "styles"
    }
  }

  var fileExtension: String {
    switch self {
    case .rules: ".yaml"
    case .styles: ".json"
    }
  }

  /// Where a checkout of the program's repository keeps them.
  var checkoutFolder: String {
    switch self {
    case .rules: "maps/rules"
    case .styles: "styles"
    }
  }
}

/// The folders with shipped rule packs and styles.
package struct DataFolders: Hashable, Sendable {
  private var data: String?
  private var share: String?
  private var checkout: String?

  /// `environment` is the process's, of which `RISKMAP_DATA` counts; `executable` the path of the program: data stand in
  /// `../share/riskmap` beside it, or, when it was made in a checkout's `.build`, in that checkout.
  package init(environment: [String: String] = [:], executable: String = "") {
    data = environment["RISKMAP_DATA"].flatMap { $0.isEmpty ? nil : $0 }
    guard !executable.isEmpty else { return }
    share = FilePath.normalized(FilePath.folder(of: executable) + "/../share/riskmap")
    let parts = executable.split(separator: "/", omittingEmptySubsequences: false)
    if let index = parts.firstIndex(where: { $0.hasPrefix(".build") }) {
      checkout = parts[..<index].joined(separator: "/")
    }
  }

  /// The files that a reference can mean, in the order in which they are tried: for a path only that; for a bare name
  /// beside the file that names it, then the folders of shipped data.
  package func candidates(for reference: DataReference, kind: DataKind) -> [String] {
    let name =
      reference.name.hasSuffix(kind.fileExtension)
      ? reference.name : reference.name + kind.fileExtension
    guard !reference.name.contains("/") else {
      return [FilePath.joined(reference.folder, reference.name)]
    }
    var files = [FilePath.joined(reference.folder, name)]
    if let data {
      // It may name a checkout as well.
      let folders =
        kind.folder == kind.checkoutFolder ? [kind.folder] : [kind.folder, kind.checkoutFolder]
      files += folders.map { "\(data)/\($0)/\(name)" } + ["\(data)/\(name)"]
    }
    if let share { files.append("\(share)/\(kind.folder)/\(name)") }
    if let checkout { files.append("\(checkout)/\(kind.checkoutFolder)/\(name)") }
    return files
  }
}
