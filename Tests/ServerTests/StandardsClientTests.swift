import Foundation
import PlantModel
import TestSupport
import Testing

@testable import RiskMapServer

/// Clients that are quick and that `make test` installs; the others are in Tests/Clients (`make clients`).
@Suite struct StandardsClientTests {
  private static let hasGDAL = FileManager.default.isExecutableFile(atPath: "/usr/bin/gdalinfo")

  /// A free port of loopback, which the addresses in documents have to name before anyone listens there.
  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    try #require(bound)
    return Int(UInt16(bigEndian: address.sin_port))
  }

  @Test(
    .enabled(if: hasGDAL, "gdal-bin is not installed"),
    arguments: ["WebMercatorQuad", "WorldCRS84Quad", "CGCS2000Quad"])
  func `GDAL finds a map by WMTS where it lies`(grid: String) async throws {
    let port = try Self.freePort()
    let standards = try StandardsInstallation(publicURL: "http://127.0.0.1:\(port)")
    defer { standards.close() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (ports, listening) = AsyncStream.makeStream(of: Int.self)
      let application = ServerApplication(standards.installation(listeningAt: port))
      group.addTask { try await application.run { listening.yield($0) } }
      defer { group.cancelAll() }
      for await _ in ports { break }
      let capabilities = "http://127.0.0.1:\(port)/maps/small/wmts/1.0.0/WMTSCapabilities.xml"
      // On a thread of its own: one of the cooperative pool would be missing to the server.
      let output = try await withCheckedThrowingContinuation { waiter in
        DispatchQueue.global().async {
          waiter.resume(
            with: Result {
              try Tool.run(
                "gdal_translate",
                [
                  "-q", "-of", "PNG", "-outsize", "200", "0", "--config",
                  "GDAL_ENABLE_WMS_CACHE", "NO",
                  "WMTS:\(capabilities),layer=small,tilematrixset=\(grid),tilematrix=19",
                  "/vsistdout/",
                ])
            })
        }
      }
      #expect(output.status == 0, "\(output.text)")
      let picture = try TilePicture(png: output.bytes)
      let red = stride(from: 0, to: picture.pixels.count, by: 4).count {
        Array(picture.pixels[$0..<$0 + 4]) == [200, 16, 46, 255]
      }
      // Three units fill about half of the map.
      #expect(red > picture.width * picture.height / 5)
    }
  }
}
