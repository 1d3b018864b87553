import Cartography
import MapStyle
import PlantModel
import RiskMap

extension Operation {
  /// By id of the endpoint.
  static let table: [String: Operation] = [
    "healthLive": Operation("Whether the server runs", [.json("Object")]),
    "healthReady": Operation("Whether the server can answer", [.json("Object")]),
    "metrics": Operation("Counts for Prometheus", [.text("text/plain")]),
    "maps": Operation("The maps", [.json("Object")]),
    "map": Operation("A map: title, version, grids, sheets", [.json("Object")]),
    "tile": tile, "gridTile": tile,
    "sheet": Operation(
      "A sheet for print",
      [.bytes("application/pdf"), .bytes("image/png"), .bytes("image/svg+xml")],
      parameters: ["format": .choice(["pdf", "png", "svg"]), "dpi": .integers(36...300)]),
    "legend": Operation(
      "The legend", [.bytes("image/png"), .bytes("image/svg+xml"), .json("Object")],
      parameters: ["format": .choice(["png", "svg", "json"]), "scale": .integers(1...3)]),
    "units": Operation(
      "The units with level, status and last reason",
      [.json("Object", mediaType: "application/geo+json")]),
    "unit": Operation(
      "A unit: its level at each basis with the reasons, events, measures", [.json("Object")]),
    "tileJSON": Operation(
      "Where the tiles of a map are: TileJSON 3.0.0 for vector tiles, 2.2.0 for pictures",
      [.json("TileJSON")],
      parameters: ["format": .choice(["mvt", "pbf", "png", "webp"])]),
    "style": Operation(
      "The style for MapLibre GL JS (style specification, version 8)", [.json("Style")]),
    "styleSource": Operation(
      "Features of a GeoJSON source of the style",
      [.json("Object", mediaType: "application/geo+json")]),
    "spriteIndex": Operation("Where the style's symbols stand in their picture", [.json("Object")]),
    "spritePicture": Operation("The style's symbols", [.bytes("image/png")]),
    "scaledSpriteIndex": Operation(
      "Where the style's symbols stand in their picture for finer screens", [.json("Object")],
      parameters: ["scale": .choice(["2", "3"])]),
    "scaledSpritePicture": Operation(
      "The style's symbols for finer screens", [.bytes("image/png")],
      parameters: ["scale": .choice(["2", "3"])]),
    "wmts": Operation(
      "Web Map Tile Service 1.0.0 by key-value pairs: GetCapabilities, and GetTile with the pairs of the standard",
      [.xml, .bytes("image/png"), .bytes("image/webp")]),
    "wmtsCapabilities": Operation("What there is to fetch by WMTS", [.xml]),
    "wmtsTile": Operation(
      "A tile as WMTS counts them", [.bytes("image/png"), .bytes("image/webp")],
      parameters: ["layer": .pattern("^[a-z0-9_-]{1,64}$"), "format": .choice(["png", "webp"])]),
    "ogc.getLandingPage": Operation("OGC API – Tiles: where everything is", [.json("LandingPage")]),
    "ogc.getConformance": Operation("The classes that are kept", [.json("Conformance")]),
    "ogc.getCollectionsList": Operation("The maps as collections", [.json("Collections")]),
    "ogc.getCollection": Operation("A map as a collection", [.json("Collection")]),
    "ogc.getTileMatrixSetsList": Operation("The tile grids", [.json("Object")]),
    "ogc.getTileMatrixSet": Operation(
      "A tile grid (Two Dimensional Tile Matrix Set 2.0)", [.json("TileMatrixSet")]),
    "ogc.collection.map.getTileSetsList": Operation(
      "The grids on which there are pictures of a map", [.json("TileSets")]),
    "ogc.collection.map.getTileSet": Operation(
      "The pictures of a map on a grid", [.json("TileSet")]),
    "ogc.collection.map.getTile": Operation(
      "A picture", [.bytes("image/png"), .bytes("image/webp")],
      parameters: ["f": .choice(["png", "webp"])]),
    "ogc.collection.vector.getTileSetsList": Operation(
      "The grids on which there are vector tiles of a map", [.json("TileSets")]),
    "ogc.collection.vector.getTileSet": Operation(
      "The vector tiles of a map on a grid", [.json("TileSet")]),
    "ogc.collection.vector.getTile": Operation(
      "A vector tile", [.bytes("application/vnd.mapbox-vector-tile"), .nothing],
      parameters: ["f": .choice(["mvt"])]),
    "openAPI": Operation("This document", [.json("Object", mediaType: openAPIMediaType)]),
  ]

  private static let tile = Operation(
    "A tile, 256 CSS pixels along the side; @2x and @3x for finer screens",
    TileOutputFormat.allCases.map { .bytes($0.mediaType) } + [.nothing],
    parameters: [
      "x": .integers(-33_554_432...33_554_432),
      "y": .pattern("^(0|-?[1-9][0-9]{0,7})(@[23]x)?$"),
      "format": .choice(["png", "webp", "mvt", "pbf"]),
    ])

  /// Schemas of parameters that mean the same wherever they stand.
  static let parameters: [String: JSONValue] = [
    "map": .pattern("^[a-z0-9_-]{1,64}$"),
    "z": .integers(0...30),
    "grid": .choice(TileGrid.ID.allCases.map(\.rawValue)),
    "tileMatrixSet": .choice(TileGrid.ID.allCases.map(\.rawValue)),
    "tileMatrix": .integers(0...30), "tileRow": .integers(0...33_554_432),
    "tileCol": .integers(0...33_554_432),
    "basis": .choice(RiskBasis.allCases.map(\.rawValue)),
    "scale": .choice(["1", "2", "3"]), "f": .choice(["json"]), "v": .pattern("^[0-9a-f]{16}$"),
    "style": .choice(["default"] + RiskBasis.allCases.map(\.rawValue)),
    "lang": .choice(Language.allCases.map(\.rawValue)), "source": .pattern("^[A-Za-z0-9_-]+$"),
  ]

  /// What parameters are for.
  static let meanings: [String: String] = [
    "map": "Name of a map", "z": "Zoom of the grid", "x": "Column", "y": "Row",
    "grid": "Tile grid; the map's first unless given",
    "basis": "Which levels are shown; those of the map's definition unless given",
    "v": "Version of the map: what has it in its address never changes",
    "f": "Format; by the field Accept unless given", "scale": "Pixels a CSS pixel",
    "format": "What the bytes are", "tileMatrix": "Zoom of the grid",
    "tileRow": "Row from the top", "tileCol": "Column from the left",
    "tileMatrixSet": "Tile grid", "source": "A source of the style", "layer": "Name of the map",
    "style": "default, or a basis", "sheet": "Name of a sheet", "code": "Code of a unit",
    "dpi": "Pixels an inch, of PNG", "lang": "Language of what is written; the map's unless given",
  ]
}

/// Of an OpenAPI document, as OGC API – Common names it.
let openAPIMediaType = "application/vnd.oai.openapi+json;version=3.0"
