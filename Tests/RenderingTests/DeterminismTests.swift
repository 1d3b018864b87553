import Cartography
import Dispatch
import MapStyle
import PlantModel
import Rendering
import Synchronization
import Testing

@Suite struct DeterminismTests {
  private static func all(_ scene: Scene) throws -> [[UInt8]] {
    [
      try encodePDF(scene), try encodeSVG(scene), try encodePNG(scene, dpi: 96),
      try encodePNG(scene, dpi: 250, threads: 2),
    ]
  }

  @Test func `equal scenes give equal bytes whatever was drawn before`() throws {
    let scene = Samples.everything()
    let first = try Self.all(scene)
    for size in [9.0, 11, 18] {
      let other = Samples.page(
        300, 200,
        [
          Samples.label("别的图", at: Point(x: 10, y: 60), size: size, fonts: Samples.bold),
          Mark(
            .fill(
              Path(rect: Rect(x: 0, y: 0, width: 99, height: 99)),
              .pattern(Samples.hatch, .identity, opacity: 0.3)), origin: ""),
        ])
      _ = try Self.all(other)
    }
    let again = try Self.all(scene) == first
    let anew = try Self.all(Samples.everything(book: FontBook())) == first
    #expect(again && anew)
  }

  @Test func `equal scenes give equal bytes from several threads at once`() throws {
    let scene = Samples.everything()
    let first = try Self.all(scene)
    let results = Mutex<[Bool]>([])
    DispatchQueue.concurrentPerform(iterations: 16) { number in
      let other = Samples.page(
        200, 100, [Samples.label("第\(number)张", at: Point(x: 10, y: 50), size: 18)])
      let isSame = (try? encodePDF(other)) != nil && (try? Self.all(scene)) == first
      results.withLock { $0.append(isSame) }
    }
    #expect(results.withLock { $0 } == Array(repeating: true, count: 16))
  }
}
