import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import Cartography

@Suite struct SymbolLineTests {
  private func line(
    _ points: [(Double, Double)], _ paint: SymbolPaint, spacing: Double = 100,
    placement: SymbolPaint.Placement = .line
  ) -> SymbolMap {
    var paint = paint
    paint.placement = placement
    paint.spacing = spacing
    if paint.text != nil {
      paint.text?.rotationAlignment = .map
      paint.text?.maxWidth = .infinity
    }
    paint.icon?.rotationAlignment = .map
    var map = SymbolMap()
    map.add([paint], paths: [Path(lineStrings: [points.map { Point(x: $0.0, y: $0.1) }])])
    return map
  }

  @Test func `icons stand along the line at their spacing and turn with it`() {
    let map = line([(10, 50), (390, 50)], .icon(), spacing: 100)
    // Half an icon and twice the usual letters from the beginning.
    #expect(map.icons().map(\.rect.center.x) == [52, 152, 252, 352])
    let back = line([(390, 50), (10, 50)], .icon())
    #expect(back.icons().allSatisfy { abs($0.rotation) == 180 })
    let upright = line([(390, 50), (10, 50)], .icon { $0.keepUpright = true })
    #expect(upright.icons().allSatisfy { $0.rotation.remainder(dividingBy: 360) == 0 })
  }

  @Test func `letters follow a bend, in order and on the line`() throws {
    let arc = (0...40).map { i -> (Double, Double) in
      let angle = Double.pi * (1 - Double(i) / 40)
      return (200 + 120 * cos(angle), 200 - 120 * sin(angle))
    }
    let runs = line(arc, .text("环形道路"), placement: .lineCenter).runs()
    #expect(runs.map(\.line.text) == ["环", "形", "道", "路"])
    #expect(runs.map(\.meaning) == ["环形道路", "", "", ""])
    for run in runs {
      let turn = AffineTransform.rotation(radians: run.rotation * .pi / 180)
      let middle = run.origin + turn.applied(to: Point(x: 5, y: -3.8))
      #expect(abs(middle.distance(to: Point(x: 200, y: 200)) - 120) < 0.5)
    }
    #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.rotation < $1.rotation })
  }

  @Test func `a text stays upright on a line that runs to the left`() {
    let runs = line([(390, 50), (10, 60)], .text("Road"), placement: .lineCenter).runs()
    #expect(runs.map(\.line.text).joined() == "Road")
    #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.origin.x < $1.origin.x })
    let hanging = line(
      [(390, 50), (10, 60)], .text("Road") { $0.keepUpright = false }, placement: .lineCenter)
    #expect(hanging.runs().allSatisfy { abs($0.rotation) > 170 })
  }

  @Test func `on a steep line Chinese letters stand upright from the top, others turn`() {
    let runs = line([(100, 290), (100, 10)], .text("东环路G2"), placement: .lineCenter).runs()
    #expect(runs.map(\.line.text).joined() == "东环路G2")
    #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.origin.y < $1.origin.y })
    #expect(runs.prefix(3).allSatisfy { abs($0.rotation) < 1e-9 })
    #expect(runs.suffix(2).allSatisfy { abs($0.rotation - 90) < 1e-9 })
  }

  @Test func `letters stay upright each when aligned with the page by glyph`() {
    let runs = line(
      [(10, 10), (200, 200)], .text("ABC") { $0.keepsGlyphsUpright = true },
      placement: .lineCenter
    ).runs()
    #expect(runs.count == 3 && runs.allSatisfy { $0.rotation == 0 })
  }

  @Test func `a line shorter than the text has none, one a little longer has it in the middle`() {
    #expect(line([(10, 50), (30, 50)], .text("甲乙丙")).runs().isEmpty)
    let runs = line([(10, 50), (45, 50)], .text("甲乙丙")).runs()
    #expect(runs.first?.origin.x == 12.5)
  }

