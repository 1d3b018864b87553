import Cartography
import PlantModel

/// What an SVG document says of how it grows round a text: `data-stretch-x="a,b"`, `data-stretch-y="c,d"` and
/// `data-content="left,top,right,bottom"` of its root element, in its own pixels (as sprites of GL styles have it, one stretch
/// each way).
enum SVGStretch {
  /// Nil without any of them; the names of those that make no sense for a picture of that size are returned beside it.
  static func stretch(of bytes: [UInt8], size: Size) -> (stretch: SymbolStretch?, faults: [String])
  {
    guard let tag = SVGSize.rootTag(of: bytes) else { return (nil, []) }
    var stretch = SymbolStretch()
    var faults: [String] = []
    func numbers(_ name: String, _ count: Int) -> [Double]? {
      guard let text = SVGSize.attribute(name, of: tag) else { return nil }
      let numbers = text.split { " ,\n\t".contains($0) }.map { Double($0) ?? .nan }
      if numbers.count == count, numbers.allSatisfy({ $0 >= 0 && $0.isFinite }) { return numbers }
      faults.append(name)
      return nil
    }
    func range(_ name: String, _ length: Double) -> ClosedRange<Double>? {
      guard let ends = numbers(name, 2) else { return nil }
      if ends[0] < ends[1], ends[1] <= length { return ends[0]...ends[1] }
      faults.append(name)
      return nil
    }
    stretch.x = range("data-stretch-x", size.width)
    stretch.y = range("data-stretch-y", size.height)
    if let edges = numbers("data-content", 4) {
      if edges[0] < edges[2], edges[2] <= size.width, edges[1] < edges[3], edges[3] <= size.height {
        stretch.content = Rect(minX: edges[0], minY: edges[1], maxX: edges[2], maxY: edges[3])
      } else {
        faults.append("data-content")
      }
    }
    return (stretch == SymbolStretch() ? nil : stretch, faults)
  }
}
