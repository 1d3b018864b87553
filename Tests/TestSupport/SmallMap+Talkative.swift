extension SmallMap {
  /// A map that tells secrets wherever somebody can write something.
  package static var talkative: SmallMap {
    var map = SmallMap()
    map.definition = """
      name: small
      title: {zh: 小图 保管人欧阳密, en: Small map}
      enterprise: {name: 示例厂, address: 园区路1号 欧阳密收}
      edition: {number: 1, date: 2026-05-01, assessedBy: 评估甲, checkedBy: 校核乙, approvedBy: 批准丙}
      note: 欧阳密保管
      crs: local
      layout: [{id: plan, source: layout.geojson, classes: {"*": text}}]
      units: {source: units.geojson}
      register: {source: register.csv}
      majorHazards: {source: hazards.csv}
      rules: national
      style: ./style.json
      sheets: [{id: a4, paper: A4 landscape, title: {zh: 欧阳密的图, en: Sheet}}]

      """
    map.units[0].name = "氨罐区90471.83t"
    map.units[1].name = "泵房 欧阳密负责"
    map.register = """
      单元编码,分析对象,风险事件,事故类型,评估方法,固有L,固有E,固有C,固有等级,现有L,现有E,现有C,管控措施,责任部门,责任人,联系电话,评估日期,复评日期,指定等级,指定人,指定日期,指定理由
      A1,罐区90471.83吨,氨泄漏中毒90471.83 t,中毒,LEC,6,6,40,,1,6,40,绝密措施喷淋,储运部 欧阳密,欧阳密、诸葛藏,0877-7654321,2026-03-01,2027-03-01,,,,
      A2,,欧阳密操作失误，电话13912345678,其他,LEC,3,6,7,,1,6,7,绝密措施密封,,诸葛藏,13912345678,2026-03-01,2027-03-01,重大,司马匿,2026-03-02,绝密理由
      A3,,滑倒,其他,LEC,3,6,1,,1,6,1,绝密措施防滑,办公室,诸葛藏,0877-7654321,2026-03-01,2027-03-01,,,,

      """
    map.layout = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"class":"road","name":"欧阳密路"},
      "geometry":{"type":"LineString","coordinates":[[-10,35],[90,35]]}},
      {"type":"Feature","properties":{"class":"text","text":"V=90471.83m³ 联系人诸葛藏"},
      "geometry":{"type":"Point","coordinates":[20,35]}}]}
      """
    return map
  }

  /// Files that it names besides, by name.
  package static let talkativeFiles = [
    "hazards.csv": """
    单元编码,重大危险源名称,物质名称,危险类别,存在量t,临界量t,校正系数β,厂外暴露人数
    A1,氨罐 欧阳密,氨,,90471.83,10,2,60

    """,
    "style.json": """
    {"version":8,"name":"欧阳密","metadata":{"by":"诸葛藏"},"sources":{"map":{"type":"vector","url":"mbtiles://map"},
    "own":{"type":"geojson","data":{"type":"Feature","properties":{"note":"90471.83 t"},
    "geometry":{"type":"Point","coordinates":[0,0]}}}},
    "layers":[
    {"id":"units","type":"fill","source":"map","source-layer":"units","paint":{"fill-color":"#C8102E"}},
    {"id":"texts","type":"symbol","source":"map","source-layer":"layout","layout":{"text-field":["get","text"]}},
    {"id":"names","type":"symbol","source":"map","source-layer":"layout","layout":{"text-field":["get","name"]}},
    {"id":"labels","type":"symbol","source":"map","source-layer":"unit_labels",
    "layout":{"text-field":["concat",["get","name"],["get","reason"],"欧阳密 90471.83 t"]}}]}
    """,
  ]

  /// What nobody outside may read.
  package static let secrets = [
    "欧阳密", "诸葛藏", "司马匿", "评估甲", "校核乙", "批准丙", "0877-7654321", "13912345678", "绝密措施", "绝密理由",
    "90471.83",
  ]
}
