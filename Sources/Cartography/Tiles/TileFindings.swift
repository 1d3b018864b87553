import MapStyle
import PlantModel
import Synchronization

/// What styling and labelling the zooms of a map has found so far.
///
/// A class, because scenes and label plans are made on all threads, let go and made again, and what was found stays. All of it stands
/// behind one lock.
final class TileFindings: Sendable {
  /// A part of a zoom that is styled on its own.
  enum Part: Int, Hashable, Sendable {
    case scene, labels, symbols
  }

  private struct Key: Hashable, Comparable {
    var zoom: Int
    var part: Part

    static func < (a: Key, b: Key) -> Bool {
      (a.zoom, a.part.rawValue) < (b.zoom, b.part.rawValue)
    }
  }

  private struct State {
    var style: [Key: [Diagnostic]] = [:]
    /// Rows of units by zoom.
    var unlabelled: [Int: Set<Int32>] = [:]
    /// By layer and zoom.
    var overlapping: [String: [Int: Int]] = [:]
  }

  private let state = Mutex(State())

  /// The part of that zoom has been styled whole.
  func knows(_ part: Part, at zoom: Int) -> Bool {
    state.withLock { $0.style[Key(zoom: zoom, part: part)] != nil }
  }

  /// Notes what a part of a zoom has found, instead of what it had found when it was made before.
  func note(_ findings: [Diagnostic], of part: Part, at zoom: Int) {
    state.withLock { $0.style[Key(zoom: zoom, part: part)] = findings }
  }

  /// Notes units that were to have a label and have none at a zoom.
  func note(unlabelled units: [Int32], at zoom: Int) {
    guard !units.isEmpty else { return }
    state.withLock { $0.unlabelled[zoom, default: []].formUnion(units) }
  }

  /// Notes how many symbols of a layer gave way to others at a zoom.
  func note(overlapping count: Int, layer: String, at zoom: Int) {
    state.withLock { $0.overlapping[layer, default: [:]][zoom] = count }
  }

  /// Each finding once, however many zooms it holds for.
  func all(of content: TileContent) -> [Diagnostic] {
    let state = state.withLock { $0 }
    var seen: Set<Subject> = []
    // As the finest zoom has it, which shows most.
    let style = state.style.sorted { $0.key > $1.key }.flatMap(\.value)
      .filter { seen.insert(Subject(code: $0.code, place: $0.place)).inserted }
    let overlapping = state.overlapping.sorted { $0.key < $1.key }.map {
      Self.symbolsGaveWay($0.value, layer: $0.key, file: content.style.file)
    }
    return style + Self.labels(state.unlabelled, of: content) + overlapping
  }

  private struct Subject: Hashable {
    var code: String
    var place: Place?
  }
}

extension TileFindings {
  /// Lower levels give way as a matter of course where they are small; a major risk without a label is told with its code.
  private static func labels(
    _ unlabelled: [Int: Set<Int32>], of content: TileContent
  ) -> [Diagnostic] {
    let major = UInt8(RiskLevel.major.rank)
    func isMajor(_ unit: Int32) -> Bool { content.ranks[Int(unit)] == major }
    let silent = unlabelled.mapValues { $0.filter(isMajor) }.filter { !$0.value.isEmpty }
    let others = unlabelled.mapValues { $0.count { !isMajor($0) } }.filter { $0.value > 0 }
    var findings: [Diagnostic] = []
    if !silent.isEmpty {
      let codes = Set(silent.values.joined()).map { content.codes[Int($0)] }.sorted()
      findings.append(majorUnlabelled(codes, silent.mapValues(\.count)))
    }
    if !others.isEmpty { findings.append(labelsGaveWay(others)) }
    return findings
  }

  private static func majorUnlabelled(_ codes: [String], _ counts: [Int: Int]) -> Diagnostic {
    let names = codes.prefix(10).joined(separator: ", ") + (codes.count > 10 ? ", …" : "")
    let zooms = words(counts)
    return Diagnostic(
      .warning, "major-risk-without-label",
      LocalizedText(
        zh: "重大风险单元连编码也标不下：\(names)；\(zooms.zh)",
        en: "units of major risk have no room even for a code: \(names); \(zooms.en)"),
      hint: LocalizedText(
        zh: "它们彼此太近；更深的级别上可见，或让样式从更深的级别起标注",
        en:
          "they lie too close together; deeper zooms show them, or let the style label from deeper on"
      ))
  }

  private static func labelsGaveWay(_ counts: [Int: Int]) -> Diagnostic {
    let zooms = words(counts)
    return Diagnostic(
      .note, "labels-gave-way",
      LocalizedText(
        zh: "较低等级的单元因位置所限未标注：\(zooms.zh)",
        en: "units of lower levels have no room for a label: \(zooms.en)"))
  }

  private static func symbolsGaveWay(
    _ counts: [Int: Int], layer: String, file: String
  ) -> Diagnostic {
    let zooms = words(counts)
    return Diagnostic(
      .note, "symbols-gave-way",
      LocalizedText(
        zh: "符号因与其他标注重叠而没有画出：\(zooms.zh)",
        en: "symbols would overlap others and are not drawn: \(zooms.en)"),
      at: Place(file: file, layer: layer),
      hint: LocalizedText(
        zh: "必须画出的符号请设 icon-overlap: always",
        en: "set icon-overlap: always for those that must be seen"))
  }

  /// `12 at zoom 14, 3 at zoom 15`.
  private static func words(_ counts: [Int: Int]) -> LocalizedText {
    let sorted = counts.sorted { $0.key < $1.key }
    return LocalizedText(
      zh: sorted.map { "\($0.key) 级 \($0.value) 个" }.joined(separator: "，"),
      en: sorted.map { "\($0.value) at zoom \($0.key)" }.joined(separator: ", "))
  }
}
