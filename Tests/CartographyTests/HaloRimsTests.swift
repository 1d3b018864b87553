import Cartography
import MapStyle
import TestSupport
import Testing

@Suite struct HaloRimsTests {
  @Test func `a halo without blur is one rim, one that cannot be seen is none`() {
    let halo = Halo(color: .black, width: 2)
    #expect(halo.rims == [halo])
    #expect(halo.reach == 2)
    #expect(Halo(color: .clear, width: 2).rims.isEmpty)
    #expect(Halo(color: .black, width: 0, blur: 3).rims.isEmpty)
    #expect(Halo(color: .black, width: .infinity).rims.isEmpty)
    #expect(Halo(color: .black, width: 1, blur: .nan).rims.count == 1)
  }

  @Test(arguments: 0..<100)
  func `rims narrow from the reach inwards and add up to the colour`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alpha = Double.random(in: 0.05...1, using: &random)
    let width = Double.random(in: 0.5...20, using: &random)
    let halo = Halo(
      color: .black.faded(by: alpha), width: width,
      blur: Double.random(in: 0.01...2, using: &random) * width)
    let rims = halo.rims
    #expect((2...6).contains(rims.count))
    #expect(zip(rims, rims.dropFirst()).allSatisfy { $0.width > $1.width })
    #expect(rims.allSatisfy { $0.blur == 0 && $0.width > 0 && $0.width < halo.reach })
    let clear = rims.reduce(1) { $0 * (1 - $1.color.alpha) }
    #expect(abs(1 - clear - alpha) < 1e-9)
  }
}
