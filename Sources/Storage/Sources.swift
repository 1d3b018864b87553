package import PlantModel

/// Where a plan without earth coordinates lies in the map's plane.
package enum Placement: Hashable, Sendable {
  /// The source's origin comes to `origin`, turned counter-clockwise by `rotation` degrees and scaled.
  case similarity(origin: Point, rotation: Double, scale: Double)
  /// Two or more pairs of points (source units → metres of the plane): a similarity fitted by least squares; its residuals
  /// are a finding.
  case controlPoints([ControlPoint])

  package struct ControlPoint: Hashable, Sendable {
    package var source: Point
    package var plane: Point

    package init(source: Point, plane: Point) {
      self.source = source
      self.plane = plane
    }
  }
}

/// An entry of `layout` in a map definition: a drawing, a GIS file or a scan.
package struct LayoutSource: Hashable, Sendable {
  /// Sources are matched from the first on; `*` and `?` are wildcards.
  package struct ClassRule: Hashable, Sendable {
    package var pattern: String
    package var `class`: String

    package init(pattern: String, class: String) {
      self.pattern = pattern
      self.class = `class`
    }
  }

  package var id: String
  /// Absolute path.
  package var path: String
  /// nil takes every layer.
  package var layer: String?
  /// Overrides what the file says; `local` means metres of the map's plane.
  package var crs: String?
  package var placement: Placement?
  /// Overrides the detected text encoding, e.g. `GBK`.
  package var encoding: String?
  /// From layer names (drawings) or values of `classAttribute` (GIS files) to classes. What matches none keeps its own
  /// name as class; class `ignore` is left out.
  package var classes: [ClassRule]
  /// nil: `class`, where the layer has such an attribute, else the layer's name is matched.
  package var classAttribute: String?
  /// nil: `name` or 名称, where the layer has it.
  package var nameAttribute: String?

  package init(
    id: String, path: String, layer: String? = nil, crs: String? = nil,
    placement: Placement? = nil, encoding: String? = nil, classes: [ClassRule] = [],
    classAttribute: String? = nil, nameAttribute: String? = nil
  ) {
    self.id = id
    self.path = path
    self.layer = layer
    self.crs = crs
    self.placement = placement
    self.encoding = encoding
    self.classes = classes
    self.classAttribute = classAttribute
    self.nameAttribute = nameAttribute
  }
}

/// Where the polygons of the units come from.
package struct UnitSource: Hashable, Sendable {
  package var path: String
  /// Layer of the file; for a drawing a layer name with wildcards, whose closed outlines are the units. nil takes the only one.
  package var layer: String?
  package var crs: String?
  package var placement: Placement?
  package var encoding: String?
  /// Attributes. Where a drawing has none, code and name are read from a text inside the outline (`code name`).
  package var code: String
  package var name: String
  package var object: String?
  package var status: String?

  /// Attributes of these names are looked for where the definition names none; only the code must be there.
  package static let defaultCode = "code"
  package static let defaultName = "name"

  package init(
    path: String, layer: String? = nil, crs: String? = nil, placement: Placement? = nil,
    encoding: String? = nil, code: String = defaultCode,
    name: String = defaultName, object: String? = nil,
    status: String? = nil
  ) {
    self.path = path
    self.layer = layer
    self.crs = crs
    self.placement = placement
    self.encoding = encoding
    self.code = code
    self.name = name
    self.object = object
    self.status = status
  }
}

/// A worksheet, a CSV file, or the attributes of a layer.
package struct TableSource: Hashable, Sendable {
  package var path: String
  /// nil takes the first one.
  package var table: String?
  package var encoding: String?

  package init(path: String, table: String? = nil, encoding: String? = nil) {
    self.path = path
    self.table = table
    self.encoding = encoding
  }
}
