/// A table of features on the way through a style: its subjects (pairs of property set and kind of geometry that occur) and the
/// partitions that the layers ask for, each made once.
struct StyledTable {
  let table: FeatureTable
  /// A subject for each such pair.
  let subjects: [FeatureTable.Row]
  /// Subject of each row.
  let subjectOfRow: [Int32]

  private var byProperty: [String: Partition] = [:]
  private var byKind: Partition?
  private var byProperties: [Dependence: Partition] = [:]

  init(_ table: FeatureTable) {
    self.table = table
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
    let inputs = dependence.inputs.intersection([.geometryType, .allProperties])
    let key = Dependence(inputs, properties: dependence.properties)
    if let known = byProperties[key] { return known }
    var partition = Partition.whole(subjects.count)
    if inputs.contains(.allProperties) {
      partition = .single(subjects.count)
    } else {
      for name in key.properties.sorted() { partition = partition.refined(by: property(name)) }
      if inputs.contains(.geometryType) { partition = partition.refined(by: kind()) }
    }
    byProperties[key] = partition
    return partition
  }

  private mutating func property(_ name: String) -> Partition {
    if let known = byProperty[name] { return known }
    let partition = Partition(subjects.count) { table.propertySets[subjects[$0].propertySet][name] }
    byProperty[name] = partition
    return partition
  }

  private mutating func kind() -> Partition {
    if let known = byKind { return known }
    let partition = Partition(subjects.count) { subjects[$0].kind }
    byKind = partition
    return partition
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
