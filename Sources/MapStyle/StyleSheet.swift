/// A style document of the MapLibre style specification, version 8: read, checked, compiled.
package struct StyleSheet: Sendable {
  /// Name of the file, for messages.
  package var file: String
  package var name: String?
  /// Longitude and latitude in degrees.
  package var center: [Double]?
  package var zoom: Double?
  /// Degrees clockwise from north that point up.
  package var bearing: Double?
  /// In the order of the document.
  package var sources: [StyleSource]
  /// From the lowest up; layers that are left out are absent.
  package var layers: [StyleLayer]
  /// Names of classes in legends, before those that the program has itself.
  package var legend: [LegendClass]
  /// The document as it was read.
  package var document: JSONValue
  /// What `["global-state", key]` gives: at first the defaults of the root property `state`. Setting a value changes the look
  /// without changing the style, as `language` does in the styles that come with the program.
  package var state: [String: StyleValue]
}
