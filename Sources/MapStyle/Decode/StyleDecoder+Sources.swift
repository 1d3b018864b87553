extension StyleDecoder {
  private static let sourceTypes = ["vector", "raster", "geojson", "raster-dem", "image", "video"]

  private static let geoJSONKeys = [
    "type", "data", "maxzoom", "attribution", "buffer", "filter", "tolerance", "cluster",
    "clusterRadius", "clusterMaxZoom", "clusterMinPoints", "clusterProperties", "lineMetrics",
    "generateId", "promoteId",
  ]

  /// The sources that are well formed.
  mutating func sources(_ json: JSONValue?) -> [StyleSource] {
    guard let json else { return [] }
    guard let members = json.members else {
      mismatch("sources", expected: "object", found: json)
      return []
    }
    return members.compactMap { member in
      source(member.value, join("sources", member.key)).map {
        StyleSource(id: member.key, kind: $0)
      }
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
    case "geojson": return geoJSON(json, path)
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

  private mutating func geoJSON(_ json: JSONValue, _ path: String) -> StyleSource.Kind? {
    _ = object(json, path, keys: Self.geoJSONKeys)
    leaveOut(
      "source geojson", path, zh: "不绘制“geojson”类型的数据源；图层请写入 map.yaml 的 layout",
      en: "sources of type \"geojson\" are left out; put the file under layout in map.yaml")
    switch json["data"] {
    case .string(let address)?: return .geoJSONFile(address)
    case .object?: return json["data"].map { .geoJSON($0) }
    case let other?:
      mismatch(join(path, "data"), expected: "object or string", found: other)
      return nil
    case nil:
      fault(path, zh: "缺少“data”", en: "\"data\" is missing")
      return nil
    }
  }
}
