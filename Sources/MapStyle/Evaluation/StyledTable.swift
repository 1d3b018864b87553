/// A table of features on the way through a style: its subjects and the partitions that the layers ask for, each made once.
/// Subjects are the pairs of property set and kind of geometry that occur, or, where a layer asks what differs between features
/// of equal properties (id, state, place), the rows themselves.
struct StyledTable {
  let table: FeatureTable
  let isByRow: Bool
  let subjects: [FeatureTable.Row]
  /// Subject of each row.
  let subjectOfRow: [Int32]

  /// Where subjects are rows.
  private var rowOfSubject: [Int] = []
  /// More are made again when they are asked for: styles of thousands of layers must not fill the memory.
  private static let partitionLimit = 256
  private var byProperty: [String: Partition] = [:]
  private var byKind: Partition?
  private var byProperties: [Dependence: Partition] = [:]

  init(_ table: FeatureTable, isByRow: Bool = false) {
    self.table = table
    self.isByRow = isByRow
    if isByRow {
      rowOfSubject = table.rows.indices.filter {
        table.propertySets.indices.contains(table.rows[$0].propertySet)
      }
      subjects = rowOfSubject.map { table.rows[$0] }
      var subjectOfRow = [Int32](repeating: -1, count: table.rows.count)
      for (subject, row) in rowOfSubject.enumerated() { subjectOfRow[row] = Int32(subject) }
      self.subjectOfRow = subjectOfRow
      return
    }
    let kinds = FeatureTable.Kind.allCases
    var subjectOfPair = [Int32](repeating: -1, count: table.propertySets.count * kinds.count)
    var subjects: [FeatureTable.Row] = []
    var subjectOfRow: [Int32] = []
    subjectOfRow.reserveCapacity(table.rows.count)
    for row in table.rows {
      let pair = row.propertySet * kinds.count + row.kind.index
      // A row of no property set is a fault of the caller; it gets no paint.
      guard subjectOfPair.indices.contains(pair) else {
        subjectOfRow.append(-1)
        continue
      }
      if subjectOfPair[pair] < 0 {
        subjectOfPair[pair] = Int32(subjects.count)
        subjects.append(row)
      }
      subjectOfRow.append(subjectOfPair[pair])
    }
    self.subjects = subjects
    self.subjectOfRow = subjectOfRow
  }

  /// Classes of subjects that look alike to what depends so.
  mutating func partition(_ dependence: Dependence) -> Partition {
    let inputs = dependence.inputs.intersection(.feature)
    let key = Dependence(inputs, properties: dependence.properties)
    if let known = byProperties[key] { return known }
    var partition = Partition.whole(subjects.count)
    if inputs.contains(.allProperties) || inputs.contains(.geometry) {
      partition = .single(subjects.count)
    } else {
      for name in key.properties.sorted() { partition = partition.refined(by: property(name)) }
      if inputs.contains(.geometryType) { partition = partition.refined(by: kind()) }
      if inputs.contains(.id) {
        partition = partition.refined(by: Partition(subjects.count) { subjects[$0].id })
      }
      if inputs.contains(.featureState) { partition = partition.refined(by: states()) }
    }
    if byProperties.count < Self.partitionLimit { byProperties[key] = partition }
    return partition
  }

  private mutating func property(_ name: String) -> Partition {
    if let known = byProperty[name] { return known }
    let partition = Partition(subjects.count) { table.propertySets[subjects[$0].propertySet][name] }
    if byProperty.count < Self.partitionLimit { byProperty[name] = partition }
    return partition
  }

  private func states() -> Partition {
    Partition(subjects.count) { table.states[rowOfSubject[$0]] }
  }

  private mutating func kind() -> Partition {
    if let known = byKind { return known }
    let partition = Partition(subjects.count) { subjects[$0].kind }
    byKind = partition
    return partition
  }
}

extension StyledTable {
  /// Sets what differs between features of equal properties; the table is by row.
  func setRow(of subject: Int, _ context: inout EvaluationContext) {
    let row = rowOfSubject[subject]
    context.id = table.rows[row].id.map { ExpressionValue($0) } ?? .null
    context.featureState = table.states[row]?.mapValues { ExpressionValue($0) } ?? [:]
    context.geometry = table.geometries.indices.contains(row) ? table.geometries[row] : nil
  }
}

extension FeatureTable.Kind {
  fileprivate var index: Int {
    switch self {
    case .point: 0
    case .lineString: 1
    case .polygon: 2
    }
  }
}
