/// How the columns and words of a register are read: header names, level words, method words, accident types.
package struct RegisterMapping: Hashable, Sendable {
  /// Header names that are taken for a field, the preferred one first.
  package var columns: [RegisterField: [String]]
  package var majorHazardColumns: [MajorHazardField: [String]]
  /// Header names that the map definition states: they must be there, and nothing else is taken for the field.
  package var statedColumns: [RegisterField: String]
  package var levels: CodeList<RiskLevel>
  /// Words for methods → their ids.
  package var methods: CodeList<String>
  package var accidentTypes: CodeList<AccidentType>
  /// Words of GB/T 6441-1986 → the type that takes their place.
  package var oldAccidentTypes: CodeList<AccidentType>
  /// Id of the method of events that name none.
  package var defaultMethod: String?

  package init(
    columns: [RegisterField: [String]] = [:],
    majorHazardColumns: [MajorHazardField: [String]] = [:],
    statedColumns: [RegisterField: String] = [:],
    levels: CodeList<RiskLevel> = CodeList(), methods: CodeList<String> = CodeList(),
    accidentTypes: CodeList<AccidentType> = CodeList(),
    oldAccidentTypes: CodeList<AccidentType> = CodeList(), defaultMethod: String? = nil
  ) {
    self.columns = columns
    self.majorHazardColumns = majorHazardColumns
    self.statedColumns = statedColumns
    self.levels = levels
    self.methods = methods
    self.accidentTypes = accidentTypes
    self.oldAccidentTypes = oldAccidentTypes
    self.defaultMethod = defaultMethod
  }
}
