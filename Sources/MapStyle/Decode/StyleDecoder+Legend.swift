import PlantModel

extension StyleDecoder {
  private static let legendKey = "riskmap:legend"

  /// The classes under `metadata`, as `"riskmap:legend": {"tank": {"zh": "储罐", "en": "Tank"}}`, in their order. A name in one
  /// language holds for both. What has another form is left out with a finding, as metadata cannot make a style invalid.
  mutating func legend(_ metadata: JSONValue?) -> [LegendClass] {
    guard let legend = metadata?[Self.legendKey] else { return [] }
    let path = join("metadata", Self.legendKey)
    guard let members = legend.members else {
      warnOfLegend(path, expected: "object", found: legend)
      return []
    }
    var classes: [LegendClass] = []
    for member in members {
      let path = join(path, member.key)
      if let name = legendName(member.value, path) {
        classes.append(LegendClass(member.key, name))
      }
    }
    return classes
  }

  private mutating func legendName(_ json: JSONValue, _ path: String) -> LocalizedText? {
    guard json.members != nil else {
      warnOfLegend(path, expected: "{\"zh\": …, \"en\": …}", found: json)
      return nil
    }
    let (zh, en) = (legendWord(json, "zh", path), legendWord(json, "en", path))
    if let name = zh ?? en { return LocalizedText(zh: name, en: en ?? name) }
    if json["zh"] == nil, json["en"] == nil {
      warnOfLegend(path, expected: "{\"zh\": …, \"en\": …}", found: json)
    }
    return nil
  }

  private mutating func legendWord(_ json: JSONValue, _ key: String, _ path: String) -> String? {
    guard let value = json[key] else { return nil }
    if let word = value.string { return word }
    warnOfLegend(join(path, key), expected: "string", found: value)
    return nil
  }

  private mutating func warnOfLegend(_ path: String, expected: String, found: JSONValue) {
    warn(
      "style-legend", path, zh: "应为 \(expected)，实为 \(found.kindName)，图例中略去",
      en: "expected \(expected), found \(found.kindName); the legend goes without it")
  }
}
