import Glibc
import PlantModel

/// What a DXF says of itself that GDAL does not tell: the encoding of its texts, what entities it holds (GDAL passes over unknown ones
/// in silence), how large its arcs are, and whether it is complete. One pass over the pairs of group code and value.
struct DrawingScan {
  /// `AC1021` …; empty when there is no header.
  private(set) var version = ""
  private(set) var codePage = ""
  /// $INSUNITS: 1 inch, 4 millimetre, 5 centimetre, 6 metre; 0 or nil when it does not say.
  private(set) var insertionUnits: Int?
  /// Entity types of model space and blocks, with their number.
  private(set) var entityTypes: [String: Int] = [:]
  /// Entities of model space by their layer, undecoded.
  private(set) var layers: [[UInt8]: Int] = [:]
  /// Blocks that are external references, undecoded.
  private(set) var externalReferences: [[UInt8]] = []
  /// What the drawing comes to once its blocks are unfolded.
  var unfolded: DrawingBlocks.Unfolded { blocks.unfolded }
  /// The end mark was reached.
  private(set) var isComplete = false
  /// There was at least one section.
  private(set) var hasSections = false
  let evidence: EncodingEvidence

  private var section = ""
  private var variable = ""
  private var entity = Entity()
  private var outline = BulgedOutline()
  private var blocks = DrawingBlocks()

  private struct Entity {
    var type = ""
    var name: [UInt8] = []
    var flags = 0
    var copies = 1.0
  }

  init(_ bytes: [UInt8]) {
    evidence = bytes.withUnsafeBytes { EncodingEvidence($0) }
    bytes.withUnsafeBytes { scan($0) }
  }

  private mutating func scan(_ bytes: UnsafeRawBufferPointer) {
    var lines = Lines(bytes: bytes)
    while let code = lines.next(), let value = lines.next() {
      guard let group = integer(code) else { continue }
      take(group, value)
      if isComplete { return }
    }
  }

  private mutating func take(_ group: Int, _ value: UnsafeRawBufferPointer) {
    switch group {
    case 0: begin(string(value))
    case 2 where entity.type == "SECTION":
      section = string(value)
      hasSections = true
    case 9 where section == "HEADER": variable = string(value)
    case _ where section == "HEADER": header(group, value)
    case _ where section == "ENTITIES" || section == "BLOCKS": detail(group, value)
    default: break
    }
  }

  private mutating func begin(_ type: String) {
    if type != "VERTEX" { blocks.add(radius: outline.finish()) }
    if entity.type == "BLOCK", entity.flags & 4 != 0 { externalReferences.append(entity.name) }
    entity = Entity(type: type)
    switch type {
    case "EOF": isComplete = true
    case "SECTION", "ENDSEC":
      section = ""
      blocks.endBlock()
    case "INSERT": entityTypes[type, default: 0] += 1
    case "BLOCK", "ENDBLK", "SEQEND", "VERTEX", "ATTDEF": break
    case _ where section == "ENTITIES" || section == "BLOCKS":
      entityTypes[type, default: 0] += 1
      blocks.addEntity()
    default: break
    }
  }

  private mutating func header(_ group: Int, _ value: UnsafeRawBufferPointer) {
    switch variable {
    case "$ACADVER" where group == 1: version = string(value)
    case "$DWGCODEPAGE" where group == 3: codePage = string(value)
    case "$INSUNITS" where group == 70: insertionUnits = integer(value)
    default: break
    }
  }

  private mutating func detail(_ group: Int, _ value: UnsafeRawBufferPointer) {
    switch (group, entity.type) {
    case (2, "BLOCK"):
      entity.name = Array(value)
      blocks.begin(entity.name)
    case (2, "INSERT"):
      entity.name = Array(value)
      blocks.insert(entity.name, copies: 1)
    case (70, "INSERT"), (71, "INSERT"):
      // Columns and rows.
      let times = max(1, integer(value) ?? 1)
      blocks.insert(entity.name, copies: entity.copies * Double(times - 1))
      entity.copies *= Double(times)
    case (41, "INSERT"), (42, "INSERT"): blocks.scale(entity.name, by: abs(number(value)))
    case (70, "BLOCK"): entity.flags = integer(value) ?? 0
    case (8, let type) where section == "ENTITIES" && type != "VERTEX" && type != "SEQEND":
      layers[Array(value), default: 0] += 1
    case (40, "CIRCLE"), (40, "ARC"), (40, "HATCH"): blocks.add(radius: number(value))
    case (11, "ELLIPSE"), (21, "ELLIPSE"): blocks.add(radius: abs(number(value)) * 1.5)
    case (10, "LWPOLYLINE"), (10, "VERTEX"): outline.x = number(value)
    case (20, "LWPOLYLINE"), (20, "VERTEX"): outline.addVertex(y: number(value))
    case (42, "LWPOLYLINE"), (42, "VERTEX"): outline.addBulge(number(value))
    default: break
    }
  }
}

/// The largest radius of the arcs of a polyline: a bulge is the tangent of a quarter of the arc from its vertex to the next.
private struct BulgedOutline {
  var x = 0.0
  private var first: Point?
  private var last: Point?
  private var bulge = 0.0
  private var radius = 0.0

  mutating func addVertex(y: Double) {
    let vertex = Point(x: x, y: y)
    addArc(to: vertex)
    first = first ?? vertex
    last = vertex
    bulge = 0
  }

  mutating func addBulge(_ value: Double) { bulge = value }

  /// The radius, ready for the next polyline.
  mutating func finish() -> Double {
    guard let first else { return 0 }
    addArc(to: first)
    defer { self = BulgedOutline() }
    return radius
  }

  private mutating func addArc(to vertex: Point) {
    guard bulge != 0, let last else { return }
    radius = max(radius, last.distance(to: vertex) * (1 + bulge * bulge) / (4 * abs(bulge)))
  }
}

/// The lines of a text file, whatever ends them, without the blanks about them.
private struct Lines {
  let bytes: UnsafeRawBufferPointer
  var position = 0

  mutating func next() -> UnsafeRawBufferPointer? {
    guard position < bytes.count, let base = bytes.baseAddress else { return nil }
    let rest = bytes.count - position
    let end = memchr(base + position, 10, rest).map { UnsafeRawPointer($0) - base } ?? bytes.count
    var (from, to) = (position, end)
    position = end + 1
    while from < to, bytes[from] == 0x20 || bytes[from] == 9 { from += 1 }
    while to > from, bytes[to - 1] == 0x20 || bytes[to - 1] == 13 { to -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[from..<to])
  }
}

private func string(_ value: UnsafeRawBufferPointer) -> String {
  String(decoding: value, as: UTF8.self)
}

private func integer(_ value: UnsafeRawBufferPointer) -> Int? {
  guard !value.isEmpty, value.count < 12 else { return nil }
  var (result, sign) = (0, 1)
  for (index, byte) in value.enumerated() {
    if index == 0, byte == 0x2D, value.count > 1 {
      sign = -1
    } else if isDigit(byte) {
      result = result * 10 + Int(byte - 0x30)
    } else {
      return nil
    }
  }
  return sign * result
}

/// 0 for what is no finite number.
private func number(_ value: UnsafeRawBufferPointer) -> Double {
  guard let number = Double(string(value)), number.isFinite else { return 0 }
  return number
}
