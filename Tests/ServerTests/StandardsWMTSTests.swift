import Cartography
import HTTPTypes
import NIOCore
import PlantModel
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

/// Assertions of WMTS 1.0.0 (OGC 07-057r7); names carry the clause or the test of its abstract test suite.
@Suite struct StandardsWMTSTests {
  private static let tile =
    "Service=WMTS&Request=GetTile&Version=1.0.0&Layer=small&Style=default&Format=image/png"
    + "&TileMatrixSet=WebMercatorQuad"

  /// `&TileMatrix=18&TileRow=…&TileCol=…` of a tile that shows something.
  private func place(
    _ standards: StandardsInstallation, grid: TileGrid.ID = .webMercatorQuad, zoom: Int = 18
  ) throws -> TileMatrixLimits {
    let map = try #require(standards.installation.library.map(named: "small"))
    let grid = try #require(map.description.grids.first { $0.grid.id == grid })
    return try #require(grid.limits(at: zoom))
  }

  private func query(_ limits: TileMatrixLimits) -> String {
    "&TileMatrix=\(limits.id)&TileRow=\(limits.rows.lowerBound + 1)&TileCol=\(limits.columns.lowerBound + 1)"
  }

  @Test func `A.1.1.1 GetCapabilities by pairs, by path and by the bare address is one document`()
    async throws
  {
    try await withStandards { standards in
      let pairs = try await standards.get(
        "/maps/small/wmts?SERVICE=WMTS&request=GetCapabilities&AcceptVersions=1.0.0,0.9")
      #expect(pairs.status == .ok)
      #expect(pairs.mediaType == "application/xml")
      for other in ["/maps/small/wmts/1.0.0/WMTSCapabilities.xml", "/maps/small/wmts"] {
        #expect(try await standards.get(other).text == pairs.text)
      }
      #expect(pairs.text.contains("<ows:Title>Small &lt;map&gt;</ows:Title>"))
    }
  }

