import Cartography
import PlantModel
import Testing

@Suite struct PaperTests {
  @Test(arguments: [
    ("A0", 1189.0, 841.0), ("A0 landscape", 1189, 841), ("a3 portrait", 297, 420),
    ("A3x3", 891, 420), ("A3×4", 1188, 420), ("1200x900", 1200, 900), ("1200x900 mm", 1200, 900),
    ("900x1200", 900, 1200),
  ])
  func `sizes of paper`(text: String, width: Double, height: Double) {
    #expect(Paper(text)?.size == Size(width: width, height: height))
  }

  @Test(arguments: [
    "", "B5", "A0 sideways", "A0 landscape now", "10x10", "20000x100", "A3x1", "A3x2.5", "axb",
    "nanxnan",
  ])
  func `what is no paper`(text: String) {
    #expect(Paper(text) == nil)
  }
}
