import Foundation
import PlantModel
import RiskMap
import TestSupport

@testable import MapStyle

/// A style with its expected picture. `metadata.test` of the style says how large the picture is and what is done to the style
/// before it is drawn.
struct RenderingCase {
  enum Fault: Error, CustomStringConvertible {
    case unreadable(String)
    case operation(String)
    case map(MapError)

    var description: String {
      switch self {
      case .unreadable(let file): "\(file), which cannot be read"
      case .operation(let name): "the operation \(name), which is not known here"
      case .map(let error): "an error: \(error.message.en)"
      }
    }
  }

  private let folder: URL
  private var style: JSONValue

  init(_ folder: URL) throws {
    self.folder = folder
    let file = folder.appending(path: "style.json")
    style = try JSONParser.value(of: Array(try Data(contentsOf: file)), file: file.path)
  }

  /// The expected picture and ours.
  static func pictures(
    _ folder: URL
  ) throws -> (expected: RenderingSuite.Picture, found: RenderingSuite.Picture) {
    var own = try RenderingCase(folder)
    let expected = folder.appending(path: "expected.png")
    return (
      try RenderingSuite.Picture(png: Array(try Data(contentsOf: expected)), name: "expected.png")
        .premultipliedOnce,
      try own.drawn()
    )
  }

  private mutating func drawn() throws -> RenderingSuite.Picture {
    let test = style["metadata"]?["test"]
    for operation in test?["operations"]?.elements ?? [] { try apply(operation) }
    let png: [UInt8]
    do throws(MapError) {
      png = try encoded(test)
    } catch {
      throw Fault.map(error)
    }
    return try RenderingSuite.Picture(png: png, name: "the preview")
  }

  private func encoded(_ test: JSONValue?) throws(MapError) -> [UInt8] {
    let loaded = try LoadedStyle.load(
      Array(style.text.utf8), file: folder.appending(path: "style.json").path)
    let ratio = test?["pixelRatio"]?.number ?? 1
    let size = Size(width: test?["width"]?.number ?? 512, height: test?["height"]?.number ?? 512)
    let preview = loaded.preview(PreviewOptions(size: size, pixelRatio: ratio))
    return try encode(preview.value, as: .png, pixelRatio: ratio, threads: 1)
  }

  // MARK: Operations

  /// Calls of a map in a browser, as far as they change what is drawn in the end.
  private mutating func apply(_ operation: JSONValue) throws {
    let parts = operation.elements ?? []
    let name = parts.first?.string ?? operation.text
    func argument(_ index: Int) -> JSONValue? { parts.indices.contains(index) ? parts[index] : nil }
    let id = argument(1)?.string ?? ""
    switch name {
    case "wait", "idle", "sleep": break
    case "setStyle": if let style = argument(1) { self.style = style }
    case "setZoom": style = style.setting("zoom", to: argument(1))
    case "setCenter": style = style.setting("center", to: argument(1))
    case "setBearing": style = style.setting("bearing", to: argument(1))
    case "setPaintProperty": set("paint", argument(2), to: argument(3), ofLayer: id)
    case "setLayoutProperty": set("layout", argument(2), to: argument(3), ofLayer: id)
    case "setFilter": changeLayer(id) { $0.setting("filter", to: argument(2)?.unlessNull) }
    case "setLayerZoomRange":
      changeLayer(id) {
        $0.setting("minzoom", to: argument(2)?.unlessNull)
          .setting("maxzoom", to: argument(3)?.unlessNull)
      }
    case "removeLayer": layers.removeAll { $0["id"]?.string == id }
    case "addLayer": if let layer = argument(1) { insert(layer, before: argument(2)) }
    case "moveLayer":
      guard let index = layers.firstIndex(where: { $0["id"]?.string == id }) else { break }
      insert(layers.remove(at: index), before: argument(2))
    case "addSource": sources = sources.setting(id, to: argument(2))
    case "removeSource": sources = sources.setting(id, to: nil)
    default: throw Fault.operation(name)
    }
  }

  private var layers: [JSONValue] {
    get { style["layers"]?.elements ?? [] }
    set { style = style.setting("layers", to: .array(newValue)) }
  }

  private var sources: JSONValue {
    get { style["sources"] ?? .object([]) }
    set { style = style.setting("sources", to: newValue) }
  }

  private mutating func changeLayer(_ id: String, _ change: (JSONValue) -> JSONValue) {
    layers = layers.map { $0["id"]?.string == id ? change($0) : $0 }
  }

  private mutating func set(
    _ group: String, _ property: JSONValue?, to value: JSONValue?, ofLayer id: String
  ) {
    changeLayer(id) { layer in
      let properties = layer[group] ?? .object([])
      return layer.setting(
        group, to: properties.setting(property?.string ?? "", to: value?.unlessNull))
    }
  }

  private mutating func insert(_ layer: JSONValue, before other: JSONValue?) {
    let index = layers.firstIndex { $0["id"] == other } ?? layers.endIndex
    layers.insert(layer, at: index)
  }
}

extension JSONValue {
  /// Null takes a property away.
  fileprivate var unlessNull: JSONValue? { self == .null ? nil : self }
}

extension RenderingSuite.Picture {
  /// Many expected pictures hold the frame buffer of a renderer byte by byte, and its colours are premultiplied already, though PNG
  /// says they are not: no channel is more than its alpha, also where a bright colour is half seen through. Such a picture must
  /// not be multiplied again.
  var premultipliedOnce: Self {
    var stored = self
    for pixel in stride(from: 0, to: bytes.count, by: 4) {
      let alpha = Int(bytes[pixel + 3])
      guard alpha > 0 else { continue }
      for channel in pixel..<pixel + 3 {
        let value = (Int(bytes[channel]) * 255 + alpha / 2) / alpha
        // Small alphas round what was there away.
        if alpha > 16, value > alpha + 255 / alpha { return self }
        stored.bytes[channel] = UInt8(min(255, value))
      }
    }
    return stored
  }

  /// The pixels of a PNG, premultiplied.
  init(png: [UInt8], name: String) throws {
    guard let image = try? PremultipliedImage(anyPNG: png) else {
      throw RenderingCase.Fault.unreadable(name)
    }
    self.init(width: image.width, height: image.height, bytes: image.pixels)
  }
}
