/// The value of a property for every subject of a table, kept once a class of subjects.
struct Column<Value> {
  /// Empty for a constant.
  private let codes: [Int32]
  private let values: [Value]

  init(_ partition: Partition, _ values: [Value]) {
    codes = partition.codes
    self.values = values
  }

  init(constant value: Value) {
    codes = []
    values = [value]
  }

  subscript(subject: Int) -> Value { codes.isEmpty ? values[0] : values[Int(codes[subject])] }
}
