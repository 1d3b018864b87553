import Foundation
import TestSupport
import Testing

@Suite struct InterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal ends the process by that signal and leaves nothing behind`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
    // A pipe that nobody writes to keeps the program loading for as long as it takes.
    try folder.remove("small/register.csv")
    #expect(mkfifo(folder.path + "/small/register.csv", 0o600) == 0)
    let process = try riskmapProcess(["render", "small"], in: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: 0.5)
    #expect(process.isRunning)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == signal)
    #expect(folder.names() == ["small"])
  }
}
