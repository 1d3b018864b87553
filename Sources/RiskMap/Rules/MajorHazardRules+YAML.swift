import PlantModel

extension MajorHazardRules {
  /// `{preset, grading, alpha: [{people, alpha}], betas: {names: [{names, beta}], classes: {J1: 4}}}`.
  init(_ value: YAMLValue, gradings: YAMLMapping?) throws(DefinitionError) {
    let rules = try value.mapping(keys: ["preset", "grading", "alpha", "betas"])
    let grading = try rules.required("grading").grading(among: gradings)
    let grades = try Bands(try grading.mapping(keys: ["title", "bands"]))
    let preset: Preset = try rules.required("preset").choice()
    var alpha: [AlphaStep] = []
    for item in try rules.required("alpha").list() {
      let step = try item.mapping(keys: ["people", "alpha"])
      alpha.append(
        AlphaStep(
          people: try step.required("people").int(), alpha: try step.required("alpha").number()))
    }
    let betas = try rules.required("betas").mapping(keys: ["names", "classes"])
    var named: [NamedBeta] = []
    for item in try betas["names"]?.list() ?? [] { named.append(try NamedBeta(item)) }
    var classes: [String: Double] = [:]
    for entry in try betas["classes"]?.mapping().entries ?? [] {
      classes[entry.key] = try entry.value.number()
    }
    self = try placed(at: value.place) { () throws(RuleFault) in
      try MajorHazardRules(
        preset: preset, alpha: alpha, namedBetas: named, classBetas: classes, grades: grades)
    }
  }
}

extension MajorHazardRules.NamedBeta {
  fileprivate init(_ value: YAMLValue) throws(DefinitionError) {
    let entry = try value.mapping(keys: ["names", "beta"])
    var names: [String] = []
    for name in try entry.required("names").list() { names.append(try name.nonEmptyString()) }
    self.init(names: names, beta: try entry.required("beta").number())
  }
}
