/// A plant as it was loaded: its layout, its scans and its risk-analysis units, all in metres of the map's plane
/// (x east, y north).
package struct Plant: Hashable, Sendable {
  package var features: [Feature]
  package var underlays: [Underlay]
  package var units: [RiskUnit]

  package init(features: [Feature], underlays: [Underlay] = [], units: [RiskUnit]) {
    self.features = features
    self.underlays = underlays
    self.units = units
  }

  /// The smallest rectangle round units and layout; `null` when both are empty.
  package var extent: Rect {
    let units = units.reduce(Rect.null) { $0.union($1.boundingBox) }
    return features.reduce(units) { $0.union($1.geometry.boundingBox) }
  }
}

/// A feature of the layout: a building, a road, a line of text from a drawing.
package struct Feature: Hashable, Sendable {
  /// The `id` of the layout entry that it came from.
  package var source: String
  /// The layer in that source, e.g. a DXF layer name.
  package var layer: String
  /// What it is, from the entry's `classes` table, e.g. `road`.
  package var `class`: String
  package var geometry: Geometry
  /// The words of a text of a drawing, or nil.
  package var text: String?
  /// Cap height of that text on the ground in metres; nil when the source does not say.
  package var textHeight: Double?
  /// Direction of that text, degrees counter-clockwise from east.
  package var textAngle: Double
  /// Where the point lies in the text's box: 0 left/bottom … 1 right/top.
  package var textAnchor: Point
  package var name: String?

  package init(
    source: String, layer: String, class: String, geometry: Geometry, text: String? = nil,
    textHeight: Double? = nil, textAngle: Double = 0, textAnchor: Point = Point(x: 0, y: 0),
    name: String? = nil
  ) {
    self.source = source
    self.layer = layer
    self.class = `class`
    self.geometry = geometry
    self.text = text
    self.textHeight = textHeight
    self.textAngle = textAngle
    self.textAnchor = textAnchor
    self.name = name
  }
}

/// A scan under the map.
package struct Underlay: Hashable, Sendable {
  /// The `id` of the layout entry.
  package var source: String
  package var raster: Raster
  /// From pixels (x right, y down, corners at whole numbers) to metres of the map's plane.
  package var georeference: AffineTransform

  package init(source: String, raster: Raster, georeference: AffineTransform) {
    self.source = source
    self.raster = raster
    self.georeference = georeference
  }
}

/// A picture: rows from the top, 4 bytes a pixel (red, green, blue, alpha; not premultiplied).
package struct Raster: Hashable, Sendable {
  package var width: Int
  package var height: Int
  package var pixels: [UInt8]

  package init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
