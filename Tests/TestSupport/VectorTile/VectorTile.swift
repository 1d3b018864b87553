/// A vector tile as a reader sees it that forgives nothing (Mapbox Vector Tile specification 2.1).
package struct VectorTile: Hashable, Sendable {
  package struct Layer: Hashable, Sendable {
    package var version: UInt64
    package var name: String
    /// 4096 where the tile does not say.
    package var extent: UInt64
    package var features: [Feature]
    package var keys: [String]
    package var values: [Value]
  }

  package struct Feature: Hashable, Sendable {
    package enum Kind: UInt64, Sendable { case unknown, point, line, polygon }

    package struct Tag: Hashable, Sendable {
      package var key: String
      package var value: Value
    }

    package var id: UInt64?
    package var tags: [Tag]
    package var kind: Kind
    /// Points of each MoveTo: all points, the lines, or the rings without their closing point.
    package var paths: [[Point]]

    package subscript(key: String) -> Value? { tags.first { $0.key == key }?.value }
  }

  package struct Point: Hashable, Sendable {
    package var x: Int
    package var y: Int

    package init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  package enum Value: Hashable, Sendable {
    case string(String)
    case float(Float)
    case double(Double)
    case int(Int64)
    case uint(UInt64)
    case bool(Bool)
  }

  package var layers: [Layer]

  package subscript(name: String) -> Layer? { layers.first { $0.name == name } }
}

/// Why bytes are no valid tile.
package enum VectorTileFault: Error, Hashable, Sendable {
  case truncated
  case wrongWireType(field: UInt64)
  case unknownField(UInt64)
  case repeatedField(UInt64)
  case notUTF8
  case unnamedLayer
  case repeatedLayer(String)
  case version(UInt64?)
  case valueWithoutType
  case oddTags
  case tagBeyondTable
  case kind(UInt64?)
  case noGeometry
  case command(UInt32)
  case commandCount(UInt32)
  case tooFewParameters
  case repeatedPoint
  case tooFewPoints
  case noExterior
  case ringWithoutArea
}
