import Cartography
import MapStyle
import PlantModel
import TestSupport
import Testing

@Suite struct SymbolPlacementTests {
  private let here = Point(x: 200, y: 150)

  @Test func `of two symbols at one place the first of the topmost layer stays`() {
    var map = SymbolMap()
    map.add([.icon(), .icon()], points: [here, here])
    #expect(map.drawn() == ["layer0/0"])
    map.add([.icon()], points: [here])
    #expect(map.drawn() == ["layer1/0"])
    #expect(map.placed().iconsGaveWay == [0: 2])
  }

  @Test func `what may always overlap is drawn, and others avoid it unless it is ignored`() {
    var map = SymbolMap()
    map.add([.icon()], points: [here])
    map.add(
      [.icon { $0.overlap = .always }, .icon { $0.overlap = .always }], points: [here, here])
    #expect(map.drawn() == ["layer1/0", "layer1/1"])
    var ignoring = SymbolMap()
    ignoring.add([.icon()], points: [here])
    ignoring.add(
      [
        .icon {
          $0.overlap = .always
          $0.ignorePlacement = true
        }
      ], points: [here])
    #expect(ignoring.drawn() == ["layer0/0", "layer1/0"])
  }

  @Test func `cooperative symbols overlap each other, not others`() {
    var map = SymbolMap()
    map.add([.icon()], points: [here])
    map.add(
      [.icon { $0.overlap = .cooperative }, .icon { $0.overlap = .cooperative }],
      points: [here, here])
    #expect(map.drawn() == ["layer1/0", "layer1/1"])
    map.layers.reverse()
    #expect(map.drawn() == ["layer0/0"])
  }

  @Test func `symbols of different groups do not collide, all avoid what is there`() {
    var map = SymbolMap()
    map.add([.icon()], points: [here], group: "a")
    map.add([.icon()], points: [here], group: "b")
    #expect(map.drawn().count == 2)
    map.obstacles = [Rect(center: here, width: 4, height: 4)]
    #expect(map.drawn().isEmpty)
  }

  @Test func `padding keeps symbols apart`() {
    var map = SymbolMap()
    map.add([.icon(), .icon()], points: [here, here + Point(x: 23, y: 0)])
    #expect(map.drawn().count == 1)
    map.layers = []
    map.add([.icon(), .icon()], points: [here, here + Point(x: 24.5, y: 0)])
    #expect(map.drawn().count == 2)
  }

  @Test(arguments: [(false, false, 0, 0), (true, false, 0, 1), (false, true, 1, 0)])
  func `an icon and its text stand together unless one is optional`(
    textOptional: Bool, iconOptional: Bool, texts: Int, icons: Int
  ) {
    var paint = SymbolPaint.icon { $0.isOptional = iconOptional }
    paint.text = TextPaint(
      [.init("甲乙")], size: 10, places: [.init(anchor: .left, offsetX: 2)], isOptional: textOptional)
    // Something lies on the text, or on the icon when the text may stand alone.
    var map = SymbolMap()
    let other = iconOptional ? here : here + Point(x: 30, y: 0)
    map.obstacles = [Rect(center: other, width: 4, height: 4)]
    map.add([paint], points: [here])
    #expect(map.runs().count == texts && map.icons().count == icons)
  }

  @Test func `the first of several anchors that has room is taken, with its justification`() throws
  {
    let paint = SymbolPaint.text("甲乙丙丁\n甲") {
      $0.justify = .auto
      $0.places = [.init(anchor: .left, offsetX: 1), .init(anchor: .right, offsetX: -1)]
    }
    var map = SymbolMap()
    map.add([paint], points: [here])
    #expect(try #require(map.runs().last).origin.x == 210)
    map.obstacles = [Rect(center: here + Point(x: 40, y: 0), width: 4, height: 4)]
    #expect(try #require(map.runs().last).origin.x == 180)
  }

