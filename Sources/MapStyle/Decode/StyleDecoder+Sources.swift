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
    case "vector": return .vector
    case "raster": return .raster
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
