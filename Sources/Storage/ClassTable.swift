import PlantModel

/// Finds the class of a layer name or attribute value; each distinct value is matched once.
struct ClassTable {
  private let rules: [(pattern: NamePattern, class: String)]
  private var known: [String: String?] = [:]

  init(_ rules: [LayoutSource.ClassRule]) {
    self.rules = rules.map { (NamePattern($0.pattern), $0.class) }
  }

  /// nil for what is to be left out. The first rule that matches wins; what matches none keeps its own name.
  mutating func `class`(of value: String) -> String? {
    if let answer = known[value] { return answer }
    let rule =
      rules.first { $0.pattern.matches(value) }
      ?? bareLayerName(value).flatMap { bare in rules.first { $0.pattern.matches(bare) } }
    let found = rule?.class ?? value
    let answer = found == "ignore" ? nil : found
    known[value] = .some(answer)
    return answer
  }
}
