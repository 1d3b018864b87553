import Cartography
import MapStyle
import PlantModel
import Rendering

/// Scenes for the tests of this folder.
enum Samples {
  static let regular = ["Noto Sans CJK SC"]
  static let bold = ["Noto Sans CJK SC Bold"]

  static let hatch = Symbol(
    name: "hatch",
    svg: Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">
      <path d="M-1 9L9 -1M-1 1L1 -1M7 9L9 7" stroke="#a00000"/></svg>
      """.utf8), size: Size(width: 8, height: 8))

  static func label(
    _ text: String, at origin: Point, size: Double = 16, rotation: Double = 0,
    halo: Double? = 1.5, fonts: [String] = regular, book: FontBook = FontBook()
  ) -> Mark {
    let line = book.shaped(text, fonts: fonts, size: size)
    let halo = halo.map { Halo(color: .white, width: $0) }
    return Mark(
      .text(
        TextRun(line: line, origin: origin, rotation: rotation, color: .black, halo: halo)),
      origin: "unit/\(text)")
  }

  static func fill(_ rect: Rect, _ color: Color) -> Mark {
    Mark(.fill(Path(rect: rect), .color(color)), origin: "unit")
  }

  static func page(_ width: Double, _ height: Double, _ marks: [Mark] = []) -> Scene {
    Scene(size: Size(width: width, height: height), marks: marks)
  }

  /// Four squares of colour, 24 × 24 pixels.
  static let raster: Raster = {
    let colors: [[UInt8]] = [
      [255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255], [90, 90, 90, 255],
    ]
    var pixels: [UInt8] = []
    for pixel in 0..<24 * 24 {
      let (row, column) = (pixel / 24, pixel % 24)
      pixels += colors[row / 12 * 2 + column / 12]
    }
    return Raster(width: 24, height: 24, pixels: pixels)
  }()

  /// One of every kind of mark, 320 × 240, moved by an offset.
  static func everything(
    height: Double = 240, offset: Point = Point(x: 0, y: 0), book: FontBook = FontBook()
  ) -> Scene {
    func at(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) + offset }
    func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rect {
      Rect(x: x, y: y, width: width, height: height).offset(by: offset)
    }
    let red = Color(red: 0.9, green: 0.1, blue: 0.1)
    let ring = Path(polygons: [
      Polygon(
        exterior: [at(20, 20), at(150, 30), at(120, 140), at(30, 120)],
        interiors: [[at(60, 60), at(90, 60), at(80, 90)]])
    ])
    var clip = Path(rect: box(210, 80, 70, 70))
    clip.append(box(216, 86, 12, 12).corners, closed: true)
    var scene = page(320, height)
    scene.info = SceneInfo(
      title: "四色图 <1> & \"2\"", author: "安全科", subject: "安全风险空间分布图", keywords: "风险, 四色",
      date: "2026-05-01T08:30:00+08:00")
    scene.marks = [
      Mark(.fill(ring, .color(red.faded(by: 0.7))), origin: "unit/1"),
      Mark(.fill(ring, .pattern(hatch, .identity, opacity: 0.6)), origin: "unit/1"),
      Mark(.stroke(ring, Stroke(color: .black, width: 2, join: .round)), origin: "unit/1"),
      Mark(
        .stroke(
          Path(lineStrings: [[at(10, 200), at(160, 160), at(310, 220)]]),
          Stroke(color: red, width: 3, dashes: [9, 4], cap: .round)), origin: "layout"),
      label("重大风险", at: at(40, 75), size: 18, fonts: bold, book: book),
      label("管廊", at: at(100, 130), rotation: 20, book: book),
      label("DN200", at: at(300, 130), rotation: 90, halo: nil, book: book),
      Mark(
        .image(
          raster,
          AffineTransform(a: 2, b: 0, c: 0, d: 2, tx: 180 + offset.x, ty: 30 + offset.y),
          RasterPaint(opacity: 0.8)), origin: "scan"),
      Mark(.symbol(hatch, in: box(240, 30, 40, 40), rotation: 30, opacity: 1), origin: "symbol"),
      Mark(
        .group(
          [fill(box(200, 90, 60, 60), red), fill(box(230, 110, 60, 60), .black)],
          clip: clip, opacity: 0.5), origin: "group"),
    ]
    return scene
  }
}

extension String {
  func count(of part: String) -> Int { ranges(of: part).count }
}
