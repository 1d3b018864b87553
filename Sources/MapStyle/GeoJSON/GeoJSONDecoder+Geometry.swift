import PlantModel

extension GeoJSONDecoder {
  /// What of a geometry is well formed; nil for nothing.
  mutating func geometry(_ json: JSONValue) -> Geometry? {
    guard let name = json["type"]?.string, Self.types.contains(name) else {
      note(
        zh: "几何类型应为 \(Self.types.joined(separator: "、")) 之一，未绘制",
        en: "a geometry is one of \(Self.types.joined(separator: ", ")); it is not drawn")
      return nil
    }
    let coordinates = json["coordinates"] ?? .null
    return step(.member("coordinates")) { decoder in
      switch name {
      case "Point": decoder.position(coordinates).map { .points([$0]) }
      case "MultiPoint": .points(decoder.pieces(coordinates) { $0.position($1) }).unlessEmpty
      case "LineString": decoder.line(coordinates).map { .lineStrings([$0]) }
      case "MultiLineString": .lineStrings(decoder.pieces(coordinates) { $0.line($1) }).unlessEmpty
      case "Polygon": decoder.polygon(coordinates).map { .polygons([$0]) }
      default: .polygons(decoder.pieces(coordinates) { $0.polygon($1) }).unlessEmpty
      }
    }
  }

  private static let types = [
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection",
  ]

  /// The elements of an array that are well formed.
  private mutating func pieces<Piece>(
    _ json: JSONValue, _ piece: (inout GeoJSONDecoder, JSONValue) -> Piece?
  ) -> [Piece] {
    guard let elements = json.elements else {
      note(zh: "坐标应为数组，未绘制", en: "coordinates are an array; nothing is drawn of them")
      return []
    }
    var pieces: [Piece] = []
    pieces.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      if let found = step(.index(index), { piece(&$0, element) }) { pieces.append(found) }
    }
    return pieces
  }

  /// Longitude and latitude in degrees; a height is passed over.
  private mutating func position(_ json: JSONValue) -> Point? {
    guard case .array(let numbers) = json, numbers.count >= 2, case .number(let x) = numbers[0],
      case .number(let y) = numbers[1]
    else {
      note(
        zh: "位置应为经度与纬度两个数，未绘制",
        en: "a position is two numbers, longitude and latitude; it is not drawn")
      return nil
    }
    // Longitudes beyond 180 go round the world; more than ten times is a mistake.
    guard abs(x) <= 3600, abs(y) <= 90 else {
      note(
        zh: "经度 \(numberText(x))、纬度 \(numberText(y)) 不是以度为单位的位置，未绘制",
        en:
          "longitude \(numberText(x)), latitude \(numberText(y)) is no position in degrees; it is not drawn"
      )
      return nil
    }
    return Point(x: x, y: y)
  }

  /// The points of a line or ring; nil where one is bad, as what is left would be another line.
  private mutating func points(_ json: JSONValue) -> [Point]? {
    guard let elements = json.elements else {
      note(zh: "坐标应为数组，未绘制", en: "coordinates are an array; nothing is drawn of them")
      return nil
    }
    var points: [Point] = []
    points.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      guard let point = step(.index(index), { $0.position(element) }) else { return nil }
      points.append(point)
    }
    return points
  }

  private mutating func line(_ json: JSONValue) -> [Point]? {
    guard let points = points(json) else { return nil }
    guard points.count >= 2 else {
      note(zh: "线至少应有两个点，未绘制", en: "a line has two points or more; it is not drawn")
      return nil
    }
    return points
  }

  /// A ring, whose first point is repeated at the end in the document and not here.
  private mutating func ring(_ json: JSONValue) -> [Point]? {
    guard var points = points(json) else { return nil }
    if points.count > 1, points.first == points.last { points.removeLast() }
    guard points.count >= 3 else {
      note(zh: "环至少应有三个不同的点，未绘制", en: "a ring has three different points or more; it is not drawn")
      return nil
    }
    return points
  }

  /// A bad hole leaves the polygon without it, a bad exterior leaves nothing.
  private mutating func polygon(_ json: JSONValue) -> Polygon? {
    guard let elements = json.elements, let first = elements.first else {
      note(zh: "面应为环的数组，未绘制", en: "a polygon is an array of rings; it is not drawn")
      return nil
    }
    guard let exterior = step(.index(0), { $0.ring(first) }) else { return nil }
    var polygon = Polygon(exterior: exterior)
    for (index, element) in elements.enumerated().dropFirst() {
      if let hole = step(.index(index), { $0.ring(element) }) { polygon.interiors.append(hole) }
    }
    return polygon
  }
}

extension Geometry {
  fileprivate var unlessEmpty: Geometry? {
    switch self {
    case .points(let points): points.isEmpty ? nil : self
    case .lineStrings(let lines): lines.isEmpty ? nil : self
    case .polygons(let polygons): polygons.isEmpty ? nil : self
    }
  }

  /// The kind of a feature that has it.
  package var kind: FeatureTable.Kind {
    switch self {
    case .points: .point
    case .lineStrings: .lineString
    case .polygons: .polygon
    }
  }
}
