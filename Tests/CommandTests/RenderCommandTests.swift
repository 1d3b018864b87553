import TestSupport
import Testing

@Suite struct RenderCommandTests {
  @Test func `all sheets go to out and their paths to standard output`() throws {
    let folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
    let run = try riskmap("render", "small", in: folder)
    #expect(run.errors == "")
    #expect(run.output == "out/small-a4.pdf\n")
    #expect(run.status == 0)
    #expect(folder.names(in: "out") == ["small-a4.pdf"])
    #expect(try folder.bytes(of: "out/small-a4.pdf").starts(with: Array("%PDF-".utf8)))
  }
}
