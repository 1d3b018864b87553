import PlantModel
import RiskMap

/// Which document of a map: equal addresses have equal bytes.
struct DocumentAddress: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case sheet(String, OutputFormat, dpi: Int)
    case legend(OutputFormat, scale: Int)
    case units
    case unit(String)
    /// A GeoJSON source of the style.
    case source(String)
    case sprite(scale: Int, isPicture: Bool)
  }

  var map: String
  var version: MapVersion
  var kind: Kind
  var basis: RiskBasis
  var language: Language
  var audience: Audience
}

/// Sheets and other documents that take a while: equal requests share one piece of work, and what it made is kept, counted in bytes; what
/// was asked for longest ago goes first.
actor DocumentCache {
  private struct Entry {
    var document: PaintedTile
    var lastUse: Int
  }

  private let byteLimit: Int
  private var kept: [DocumentAddress: Entry] = [:]
  private var underWay: [DocumentAddress: Task<Result<PaintedTile, Problem>, Never>] = [:]
  private var bytes = 0
  private var uses = 0

  init(byteLimit: Int) {
    self.byteLimit = byteLimit
  }

  /// The document; `make` makes it on a painting thread where it is not kept.
  func document(
    _ address: DocumentAddress, on pool: RenderPool,
    make: @escaping @Sendable () throws(MapError) -> PaintedTile
  ) async throws(Problem) -> PaintedTile {
    uses += 1
    if let entry = kept[address] {
      kept[address]?.lastUse = uses
      return entry.document
    }
    if let task = underWay[address] { return try await task.value.get() }
    let task = Task {
      do throws(Problem) {
        return Result<PaintedTile, Problem>.success(try await pool.run(make))
      } catch {
        return .failure(error)
      }
    }
    underWay[address] = task
    let result = await task.value
    underWay[address] = nil
    if case .success(let document) = result { keep(document, at: address) }
    return try result.get()
  }

  private func keep(_ document: PaintedTile, at address: DocumentAddress) {
    guard document.byteCount <= byteLimit, kept[address] == nil else { return }
    kept[address] = Entry(document: document, lastUse: uses)
    bytes += document.byteCount
    while bytes > byteLimit, let oldest = kept.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      kept[oldest.key] = nil
      bytes -= oldest.value.document.byteCount
    }
  }
}
