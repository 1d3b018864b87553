package import PlantModel

extension Language {
  /// The language that an `Accept-Language` field (RFC 9110, 12.5.4) ranks highest; English where it names neither.
  package init(accepting field: String?) {
    var best: (language: Language, quality: Double) = (.en, 0)
    for range in (field ?? "").prefix(200).split(separator: ",") {
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard let tag = parts.first else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map {
        Double($0.dropFirst(2)) ?? 0
      }
      let quality = weight ?? 1
      guard quality > best.quality else { continue }
      if tag == "zh" || tag.hasPrefix("zh-") { best = (.zh, quality) }
      if tag == "en" || tag.hasPrefix("en-") { best = (.en, quality) }
    }
    self = best.language
  }
}
