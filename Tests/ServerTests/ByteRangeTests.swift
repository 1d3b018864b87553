import Testing

@testable import RiskMapServer

@Suite struct ByteRangeTests {
  @Test(
    arguments: [
      (nil, .whole), ("bytes=0-9", .part(0..<10)), ("bytes=90-", .part(90..<100)),
      ("bytes=-5", .part(95..<100)), ("bytes=-500", .part(0..<100)),
      ("bytes=0-500", .part(0..<100)),
      ("bytes=100-", .unsatisfiable), ("bytes=-0", .unsatisfiable), ("bytes=5-4", .whole),
      ("bytes=0-1,3-4", .whole), ("bytes=", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole),
      ("lines=0-1", .whole), ("bytes=99999999999999999999-", .whole),
    ] as [(String?, ByteRange)])
  func `a range is a part, all, or nothing of the body`(field: String?, range: ByteRange) {
    #expect(ByteRange(field, length: 100) == range)
  }
}
