import PlantModel

/// A vector file with what the map definition says about it: common to layout and units.
struct LayerSource {
  var path: String
  var layer: String?
  var crs: String?
  var placement: Placement?
  var encoding: String?
  /// Units stand in one layer, which a file of several must be told, and stop on damage; a layout shows what there is.
  var isUnits: Bool

  init(_ source: LayoutSource) {
    (path, layer, crs) = (source.path, source.layer, source.crs)
    (placement, encoding) = (source.placement, source.encoding)
    isUnits = false
  }

  init(_ source: UnitSource) {
    (path, layer, crs) = (source.path, source.layer, source.crs)
    (placement, encoding) = (source.placement, source.encoding)
    isUnits = true
  }
}

/// A layer read and brought into the plane: of a drawing all its layers in one.
struct LoadedLayer {
  /// Name of the layer in the file; of a drawing GDAL's `entities`.
  var name: String
  var isDrawing: Bool
  var raw: RawLayer
  /// Of a ring: its coordinates were finite before they were brought into the plane.
  var wasFinite: [Bool]
  /// Names of the attributes whose values the features carry, in that order; nil where the layer has none of that name.
  var attributes: [String?]
  /// All that the layer has.
  var available: [String]
  /// How texts grew and turned on the way into the plane.
  var turn: (scale: Double, degrees: Double)
}