  @Test func `texts avoid a fixed icon whose turn comes later, but not their own`() {
    var label = SymbolPaint.icon { $0.overlap = .always }
    label.text = TextPaint(
      [.init("甲乙")], size: 10,
      places: [.init(anchor: .left, offsetX: 1.5), .init(anchor: .right, offsetX: -1.5)])
    var map = SymbolMap()
    map.add([label, .icon { $0.overlap = .always }], points: [here, here + Point(x: 30, y: 0)])
    #expect(map.icons().count == 2)
    #expect(map.runs().allSatisfy { $0.origin.x < here.x })
    var number = SymbolPaint.icon { $0.overlap = .always }
    number.text = TextPaint([.init("7")], size: 10)
    var badge = SymbolMap()
    badge.add([number], points: [here])
    #expect(badge.runs().count == 1)
  }

  @Test func `symbols lower on the page are drawn over higher ones when the layer says so`() {
    let paint = SymbolPaint.icon { $0.overlap = .always }
    let points = [here + Point(x: 0, y: 9), here, here + Point(x: 0, y: 5)]
    var map = SymbolMap()
    map.add([paint, paint, paint], points: points)
    #expect(map.drawn() == ["layer0/0", "layer0/1", "layer0/2"])
    map.layers[0].isDrawnByHeight = true
    #expect(map.drawn() == ["layer0/1", "layer0/2", "layer0/0"])
  }

  @Test func `what is aligned with the map turns with it, a translation too`() throws {
    var map = SymbolMap()
    map.bearing = 90
    map.add(
      [
        .icon {
          $0.rotationAlignment = .map
          $0.anchor = .left
          $0.translation = Translation(x: 10, y: 0)
        }
      ], points: [here])
    let icon = try #require(map.icons().first)
    #expect(icon.rotation == -90)
    // East points up: ten pixels of translation and half the icon above the point.
    #expect(icon.rect.center.distance(to: here + Point(x: 0, y: -20)) < 1e-9)
  }

  @Test func `an icon has its size, anchor and offset, turned with it`() throws {
    var map = SymbolMap()
    map.scale = 2
    map.add(
      [
        .icon("wide") {
          $0.size = 0.5
          $0.anchor = .bottom
          $0.offsetY = -4
          $0.rotate = 180
        }
      ], points: [here])
    let icon = try #require(map.icons().first)
    #expect(icon.rect.width == 40 && icon.rect.height == 20)
    #expect(icon.rect.center.distance(to: here + Point(x: 0, y: 14)) < 1e-9)
  }

  @Test func `an area has its symbol at its innermost point, beside its hole`() throws {
    let square = PlantModel.Polygon(
      exterior: Rect(x: 100, y: 100, width: 100, height: 40).corners,
      interiors: [Rect(x: 105, y: 105, width: 50, height: 30).corners])
    var map = SymbolMap()
    map.add([.icon()], paths: [Path(polygons: [square])])
    let center = try #require(map.icons().first).rect.center
    #expect(square.contains(center) && center.x > 160)
  }

