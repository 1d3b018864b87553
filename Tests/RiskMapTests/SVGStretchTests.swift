import Cartography
import PlantModel
import Testing

@testable import RiskMap

@Suite struct SVGStretchTests {
  private func stretch(
    _ attributes: String, _ width: Double = 24, _ height: Double = 20
  ) -> (stretch: SymbolStretch?, faults: [String]) {
    SVGStretch.stretch(
      of: Array("<?xml version=\"1.0\"?>\n<svg width=\"24\" \(attributes)><g/></svg>".utf8),
      size: Size(width: width, height: height))
  }

  @Test(arguments: ["5,19", "5 19", " 5 , 19 ", "5.0\n19", "5,\t19"])
  func `two numbers are parted by commas or blanks`(text: String) {
    let found = stretch("data-stretch-x=\"\(text)\"")
    #expect(found.stretch == SymbolStretch(x: 5...19))
    #expect(found.faults.isEmpty)
  }

  @Test func `all of the picture may stretch, in either quotes`() {
    let found = stretch("data-stretch-x='0 24' data-stretch-y = \"0 20\" data-content='0,0,24,20'")
    #expect(
      found.stretch
        == SymbolStretch(
          x: 0...24, y: 0...20, content: Rect(minX: 0, minY: 0, maxX: 24, maxY: 20)))
    #expect(found.faults.isEmpty)
  }

  @Test(arguments: [
    "", "5", "5,", "5,6,7", "19,5", "5,5", "-1,5", "5,25", "a,b", "nan,5", "5,inf", "0,1e400",
    "5px,9px", "0x1,9",
  ])
  func `other numbers are no stretch, and the attribute is named`(text: String) {
    let found = stretch("data-stretch-x=\"\(text)\" data-stretch-y=\"2,4\"")
    let isHexadecimal = text == "0x1,9"
    #expect(found.stretch == SymbolStretch(x: isHexadecimal ? 1...9 : nil, y: 2...4))
    #expect(found.faults == (isHexadecimal ? [] : ["data-stretch-x"]))
  }

  @Test(arguments: [
    "4,3,20", "4,3,20,17,1", "20,3,4,17", "4,17,20,3", "4,3,25,17", "4,3,20,21", "4,3,4,17",
    "-1,3,20,17", "nan,3,20,17",
  ])
  func `a content box outside of the picture, or turned over, is named too`(text: String) {
    let found = stretch("data-content=\"\(text)\"")
    #expect(found.stretch == nil)
    #expect(found.faults == ["data-content"])
  }

  @Test(arguments: ["", "<svg", "no svg at all", "<svg data-stretch-x=5>", "<svg data-stretch-x"])
  func `what has no such attribute does not stretch`(text: String) {
    let found = SVGStretch.stretch(of: Array(text.utf8), size: Size(width: 24, height: 20))
    #expect(found.stretch == nil && found.faults.isEmpty)
  }

  @Test func `only the root element's own attributes count`() {
    let svg = #"<svg width="9" my-data-content="1,1,2,2"><g data-stretch-x="1,2"/></svg>"#
    let found = SVGStretch.stretch(of: Array(svg.utf8), size: Size(width: 9, height: 9))
    #expect(found.stretch == nil && found.faults.isEmpty)
  }
}
