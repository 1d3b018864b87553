import HTTPTypes
import PlantModel

extension MapDescription {
  /// How long an answer may be kept whose address names a version (`v` of the query): for ever where it is the map's own. Another one may be
  /// that of a moment ago: the answer is of the map as it is now. Throws for what is no version.
  func caching(naming version: String?) throws(Problem) -> Caching {
    guard let version else { return .revalidated }
    guard let named = MapVersion(version) else {
      throw Problem(
        .badRequest, "malformed-version",
        LocalizedText(
          zh: "v 须为 16 位小写十六进制数字", en: "v is a version of 16 hexadecimal digits in lower case"),
        hint: LocalizedText(zh: "不写 v 即取最新", en: "without it the latest comes"))
    }
    return named == self.version ? .immutable : .revalidated
  }
}
