import PlantModel
import Storage

/// Where the definition of a map stands.
package enum MapLocation {
  static let fileName = "map.yaml"

  /// The definition that a `MAP` argument means: a folder with a `map.yaml`, or the file itself.
  package static func definition(at argument: String) throws(MapError) -> String {
    guard folderExists(argument) else { return argument }
    let file = FilePath.joined(argument, fileName)
    if fileExists(file) { return file }
    throw .noMap(path: argument, maps: maps(below: argument))
  }

  /// Definitions that an argument means which may also be a folder of maps: its subfolders that have one.
  package static func definitions(at argument: String) throws(MapError) -> [String] {
    guard folderExists(argument), !fileExists(FilePath.joined(argument, fileName)) else {
      return [try definition(at: argument)]
    }
    let maps = maps(below: argument)
    if maps.isEmpty { throw .noMap(path: argument, maps: []) }
    return maps.map { FilePath.joined($0, fileName) }
  }

  private static func maps(below folder: String) -> [String] {
    let names = (try? entries(ofFolder: folder)) ?? []
    return names.map { FilePath.joined(folder, $0) }
      .filter { fileExists(FilePath.joined($0, fileName)) }
  }
}
