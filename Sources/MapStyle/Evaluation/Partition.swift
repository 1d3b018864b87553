/// The subjects of a table in classes of equal values, so that an expression is evaluated once a class.
struct Partition: Sendable {
  /// Class of each subject.
  var codes: [Int32]
  /// One subject of each class.
  var representatives: [Int32]

  var count: Int { representatives.count }

  /// All subjects in one class; none where there is no subject.
  static func whole(_ count: Int) -> Partition {
    Partition(
      codes: Array(repeating: 0, count: count), representatives: count == 0 ? [] : [0])
  }

  /// Every subject by itself.
  static func single(_ count: Int) -> Partition {
    let all = (0..<Int32(count)).map { $0 }
    return Partition(codes: all, representatives: all)
  }

  private static let fewValues = 8

  /// By the value that `value` gives for each subject.
  init<Value: Hashable>(_ count: Int, by value: (Int) -> Value) {
    codes = []
    representatives = []
    codes.reserveCapacity(count)
    var classes: [Value: Int32] = [:]
    // Most properties have a few values, which are sooner compared than hashed; classes are numbered as they come.
    var few: [Value] = []
    for subject in 0..<count {
      // Where nearly every subject has its own value (names, codes), equal ones are not worth finding.
      if subject == 512, representatives.count > 384 {
        self = .single(count)
        return
      }
      let value = value(subject)
      if let code = few.firstIndex(of: value) {
        codes.append(Int32(code))
        continue
      }
      let next = Int32(representatives.count)
      let code = few.count < Self.fewValues ? next : classes[value, default: next]
      codes.append(code)
      guard code == next else { continue }
      representatives.append(Int32(subject))
      if few.count < Self.fewValues { few.append(value) } else { classes[value] = next }
    }
  }

  init(codes: [Int32], representatives: [Int32]) {
    self.codes = codes
    self.representatives = representatives
  }

  /// Classes of equal values in both.
  func refined(by other: Partition) -> Partition {
    if count <= 1 || other.count == codes.count { return other }
    if other.count <= 1 || count == codes.count { return self }
    var result = Partition(codes: [], representatives: [])
    result.codes.reserveCapacity(codes.count)
    let width = other.count
    // Pairs of few classes are looked up in a table, others in a dictionary.
    if count * width <= 1 << 16 {
      var classes = [Int32](repeating: -1, count: count * width)
      for subject in codes.indices {
        let pair = Int(codes[subject]) * width + Int(other.codes[subject])
        if classes[pair] < 0 {
          classes[pair] = Int32(result.representatives.count)
          result.representatives.append(Int32(subject))
        }
        result.codes.append(classes[pair])
      }
    } else {
      var classes: [Int: Int32] = [:]
      for subject in codes.indices {
        let pair = Int(codes[subject]) * width + Int(other.codes[subject])
        let next = Int32(result.representatives.count)
        let code = classes[pair, default: next]
        if code == next {
          classes[pair] = next
          result.representatives.append(Int32(subject))
        }
        result.codes.append(code)
      }
    }
    return result
  }
}