  @Test func `7.1.1.3 scale denominators and corners are those of the standard's tables`()
    async throws
  {
    try await withStandards { standards in
      let text = try await standards.get("/maps/small/wmts").text
      // Tables E.4 and of 17-083r4, D.1 and D.2.
      #expect(text.contains("<ScaleDenominator>559082264.0287178</ScaleDenominator>"))
      #expect(text.contains("<ScaleDenominator>279541132.0143589</ScaleDenominator>"))
      #expect(text.contains("<TopLeftCorner>-180 90</TopLeftCorner>"))
      #expect(text.contains("<TopLeftCorner>90 -180</TopLeftCorner>"))
      #expect(
        text.contains("<TopLeftCorner>-20037508.342789244 20037508.342789244</TopLeftCorner>"))
      #expect(text.contains("<ows:SupportedCRS>urn:ogc:def:crs:EPSG::4490</ows:SupportedCRS>"))
      #expect(text.contains("urn:ogc:def:wkss:OGC:1.0:GoogleMapsCompatible"))
      #expect(!text.contains("GetFeatureInfo"))
    }
  }

  @Test func `a tile of a matrix covers what its corner and scale say, on every grid`() throws {
    var random = SplitMix64(seed: 7)
    for set in TileMatrixSet.all {
      for zoom in set.grid.zooms where zoom < 22 {
        let matrix = TileMatrix(set, zoom: zoom)
        let column = Int.random(in: 0..<matrix.columns, using: &random)
        let row = Int.random(in: 0..<matrix.rows, using: &random)
        let grid = GridDescription(
          grid: set.grid, zooms: set.grid.zooms, extent: set.grid.extent, area: set.grid.extent)
        let bounds = set.grid.bounds(of: grid.tile(zoom: zoom, column: column, row: row))
        let unit = set.crs.metresPerUnit
        let (x, y) = set.crs.axes[0] == "Lat" ? (1, 0) : (0, 1)
        let left = matrix.origin[x] + Double(column) * 256 * matrix.cellSize
        let top = matrix.origin[y] - Double(row) * 256 * matrix.cellSize
        #expect(abs(left * unit - bounds.minX) < 1e-3, "\(set.id) \(zoom)")
        #expect(abs(top * unit - bounds.maxY) < 1e-3, "\(set.id) \(zoom)")
        #expect(abs(matrix.scaleDenominator * 0.00028 - matrix.cellSize * unit) < 1e-6)
      }
    }
  }

  @Test(arguments: [
    TileGrid.ID.webMercatorQuad, .worldCRS84Quad, .cgcs2000Quad, .gcj02, .bd09,
  ])
  func `A.1.2.1 GetTile by pairs and by path gives the tile of the grid`(grid: TileGrid.ID)
    async throws
  {
    try await withStandards { standards in
      let limits = try place(standards, grid: grid)
      let (row, column) = (limits.rows.lowerBound + 1, limits.columns.lowerBound + 1)
      let pairs = try await standards.get(
        "/maps/small/wmts?"
          + Self.tile.replacing("WebMercatorQuad", with: grid.rawValue) + query(limits))
      #expect(pairs.status == .ok)
      #expect(pairs.mediaType == "image/png")
      let path = try await standards.get(
        "/maps/small/wmts/small/default/\(grid.rawValue)/\(limits.id)/\(row)/\(column).png")
      #expect(path.body == pairs.body)
      let description = try #require(
        standards.installation.library.map(named: "small")?.description)
      let offered = try description.grid(named: grid.rawValue)
      let index = offered.tile(zoom: limits.zoom, column: column, row: row)
      let plain = try await standards.get(
        "/maps/small/tiles/\(grid.rawValue)/\(index.zoom)/\(index.column)/\(index.row).png")
      #expect(plain.body == pairs.body)
    }
  }

  @Test func `a tile on which nothing is drawn is a picture all the same`() throws {
    let png = Array(try #require(BlankTile.painted(.png)).body.readableBytesView)
    let picture = try TilePicture(png: png)
    #expect(picture.width == 256 && picture.height == 256)
    #expect(picture[0, 0] == [0, 0, 0, 0] && picture[255, 255] == [0, 0, 0, 0])
    #expect(BlankTile.painted(.webp)?.body.readableBytesView.starts(with: "RIFF".utf8) == true)
    #expect(BlankTile.painted(.mvt) == nil)
  }

  @Test func `styles of the layer are the bases`() async throws {
    try await withStandards { standards in
      let text = try await standards.get("/maps/small/wmts").text
      for style in ["default", "residual", "effective"] {
        #expect(text.contains("<ows:Identifier>\(style)</ows:Identifier>"))
        let target =
          "/maps/small/wmts?" + Self.tile.replacing("=default", with: "=\(style)")
          + query(try place(standards))
        #expect(try await standards.get(target).status == .ok)
      }
    }
  }

  @Test(arguments: [
    "Service", "Request", "Version", "Layer", "Style", "Format", "TileMatrixSet", "TileMatrix",
    "TileRow", "TileCol",
  ])
  func `A.1.1.4 a missing parameter is MissingParameterValue with its name`(name: String)
    async throws
  {
    try await withStandards { standards in
      let pairs = (Self.tile + query(try place(standards))).split(separator: "&")
        .filter { !$0.hasPrefix(name + "=") }
      let reply = try await standards.get("/maps/small/wmts?" + pairs.joined(separator: "&"))
      #expect(reply.status == .badRequest)
      #expect(reply.mediaType == "application/xml")
      #expect(
        reply.text.contains("exceptionCode=\"MissingParameterValue\" locator=\"\(name)\""))
    }
  }

  @Test(arguments: [
    ("Service", "WMS", "InvalidParameterValue", 400),
    ("Version", "2.0.0", "InvalidParameterValue", 400),
    ("Layer", "other", "InvalidParameterValue", 400),
    ("Style", "plain", "InvalidParameterValue", 400),
    ("Format", "image/gif", "InvalidParameterValue", 400),
    ("TileMatrixSet", "Local", "InvalidParameterValue", 400),
    ("TileMatrix", "99", "InvalidParameterValue", 400),
    ("TileRow", "-1", "TileOutOfRange", 400), ("TileCol", "0", "TileOutOfRange", 400),
    ("TileRow", "1.5", "InvalidParameterValue", 400),
    ("TileCol", "%3Cb%3E", "InvalidParameterValue", 400),
    ("Request", "GetFeatureInfo", "OperationNotSupported", 501),
    ("Request", "GetMap", "InvalidParameterValue", 400),
  ])
  func `8.3 a wrong value is told with its code, parameter and status`(
    name: String, value: String, code: String, status: Int
  ) async throws {
    try await withStandards { standards in
      let pairs = (Self.tile + query(try place(standards))).split(separator: "&").map {
        $0.hasPrefix(name + "=") ? "\(name)=\(value)" : String($0)
      }
      let reply = try await standards.get("/maps/small/wmts?" + pairs.joined(separator: "&"))
      #expect(reply.status.code == status)
      let locator = status == 501 ? value : name
      #expect(reply.text.contains("exceptionCode=\"\(code)\" locator=\"\(locator)\""))
      #expect(reply.caching == .noStore)
      #expect(!reply.text.contains("<b>"))
    }
  }

  @Test func `10.3 what a path names in vain is not there, with a report`() async throws {
    try await withStandards { standards in
      let reply = try await standards.get(
        "/maps/small/wmts/small/default/WebMercatorQuad/18/0/0.png",
        [.acceptLanguage: "zh-CN"])
      #expect(reply.status == .notFound)
      #expect(reply.text.contains("exceptionCode=\"TileOutOfRange\" locator=\"TileRow\""))
      #expect(reply.text.contains("TileRow 从"))
    }
  }

  @Test func `a version that there is not is not negotiated`() async throws {
    try await withStandards { standards in
      let reply = try await standards.get(
        "/maps/small/wmts?Service=WMTS&Request=GetCapabilities&AcceptVersions=2.0.0")
      #expect(reply.status == .badRequest)
      #expect(reply.text.contains("VersionNegotiationFailed"))
    }
  }
}
