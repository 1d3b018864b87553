/// A map of three units in local metres: A1 major, A2 moderate, A3 low by LEC. Tests change one part and see what is said.
package struct SmallMap {
  package var definition = """
    name: small
    title: {zh: 小图, en: Small map}
    edition: {number: 1, date: 2026-05-01}
    crs: local
    layout: [{id: plan, source: layout.geojson}]
    units: {source: units.geojson}
    register: {source: register.csv}
    sheets: [{id: a4, paper: A4 landscape}]

    """
  package var units: [(code: String, name: String, ring: String)] = [
    ("A1", "氨罐区", "[[0,0],[40,0],[40,30],[0,30],[0,0]]"),
    ("A2", "泵房", "[[50,0],[80,0],[80,30],[50,30],[50,0]]"),
    ("A3", "办公楼", "[[0,40],[80,40],[80,60],[0,60],[0,40]]"),
  ]
  package var register = """
    单元编码,风险事件,评估方法,固有L,固有E,固有C,现有L,现有E,现有C,管控措施,责任人,评估日期,复评日期
    A1,氨泄漏中毒,LEC,6,6,40,1,6,40,气体报警；喷淋,张某,2026-03-01,2027-03-01
    A2,泵密封泄漏,LEC,3,6,7,1,6,7,双端面密封,李某,2026-03-01,2027-03-01
    A3,滑倒,LEC,3,6,1,1,6,1,防滑垫,王某,2026-03-01,2027-03-01

    """
  package var layout = """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"class":"road"},
    "geometry":{"type":"LineString","coordinates":[[-10,35],[90,35]]}}]}
    """

  package init() {}

  package var unitsText: String {
    let features = units.map { unit in
      """
      {"type":"Feature","properties":{"code":"\(unit.code)","name":"\(unit.name)"},\
      "geometry":{"type":"Polygon","coordinates":[\(unit.ring)]}}
      """
    }
    return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
  }

  /// Writes the files into a folder of that name.
  package func write(to folder: TemporaryFolder, as name: String = "small") throws {
    try folder.write(definition, to: name + "/map.yaml")
    try folder.write(unitsText, to: name + "/units.geojson")
    try folder.write(register, to: name + "/register.csv")
    try folder.write(layout, to: name + "/layout.geojson")
  }
}
