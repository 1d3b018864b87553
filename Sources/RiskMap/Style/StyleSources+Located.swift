import Cartography
import MapStyle
import PlantModel
import Storage

extension StyleSources {
  /// The features in a map's plane `crs`, by source. Paper shows every feature: clusters are for screens. A map without a place on
  /// earth shows none of them.
  func located(in crs: String?, style: StyleSheet) throws(MapError)
    -> Diagnosed<[String: LocatedFeatures]>
  {
    var located = Diagnosed<[String: LocatedFeatures]>([:])
    for (id, source) in geoJSON.sorted(by: { $0.key < $1.key }) where !source.all.isEmpty {
      guard let crs, crs != "local" else {
        located.diagnostics.append(Self.noPlace(id, style))
        continue
      }
      let places = try loading { () throws(LoadError) in
        try projected(source.all.map(\.geometry), to: crs)
      }
      var features = LocatedFeatures(features: [], geometries: [])
      for case (let feature, let place?) in zip(source.all, places) {
        features.features.append(feature)
        features.geometries.append(place)
      }
      let lost = source.all.count - features.features.count
      if lost > 0 { located.diagnostics.append(Self.offPlane(lost, id, style)) }
      located.value[id] = features
    }
    return located
  }

  private static func noPlace(_ id: String, _ style: StyleSheet) -> Diagnostic {
    Diagnostic(
      .warning, "source-without-place",
      LocalizedText(
        zh: "地图为局部坐标，GeoJSON 数据源“\(id)”以经纬度给出，不绘制",
        en:
          "the map has no place on earth; the GeoJSON source \"\(id)\", which is in degrees, is not drawn"
      ),
      at: Place(file: style.file, path: "sources.\(id)"),
      hint: LocalizedText(
        zh: "在 map.yaml 中写明 crs，或把数据列入 layout",
        en: "give map.yaml a crs, or list the data under layout"))
  }

  private static func offPlane(_ count: Int, _ id: String, _ style: StyleSheet) -> Diagnostic {
    Diagnostic(
      .error, "feature-off-plane",
      LocalizedText(
        zh: "数据源“\(id)”有 \(count) 个要素不在地图坐标系的范围内，未绘制",
        en:
          "\(count) features of the source \"\(id)\" lie where the map's plane does not reach; they are not drawn"
      ),
      at: Place(file: style.file, path: "sources.\(id)"))
  }
}