  @Test func `each polygon and each line of a feature has its symbol`() {
    let polygons = [50.0, 150, 250].map {
      PlantModel.Polygon(exterior: Rect(x: $0, y: 50, width: 60, height: 60).corners)
    }
    var map = SymbolMap()
    map.add([.icon()], paths: [Path(polygons: polygons)])
    map.add(
      [.icon()],
      paths: [
        Path(lineStrings: [
          [Point(x: 20, y: 200), Point(x: 90, y: 200)],
          [Point(x: 60, y: 240), Point(x: 90, y: 240)],
        ])
      ])
    #expect(map.icons().count == 5)
    #expect(
      map.icons().suffix(2).map(\.rect.center) == [Point(x: 20, y: 200), Point(x: 60, y: 240)])
  }

  @Test func `a drawing's own text keeps the drawing's angle and anchor, never upside down`() throws
  {
    var map = SymbolMap()
    map.add([.text("甲乙丙丁戊己庚辛壬癸子丑")], points: [here])
    map.tables["layer0"]?.drawnTexts = [
      0: .init(anchor: Point(x: 0, y: 0), rotation: 150)
    ]
    let run = try #require(map.runs().first)
    #expect(abs(run.rotation + 30) < 1e-9)
    #expect(map.runs().count == 1)
  }

  @Test func `texts that the edge would cut are left out when they must be whole`() {
    var map = SymbolMap()
    map.add([.text("甲乙丙丁")], points: [Point(x: 5, y: 150)])
    #expect(map.runs().count == 1)
    map.rules.keepsTextsWhole = true
    #expect(map.runs().isEmpty)
  }

  @Test func `thousands of groups take little room`() {
    var map = SymbolMap()
    for group in 0..<3000 { map.add([.icon()], points: [here], group: "\(group)") }
    map.obstacles = [Rect(x: 0, y: 0, width: 20, height: 20)]
    map.window = Rect(x: 0, y: 0, width: 16_384, height: 16_384)
    let start = ContinuousClock.now
    #expect(map.placed().all.count == 3000)
    // With a grid each it took 1.7 GB and minutes.
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test(arguments: 0..<60)
  func `no two symbols that never overlap overlap, none covers an obstacle`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let map = Self.crowd(using: &random)
    let boxes = map.placed().all.compactMap(Self.box)
    for (i, box) in boxes.enumerated() {
      for obstacle in map.obstacles { #expect(!box.overlaps(OrientedBox(obstacle))) }
      for other in boxes[(i + 1)...] { #expect(!box.overlaps(other)) }
    }
    #expect(!boxes.isEmpty)
  }

  @Test(arguments: 0..<10) func `the same map gives the same marks, all of them finite`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let map = Self.crowd(using: &random)
    let marks = map.placed().all
    #expect(marks == map.placed().all)
    #expect(marks.compactMap(Self.box).allSatisfy { $0.corners.allSatisfy(\.isFinite) })
  }

  /// Icons and single-line texts with all angles and anchors.
  private static func crowd(using random: inout SplitMix64) -> SymbolMap {
    var map = SymbolMap()
    map.obstacles = [Rect(x: 100, y: 80, width: 90, height: 60)]
    for _ in 0..<3 {
      let count = Int.random(in: 5...60, using: &random)
      let anchors = SymbolPaint.Anchor.allCases
      let paints = (0..<count).map { i -> SymbolPaint in
        if Bool.random(using: &random) {
          return .icon {
            $0.rotate = Double.random(in: -180...180, using: &random)
            $0.anchor = anchors[i % anchors.count]
            $0.padding = .init(top: 0, right: 0, bottom: 0, left: 0)
          }
        }
        return .text("甲T-\(i)") {
          $0.rotate = Double.random(in: -180...180, using: &random)
          $0.places = [.init(anchor: anchors[i % anchors.count], offsetX: 0.5, offsetY: -0.5)]
          $0.padding = 0
        }
      }
      map.add(
        paints,
        points: paints.map { _ in
          Point(
            x: Double.random(in: 0...400, using: &random),
            y: Double.random(in: 0...300, using: &random))
        })
    }
    return map
  }

  /// What a mark covers: the em box of letters, the rectangle of an icon.
  private static func box(_ mark: Mark) -> OrientedBox? {
    switch mark.content {
    case .symbol(_, let rect, let rotation, _):
      return OrientedBox(center: rect.center, size: rect.size, rotation: rotation).grown(by: -1e-6)
    case .text(let run):
      let rect = Rect(
        x: 0, y: -0.88 * run.line.size, width: run.line.advance, height: run.line.size)
      let turn = AffineTransform.rotation(radians: run.rotation * .pi / 180)
      return OrientedBox(
        center: run.origin + turn.applied(to: rect.center), size: rect.size, rotation: run.rotation
      ).grown(by: -1e-6)
    default: return nil
    }
  }
}
