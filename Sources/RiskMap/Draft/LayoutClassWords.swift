import Storage

/// What drawing offices call their layers, and the class of the bundled styles that each word points to.
enum LayoutClassWords {
  /// From the more special to the more general: the first row with a word in the layer's name wins.
  private static let rows: [(class: String, words: [String])] = [
    ("ignore", ["标高", "坐标", "尺寸", "轴线", "图框", "defpoints", "dim", "axis", "grid", "frame"]),
    ("text", ["文字", "标注", "注记", "名称", "text", "anno", "label"]),
    ("road-centre", ["中心线", "中线", "centerline", "centreline"]),
    ("rail", ["铁路", "轨道", "rail"]),
    ("dike", ["防火堤", "围堰", "防护堤", "dike", "dyke", "bund"]),
    ("tank", ["储罐", "球罐", "罐", "tank"]),
    ("rack", ["管廊", "管架", "rack"]),
    ("pipe", ["管线", "管道", "管", "pipe"]),
    ("road", ["道路", "马路", "路", "road", "street"]),
    ("fence", ["围墙", "围栏", "fence"]),
    ("boundary", ["厂界", "红线", "边界", "用地", "boundary"]),
    ("green", ["绿化", "绿地", "草", "树", "乔木", "green", "tree", "grass"]),
    ("gate", ["大门", "门卫", "gate"]),
    ("fire", ["消防", "消火栓", "hydrant", "fire"]),
    ("water", ["水池", "水体", "河", "湖", "池", "water", "pond"]),
    ("pad", ["停车", "堆场", "场地", "硬化", "parking", "pad", "yard"]),
    ("equipment", ["设备", "equipment"]),
    ("process", ["装置", "process"]),
    ("structure", ["构筑物", "构架", "框架", "structure"]),
    ("building", ["建筑", "房", "楼", "building", "house"]),
  ]

  /// nil when the name says nothing.
  static func layoutClass(of layer: String) -> String? {
    let name = layer.lowercased()
    return rows.first { $0.words.contains(where: name.contains) }?.class
  }

  /// The layers of a drawing and their classes; nil for those whose names say nothing.
  static func table(of layers: [LayerSummary.DrawingLayer]) -> [(layer: String, class: String?)] {
    layers.map { ($0.name, layoutClass(of: $0.name)) }
  }
}
