import HTTPTypes
import PlantModel

extension Reply {
  /// The answer with what says that its sentences are in that language, and that others would get it in theirs.
  func written(in language: Language) -> Reply {
    var reply = self
    reply.fields[.contentLanguage] = language.rawValue
    reply.fields[.vary] = "Accept-Language"
    return reply
  }
}
