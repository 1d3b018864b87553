import MapStyle
import PlantModel

extension StyleSheet {
  /// The style without confidential words in its texts; the same where it has none.
  func publicEdition(withholding words: ConfidentialWords) throws(MapError) -> StyleSheet {
    let document = document.withholding(words, isText: false)
    guard document != self.document else { return self }
    do throws(StyleError) {
      var style = try StyleSheet.decode(Array(document.text.utf8), file: file).value
      // What was set since it was read, such as the language.
      for (key, value) in state where style.state[key] != nil {
        style.state[key] = value.withholding(words)
      }
      return style
    } catch {
      throw .style(error)
    }
  }
}

extension JSONValue {
  /// Names of people go from every string, quantities from what is printed or described, and from filters, as the
  /// features that they select have none either: in names of the style's layers and pictures they are no
  /// amounts of anything.
  fileprivate func withholding(_ words: ConfidentialWords, isText: Bool) -> JSONValue {
    switch self {
    case .null, .bool, .number: self
    case .string(let text):
      .string(isText ? words.withheld(in: text) : words.withheldNames(in: text))
    case .array(let elements):
      .array(elements.map { $0.withholding(words, isText: isText) })
    case .object(let members):
      .object(
        members.map {
          let isText =
            isText || ["text-field", "metadata", "name", "data", "filter"].contains($0.key)
          return Member($0.key, $0.value.withholding(words, isText: isText))
        })
    }
  }
}

extension StyleSources {
  /// Without confidential words in the features that a style brings along; `shown` is the public edition of `style`.
  func publicEdition(
    of style: StyleSheet, shown: StyleSheet, withholding words: ConfidentialWords
  ) -> StyleSources {
    var sources = StyleSources()
    for (own, shown) in zip(style.sources, shown.sources) {
      guard let features = geoJSON[own.id], case .geoJSON(let source) = shown.kind else { continue }
      let all = features.all.map { feature in
        var feature = feature
        feature.properties = feature.properties.mapValues { $0.withholding(words) }
        return feature
      }
      sources.geoJSON[shown.id] = Features(source: source, all: all)
    }
    return sources
  }
}

extension StyleValue {
  fileprivate func withholding(_ words: ConfidentialWords) -> StyleValue {
    switch self {
    case .string(let text): .string(words.withheld(in: text))
    case .array(let values): .array(values.map { $0.withholding(words) })
    case .object(let members): .object(members.mapValues { $0.withholding(words) })
    default: self
    }
  }
}