  @Test func `no text lies over a bend sharper than its angle`() {
    let corner: [(Double, Double)] = [(100, 100), (200, 100), (200, 200)]
    #expect(line(corner, .text("甲乙丙丁"), placement: .lineCenter).runs().isEmpty)
    #expect(
      !line(corner, .text("甲乙丙丁") { $0.maxAngle = 100 }, placement: .lineCenter).runs().isEmpty)
  }

  @Test func `a text aligned with the page stands upright at places along the line`() {
    let paint = SymbolPaint.text("甲乙")
    var map = line([(10, 10), (390, 290)], paint, spacing: 150)
    guard case .symbol(var items) = map.layers[0].content else { return }
    items[0].paint.text?.rotationAlignment = .viewport
    map.layers[0].content = .symbol(items)
    #expect(map.runs().count == 3 && map.runs().allSatisfy { $0.rotation == 0 })
  }

  @Test func `an offset moves the text off its line, to the foot of the letters`() throws {
    let run = try #require(
      line(
        [(10, 50), (390, 50)], .text("甲") { $0.places = [.init(offsetX: 0, offsetY: 2)] },
        placement: .lineCenter
      ).runs().first)
    #expect(abs(run.origin.y - (50 + 20 + 3.8)) < 1e-9)
  }

  @Test(arguments: 0..<20)
  func `equal texts along lines keep half of their spacing, others stand where they stand`(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let spacing = Double.random(in: 30...300, using: &random)
    var map = SymbolMap()
    var paints: [SymbolPaint] = []
    var paths: [Path] = []
    for _ in 0..<60 {
      var paint = SymbolPaint.text(["甲", "乙"].randomElement(using: &random) ?? "") {
        $0.overlap = .always
      }
      paint.placement = .line
      paint.spacing = spacing
      let start = Point(
        x: .random(in: 20...370, using: &random), y: .random(in: 10...290, using: &random))
      paints.append(paint)
      paths.append(Path(lineStrings: [[start, start + Point(x: 12, y: 0)]]))
    }
    map.add(paints, paths: paths)
    var expected: [(text: String, point: Point)] = []
    for (paint, path) in zip(paints, paths) {
      let (text, point) = (paint.text?.text ?? "", path.points[0] + Point(x: 6, y: 0))
      if !expected.contains(where: {
        $0.text == text && $0.point.distance(to: point) < spacing / 2
      }) {
        expected.append((text, point))
      }
    }
    #expect(map.runs().count == expected.count)
    for (run, place) in zip(map.runs(), expected) {
      #expect(abs(run.origin.x + 5 - place.point.x) < 1e-6)
    }
  }

  @Test func `a text at tens of thousands of places is soon done`() {
    var repeats = RepeatedTexts(spacing: 20)
    let start = ContinuousClock.now
    let taken = (0..<50_000).count {
      repeats.take("甲", at: Point(x: Double($0 % 224) * 21, y: Double($0 / 224) * 21))
    }
    #expect(taken == 50_000)
    // Each against all before it takes a minute.
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `letters along lines keep off what is there, along all of their way`() {
    var map = line([(10, 50), (200, 60), (390, 50)], .text("很长的一条道路的名称"), placement: .lineCenter)
    #expect(!map.runs().isEmpty)
    map.obstacles = [Rect(x: 240, y: 45, width: 10, height: 10)]
    #expect(map.runs().isEmpty)
  }

  @Test(arguments: 0..<40) func `any line gives finite marks`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let points = (0..<Int.random(in: 1...40, using: &random)).map { _ -> (Double, Double) in
      (
        Double(Int.random(in: -1...41, using: &random)) * 10,
        Double(Int.random(in: -1...31, using: &random)) * 10
      )
    }
    var paint = SymbolPaint.text("道路A-7") { $0.maxAngle = 180 }
    paint.icon = IconPaint("box", isOptional: true)
    let spacing = [0, 0.01, 30, 1e300][seed % 4]
    for placement in [SymbolPaint.Placement.line, .lineCenter] {
      let map = line(points, paint, spacing: spacing, placement: placement)
      for run in map.runs() { #expect(run.origin.isFinite && run.rotation.isFinite) }
      for icon in map.icons() { #expect(icon.rect.center.isFinite && icon.rotation.isFinite) }
    }
  }
}

@Suite struct SymbolPlateTests {
  private func plate(
    _ name: String = "plate", _ text: String = "甲乙丙丁戊", _ change: (inout IconPaint) -> Void
  ) -> SymbolMap {
    var paint = SymbolPaint.text(text) { $0.maxWidth = .infinity }
    paint.icon = IconPaint(
      name, textFit: .both, textFitPadding: .init(top: 1, right: 2, bottom: 3, left: 4))
    if var icon = paint.icon {
      change(&icon)
      paint.icon = icon
    }
    var map = SymbolMap()
    map.add([paint], points: [Point(x: 200, y: 150)])
    return map
  }

  @Test func `a plain icon is stretched to the text and its padding`() throws {
    let icon = try #require(plate("box") { _ in }.icons().first)
    #expect(icon.rect == Rect(minX: 171, minY: 143, maxX: 227, maxY: 159))
  }

  @Test func `only one direction is fitted when the style says so`() throws {
    let wide = try #require(plate("box") { $0.textFit = .width }.icons().first)
    #expect(wide.rect.width == 56 && wide.rect.height == 20)
    let high = try #require(plate("box") { $0.textFit = .height }.icons().first)
    #expect(high.rect.width == 20 && high.rect.height == 16)
  }

  @Test func `a picture with stretches keeps its corners and holds the text in its content`() throws
  {
    let map = plate { _ in }
    let group = try #require(
      map.placed().all.first { if case .group = $0.content { true } else { false } })
    guard case .group(let slices, _, _) = group.content else { return }
    #expect(slices.count == 9)
    // Four pixels of the picture lie round the content on each side.
    let whole = slices.reduce(Rect.null) { rect, slice in
      guard case .group(_, let clip, _) = slice.content, let clip else { return rect }
      return rect.union(clip.boundingBox)
    }
    #expect(abs(whole.minX - (171 - 4)) < 0.1 && abs(whole.maxY - (159 + 4)) < 0.1)
    // A corner is as large as in the picture: the whole picture is drawn at its own size behind it.
    guard case .group(let first, let clip, _) = slices[0].content, let clip,
      case .symbol(_, let rect, _, _)? = first.first?.content
    else { return }
    #expect(abs(rect.width - 20) < 1e-9 && abs(clip.boundingBox.width - 9) < 1e-9)
  }

  @Test func `a plate lies below its text and is turned with it`() throws {
    let map = plate("box") { $0.rotate = 30 }
    let kinds = map.placed().all.map { if case .text = $0.content { "text" } else { "plate" } }
    #expect(kinds == ["plate", "text"])
    #expect(map.icons().map(\.rotation) == [30])
  }
}
