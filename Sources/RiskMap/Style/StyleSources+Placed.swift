import Cartography
import MapStyle
import PlantModel
import Storage

extension StyleSources {
  /// The sources in the plane of a map, clusters made for that zoom; none on a plane without a place on earth.
  func placed(onto crs: String?, at zoom: Double) -> [String: PlacedSource] {
    guard let crs, crs != "local" else { return [:] }
    return geoJSON.compactMapValues { source in
      let features = source.features(at: zoom)
      // A plane that cannot be read has stopped the map long before.
      guard let geometries = try? projected(features.map(\.geometry), onto: crs) else { return nil }
      return PlacedSource(features: features, geometries: geometries)
    }
  }

  /// The sources on a tile grid, with features where they are the same at all zooms; none on `local`, which has no place on earth.
  func placed(onto grid: GridCRS) -> [String: PlacedSource] {
    guard grid != .local else { return [:] }
    return geoJSON.mapValues { Self.placed($0.isSteady ? $0.all : [], onto: grid) }
  }

  /// Those that are others at each zoom; nil where there are none.
  func clusters(onto grid: GridCRS) -> TileMap.Clusters? {
    let clustered = geoJSON.filter { !$0.value.isSteady }
    guard !clustered.isEmpty, grid != .local else { return nil }
    return { zoom in
      clustered.mapValues { Self.placed($0.features(at: zoom), onto: grid) }
    }
  }

  private static func placed(_ features: [SourceFeature], onto grid: GridCRS) -> PlacedSource {
    PlacedSource(
      features: features, geometries: projected(degrees: features.map(\.geometry), onto: grid))
  }

  /// One a source that layers draw from and that has no place on the map's plane.
  func placeFindings(in style: StyleSheet, crs: String?) -> [Diagnostic] {
    guard crs == nil || crs == "local" else { return [] }
    let used = Set(style.layers.map(\.source))
    return geoJSON.keys.sorted().filter(used.contains).map { id in
      Diagnostic(
        .warning, "source-without-place",
        LocalizedText(
          zh: "地图用本地坐标，数据源“\(id)”（经纬度）无法定位，未绘制",
          en: "the map has local coordinates, so the source \"\(id)\" in degrees has no place on it"
        ),
        at: Place(file: style.file, path: "sources.\(id)"),
        hint: LocalizedText(
          zh: "把数据放进 map.yaml 的 layout，或给地图指定 crs",
          en: "put the data under layout in map.yaml, or give the map a crs"))
    }
  }
}
