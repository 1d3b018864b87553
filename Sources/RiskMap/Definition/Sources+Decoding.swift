import PlantModel
import Storage

extension LayoutSource {
  static let keys = [
    "id", "source", "layer", "crs", "placement", "encoding", "classes", "classAttribute",
    "nameAttribute",
  ]
}

extension YAMLValue {
  /// An entry of `layout`, or only the path of its source; `number` counts entries from 1.
  func layoutSource(number: Int, in folder: String) throws(DefinitionError) -> LayoutSource {
    let fallback = number == 1 ? "layout" : "layout-\(number)"
    if case .scalar = content { return LayoutSource(id: fallback, path: try path(in: folder)) }
    let map = try mapping(keys: LayoutSource.keys)
    return LayoutSource(
      id: try map.value("id")?.identifier()
        ?? fallback,
      path: try map.required("source").path(in: folder),
      layer: try map.text("layer"),
      crs: try map.text("crs"),
      placement: try map.value("placement")?.placement(),
      encoding: try map.text("encoding"),
      classes: try map.value("classes")?.classRules() ?? [],
      classAttribute: try map.text("classAttribute"),
      nameAttribute: try map.text("nameAttribute"))
  }
}

extension UnitSource {
  static let keys = [
    "source", "layer", "crs", "placement", "encoding", "code", "name", "object", "status",
  ]
}

extension YAMLValue {
  /// The value of `units`, or only the path of its source.
  func unitSource(in folder: String) throws(DefinitionError) -> UnitSource {
    if case .scalar = content { return UnitSource(path: try path(in: folder)) }
    let map = try mapping(keys: UnitSource.keys)
    return UnitSource(
      path: try map.required("source").path(in: folder),
      layer: try map.text("layer"),
      crs: try map.text("crs"),
      placement: try map.value("placement")?.placement(),
      encoding: try map.text("encoding"),
      code: try map.text("code") ?? "code",
      name: try map.text("name") ?? "name",
      object: try map.text("object"),
      status: try map.text("status"))
  }
}

extension Placement {
  static let keys = ["origin", "rotation", "scale", "controlPoints"]
}

extension YAMLValue {
  /// `{origin: [x, y], rotation, scale}` or `{controlPoints: [[sx, sy, x, y], …]}`.
  fileprivate func placement() throws(DefinitionError) -> Placement {
    let map = try mapping(keys: Placement.keys)
    guard let points = map.value("controlPoints") else {
      return .similarity(
        origin: try map.value("origin")?.point()
          ?? Point(x: 0, y: 0),
        rotation: try map.value("rotation")?.number(in: -360...360) ?? 0,
        scale: try map.value("scale")?.positiveNumber() ?? 1)
    }
    if let other = map.entries.first(where: { $0.key != "controlPoints" }) {
      throw DefinitionError(
        LocalizedText(
          zh: "“\(other.key)”不能与 controlPoints 并用",
          en: "\"\(other.key)\" does not go with controlPoints"),
        at: other.keyPlace,
        hint: LocalizedText(
          zh: "用 origin、rotation、scale，或只用 controlPoints",
          en: "give origin, rotation and scale, or controlPoints alone"))
    }
    return .controlPoints(try points.controlPoints())
  }

  private func controlPoints() throws(DefinitionError) -> [Placement.ControlPoint] {
    var points: [Placement.ControlPoint] = []
    for item in try list() {
      let numbers = try item.list()
      guard numbers.count == 4 else {
        throw item.mismatch(
          zh: "[图上 x, 图上 y, 平面 x, 平面 y]", en: "[source x, source y, plane x, plane y]")
      }
      points.append(
        Placement.ControlPoint(
          source: Point(x: try numbers[0].number(), y: try numbers[1].number()),
          plane: Point(x: try numbers[2].number(), y: try numbers[3].number())))
    }
    guard points.count >= 2 else {
      throw mismatch(
        zh: "至少两个控制点", en: "two control points or more",
        hint: LocalizedText(
          zh: "每点写 [图上 x, 图上 y, 平面 x, 平面 y]",
          en: "write each as [source x, source y, plane x, plane y]"))
    }
    return points
  }
}

extension YAMLValue {
  /// A path relative to the definition's folder.
  func path(in folder: String) throws(DefinitionError) -> String {
    FilePath.joined(folder, try nonEmptyString())
  }

  fileprivate func positiveNumber() throws(DefinitionError) -> Double {
    let number = try number()
    guard number > 0 else { throw mismatch(zh: "正数", en: "a number above 0") }
    return number
  }

  /// Layer name or attribute value (with `*` and `?`) to class, in the order of the file.
  fileprivate func classRules() throws(DefinitionError) -> [LayoutSource.ClassRule] {
    var rules: [LayoutSource.ClassRule] = []
    for entry in try mapping().entries {
      rules.append(.init(pattern: entry.key, class: try entry.value.nonEmptyString()))
    }
    return rules
  }
}
