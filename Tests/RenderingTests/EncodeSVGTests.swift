import Cartography
import Foundation
import MapStyle
import PlantModel
import Rendering
import Testing

@Suite struct EncodeSVGTests {
  @Test func `the document is XML with the scene's size and title`() throws {
    let svg = String(decoding: try encodeSVG(Samples.everything()), as: UTF8.self)
    #expect(svg.contains(#"width="320px" height="240px" viewBox="0 0 320 240""#))
    #expect(svg.contains("<title>四色图 &lt;1&gt; &amp; &quot;2&quot;</title>"))
    #expect(svg.contains("<desc>安全风险空间分布图</desc>"))
  }

  @Test func `every id is made once and every reference has one`() throws {
    let svg = String(decoding: try encodeSVG(Samples.everything()), as: UTF8.self)
    let made = svg.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
    let used = svg.matches(of: /(?:url\(#|href="#)([^)"]*)/).map { String($0.1) }
    #expect(made.count == Set(made).count)
    #expect(Set(used).isSubset(of: made))
    #expect(!used.isEmpty)
  }

  @Test func `a title that looks like an id stays as it is`() throws {
    var scene = Samples.page(50, 50)
    scene.info.title = #" id="surface1" url(#clip1) "#
    let svg = String(decoding: try encodeSVG(scene), as: UTF8.self)
    #expect(svg.contains("<title> id=&quot;surface1&quot; url(#clip1) </title>"))
  }

  @Test func `characters that XML cannot hold are left out of the title`() throws {
    var scene = Samples.page(50, 50)
    scene.info.title = "a\u{0}\u{8}b\tc\u{FFFE}"
    let svg = String(decoding: try encodeSVG(scene), as: UTF8.self)
    #expect(svg.contains("<title>ab c</title>"))
  }

  @Test func `only rasters are pictures`() throws {
    let svg = String(decoding: try encodeSVG(Samples.everything()), as: UTF8.self)
    #expect(svg.count(of: "<image") == 1)
  }
}
