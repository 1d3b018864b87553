import PlantModel

extension StyleDecoder {
  private static let sourceTypes = ["vector", "raster", "geojson", "raster-dem", "image", "video"]

  /// The sources that are well formed.
  mutating func sources(_ json: JSONValue?) -> [StyleSource] {
    guard let json else { return [] }
    guard let members = json.members else {
      mismatch("sources", expected: "object", found: json)
      return []
    }
    let sources = members.compactMap { member in
      source(member.value, join("sources", member.key)).map {
        StyleSource(id: member.key, kind: $0)
      }
    }
    checkNames(of: sources)
    return sources
  }

  /// Notes sources of features that have the name of a layer of the map: both go by it.
  private mutating func checkNames(of sources: [StyleSource]) {
    for source in sources where StyleVocabulary.properties[source.id] != nil {
      guard case .geoJSON = source.kind else { continue }
      fault(
        join("sources", source.id), zh: "数据源不能与地图的图层“\(source.id)”同名",
        en: "a source cannot have the name of the map's layer \"\(source.id)\"",
        hint: LocalizedText(zh: "请给数据源换一个名称", en: "give the source another name"))
    }
  }

  private static let tileKeys = [
    "type", "url", "tiles", "bounds", "minzoom", "maxzoom", "scheme", "attribution", "volatile",
  ]

  /// The keys of a source of tiles and the types of their values; all that counts of it here is its name.
  private mutating func checkTiles(_ json: JSONValue, _ path: String, keys: [String]) {
    _ = object(json, path, keys: keys)
    for key in ["url", "attribution"] { _ = string(json, key, path) }
    for key in ["minzoom", "maxzoom", "tileSize"] { _ = number(json, key, path) }
    _ = bool(json, "volatile", path)
    check(json, "tiles", path, .array(.string, nil))
    check(json, "bounds", path, .array(.number, 4))
    check(json, "scheme", path, .enumeration(["xyz", "tms"]))
    check(json, "encoding", path, .enumeration(["mvt", "mlt"]))
    _ = idProperty(json["promoteId"], join(path, "promoteId"))
    for key in ["tiles", "url"] where json[key] != nil {
      leaveOut(
        "source \(key)", join(path, key), zh: "“\(key)”在此不起作用：不读取瓦片",
        en: "\"\(key)\" has no effect here: no tiles are fetched")
    }
  }

  /// The type of a member that is of no consequence.
  private mutating func check(
    _ json: JSONValue, _ key: String, _ path: String, _ kind: PropertySpecification.Kind
  ) {
    if let value = json[key] { _ = self.value(value, kind, join(path, key)) }
  }

  private mutating func source(_ json: JSONValue, _ path: String) -> StyleSource.Kind? {
    guard json.members != nil else {
      mismatch(path, expected: "object", found: json)
      return nil
    }
    guard json["type"] != nil else {
      fault(path, zh: "缺少“type”", en: "\"type\" is missing")
      return nil
    }
    guard let type = string(json, "type", path) else { return nil }
    switch type {
    case "vector":
      checkTiles(json, path, keys: Self.tileKeys + ["promoteId", "encoding"])
      return .vector
    case "raster":
      checkTiles(json, path, keys: Self.tileKeys + ["tileSize"])
      return .raster
    case "geojson": return geoJSON(json, path).map { .geoJSON($0) }
    case "raster-dem", "image", "video":
      leaveOut(
        "source \(type)", path, zh: "不支持“\(type)”类型的数据源",
        en: "sources of type \"\(type)\" are left out")
      return .unsupported(type)
    default:
      unknown(
        join(path, "type"), zh: "未知的数据源类型", en: "unknown type of source", type,
        among: Self.sourceTypes)
      return nil
    }
  }
}
