/// The candidate that a misspelt `name` most likely meant, or nil when none is near: for "did you mean" in hints.
///
/// Letter case does not count. A candidate is near when at most two fifths of the longer name must be edited (insertion,
/// deletion, replacement or swap of neighbours), of two ideographs one, or when one name contains the other, as 编码 and 单元编码 do. Among equally
/// near ones the first wins, so the answer does not depend on hashing when the candidates are ordered.
package func nearestName(
  to name: String, among candidates: some Collection<String>
) -> String? {
  let wanted = Array(name.lowercased().prefix(longestCompared))
  guard !wanted.isEmpty else { return nil }
  var best: (name: String, distance: Int)?
  var containing: (name: String, difference: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased().prefix(longestCompared))
    guard !letters.isEmpty else { continue }
    let longer = max(wanted.count, letters.count)
    let near = longer == 2 && !wanted.allSatisfy(\.isASCII) ? 1 : longer * 2 / 5
    let allowed = min(near, (best?.distance ?? .max) - 1)
    if abs(wanted.count - letters.count) <= allowed,
      let distance = editDistance(wanted, letters, limit: allowed)
    {
      best = (candidate, distance)
    } else if contains(wanted, letters) {
      let difference = abs(wanted.count - letters.count)
      if difference < containing?.difference ?? .max { containing = (candidate, difference) }
    }
  }
  return best?.name ?? containing?.name
}

/// Longer names are compared by their beginning: no one misspells the end of a paragraph.
private let longestCompared = 80

/// One holds the other, and what they share is not a mere letter.
private func contains(_ a: [Character], _ b: [Character]) -> Bool {
  let (short, long) = a.count < b.count ? (a, b) : (b, a)
  guard short.count >= 2 else { return false }
  return (0...(long.count - short.count)).contains { long[$0...].starts(with: short) }
}

/// Optimal string alignment distance (Damerau 1964, neighbours swapped at most once); nil when it exceeds `limit`.
private func editDistance(_ a: [Character], _ b: [Character], limit: Int) -> Int? {
  guard limit >= 0 else { return nil }
  var older = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      row[j] = min(replaced, last[j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], older[j - 2] + 1)
      }
    }
    if row.min() ?? 0 > limit { return nil }
    (older, last) = (last, row)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
