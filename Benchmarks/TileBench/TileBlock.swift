import Foundation

/// Tiles of one zoom that are painted together: `z x y` or `z x y w h` of a list.
struct TileBlock: Hashable {
  var zoom: Int
  var columns: Range<Int>
  var rows: Range<Int>

  var count: Int { columns.count * rows.count }

  init?(_ line: Substring) {
    let numbers = line.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 3 || numbers.count == 5, numbers.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    let (width, height) = numbers.count == 5 ? (numbers[3], numbers[4]) : (1, 1)
    zoom = numbers[0]
    columns = numbers[1]..<numbers[1] + width
    rows = numbers[2]..<numbers[2] + height
  }

  /// The blocks of a list, one a line.
  static func list(_ path: String) throws -> [TileBlock] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .compactMap(TileBlock.init)
  }
}
