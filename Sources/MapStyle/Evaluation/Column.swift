/// The value of a property for every subject of a table, kept once a class of subjects.
struct Column<Value> {
  /// Whether all subjects have one value, which is there even where there is no subject.
  let isConstant: Bool
  /// Of each subject, the index of its value; empty for a constant.
  private let codes: [Int32]
  private let values: [Value]

  init(_ partition: Partition, _ values: [Value]) {
    isConstant = false
    codes = partition.codes
    self.values = values
  }

  init(constant value: Value) {
    isConstant = true
    codes = []
    values = [value]
  }

  subscript(subject: Int) -> Value { isConstant ? values[0] : values[Int(codes[subject])] }
}

/// The paint of every subject of a table: kept once a class where subjects share classes, else made when asked for, as paints are
/// large and copies dear.
struct PaintColumn<Paint> {
  private let shared: Column<Paint?>?
  private let paint: (Int) -> Paint?

  init(_ partition: Partition, _ paint: @escaping (Int) -> Paint?) {
    let isShared = partition.count * 2 <= partition.codes.count
    shared =
      isShared ? Column(partition, partition.representatives.map { paint(Int($0)) }) : nil
    self.paint = paint
  }

  subscript(subject: Int) -> Paint? {
    if let shared { shared[subject] } else { paint(subject) }
  }
}
