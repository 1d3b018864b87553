package import Cartography
import Rendering
import Storage

/// What a sheet can become.
package enum OutputFormat: String, CaseIterable, Hashable, Sendable {
  case pdf, png, svg
}

/// The bytes of a sheet. `dpi` (dots an inch) and `threads` count for PNG only.
package func encode(
  _ sheet: LaidOutSheet, as format: OutputFormat, dpi: Double, threads: Int
) throws(MapError) -> [UInt8] {
  do throws(RenderError) {
    return switch format {
    case .pdf: try encodePDF(sheet.scene)
    case .png: try encodePNG(sheet.scene, dpi: dpi, threads: threads)
    case .svg: try encodeSVG(sheet.scene)
    }
  } catch {
    throw .render(error)
  }
}

/// Puts the bytes under the name in one step, or leaves everything as it was.
package func deliver(_ bytes: [UInt8], to path: String) throws(MapError) {
  do throws(WriteError) {
    try writeFile(bytes, to: path)
  } catch {
    throw .write(error)
  }
}

/// There is a folder of this name.
package func isFolder(_ path: String) -> Bool {
  path.hasSuffix("/") || folderExists(path)
}
