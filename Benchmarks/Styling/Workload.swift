import MapStyle
import PlantModel

/// A park of units with levels, names and codes, and a style with the expressions that styles of such maps have.
enum Workload {
  /// Each with a name and code of its own.
  static func units(_ count: Int) -> FeatureTable {
    FeatureTable(
      propertySets: (0..<count).map(properties),
      rows: (0..<count).map { FeatureTable.Row(propertySet: $0, kind: .polygon) })
  }

  /// The same as features of a GeoJSON source, with ids and places.
  static func features(_ count: Int) -> FeatureTable {
    FeatureTable(
      features: (0..<count).map { index in
        let x = 119 + Double(index % 200) / 1000
        let y = 32 + Double(index / 200) / 1000
        let corners = [(0.0, 0.0), (0.0008, 0.0), (0.0008, 0.0008), (0.0, 0.0008)]
        return SourceFeature(
          id: .number(Double(index)), properties: properties(index),
          geometry: .polygons([
            Polygon(exterior: corners.map { Point(x: x + $0.0, y: y + $0.1) })
          ]))
      })
  }

  private static func properties(_ index: Int) -> [String: StyleValue] {
    let levels = ["major", "high", "moderate", "low"]
    return [
      "code": .string("U\(index)"), "name": .string("\(index) 号装置"),
      "object": .string(["plant", "tank", "store"][index % 3]),
      "level": .string(levels[index * 7 % 4]), "rank": .number(Double(4 - index * 7 % 4)),
      "status": .string(index.isMultiple(of: 50) ? "unassessed" : "assessed"),
    ]
  }

  static let style = #"""
    {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [
      {"id": "ground", "type": "fill", "source": "map", "source-layer": "units",
       "paint": {"fill-color": "#eee", "fill-antialias": false}},
      {"id": "level", "type": "fill", "source": "map", "source-layer": "units",
       "layout": {"fill-sort-key": ["get", "rank"]},
       "paint": {"fill-color": ["match", ["get", "level"], "major", "#c8102e", "high", "#f5821f",
         "moderate", "#ffd100", "low", "#0067b1", "#999"],
         "fill-opacity": ["interpolate", ["linear"], ["zoom"], 15, 0.9, 19, 0.6]}},
      {"id": "hatch", "type": "fill", "source": "map", "source-layer": "units",
       "filter": ["==", ["get", "status"], "unassessed"], "paint": {"fill-pattern": "diagonal"}},
      {"id": "outline", "type": "line", "source": "map", "source-layer": "units",
       "paint": {"line-color": ["case", [">=", ["get", "rank"], 3], "#000", "#555"],
         "line-width": ["interpolate", ["exponential", 1.5], ["zoom"], 14, 0.5, 20,
           ["match", ["get", "level"], "major", 4, "high", 3, 1.5]]}},
      {"id": "tanks", "type": "line", "source": "map", "source-layer": "units",
       "filter": ["all", ["==", ["get", "object"], "tank"], [">", ["get", "rank"], 1]],
       "paint": {"line-dasharray": [2, 1], "line-color": ["match", ["get", "level"], "major", "red", "blue"]}},
      {"id": "dots", "type": "circle", "source": "map", "source-layer": "units",
       "paint": {"circle-radius": ["step", ["zoom"], 2, 16, 3, 18, 5],
         "circle-color": ["interpolate-hcl", ["linear"], ["get", "rank"], 1, "blue", 4, "red"]}},
      {"id": "names", "type": "symbol", "source": "map", "source-layer": "units",
       "layout": {"text-field": ["concat", ["get", "name"], "\n", ["get", "code"]],
         "text-size": ["interpolate", ["linear"], ["zoom"], 15, 8, 19, 14],
         "symbol-sort-key": ["-", 5, ["get", "rank"]]},
       "paint": {"text-color": ["case", ["==", ["get", "level"], "low"], "white", "black"],
         "text-halo-width": 1, "text-halo-color": "white"}},
      {"id": "ranks", "type": "symbol", "source": "map", "source-layer": "units",
       "filter": [">=", ["get", "rank"], 3],
       "layout": {"text-field": ["format", ["to-string", ["get", "rank"]], {"font-scale": 1.2},
         ["coalesce", ["get", "object"], ""], {"text-color": "red"}], "text-offset": [0, 1.5]}},
      {"id": "icons", "type": "symbol", "source": "map", "source-layer": "units",
       "layout": {"icon-image": ["concat", ["get", "object"], "-", ["get", "level"]],
         "icon-size": ["interpolate", ["linear"], ["zoom"], 15, 0.5, 18, 1]}},
      {"id": "far", "type": "fill", "source": "map", "source-layer": "units",
       "paint": {"fill-color": ["let", "r", ["/", ["get", "rank"], 4],
         ["rgba", ["*", 255, ["var", "r"]], 100, ["-", 255, ["*", 255, ["var", "r"]]], 0.5]],
         "fill-outline-color": ["to-color", ["get", "missing"], "#333"]}}
    ]}
    """#

  /// A style of that many layers, each with an expression.
  static func manyLayers(_ count: Int) -> String {
    let layers = (0..<count).map { index in
      #"""
      {"id": "l\#(index)", "type": "fill", "source": "map", "source-layer": "units",
       "filter": ["==", ["get", "code"], "U\#(index)"], "paint": {"fill-color": ["match", ["get", "level"],
         "major", "#c8102e", "high", "#f5821f", "#0067b1"], "fill-opacity": ["interpolate", ["linear"],
         ["zoom"], 10, 0.2, 20, \#(Double(index % 10) / 10)]}}
      """#
    }
    return
      #"{"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [\#(layers.joined(separator: ",\n"))]}"#
  }
}
