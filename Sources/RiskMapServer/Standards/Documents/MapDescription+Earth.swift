import PlantModel

extension MapDescription {
  /// What the map covers in degrees of WGS 84; nil where no grid of it lies on earth without a shift.
  var areaOnEarth: Rect? {
    grids.first { $0.matrixSet.crs.isOnEarth }?.area
  }
}
