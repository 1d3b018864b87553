import Testing

@testable import Storage

@Suite struct GDALLogTests {
  @Test func `an error after many warnings is kept`() {
    let log = GDALLog()
    for number in 0..<50 { log.add(isError: false, "warning \(number)") }
    log.add(isError: true, "file is truncated")
    #expect(log.warnings.count == 20)
    #expect(log.firstError == "file is truncated")
  }

  @Test func `errors of the transformation are forgotten, those before them are not`() {
    let log = GDALLog()
    log.add(isError: true, "first")
    let said = log.entries.count
    for number in 0..<50 { log.add(isError: true, "point \(number)") }
    log.forgetErrors(since: said)
    #expect(log.entries.map(\.text) == ["first"])
  }
}
