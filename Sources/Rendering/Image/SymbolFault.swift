package import Cartography

/// Why a symbol cannot be drawn, nil where it can: its document is read and drawn once, into a recording that is dropped.
package func symbolFault(_ symbol: Symbol) -> RenderError? {
  do throws(RenderError) {
    _ = try SymbolPattern(SymbolPicture(symbol), opacity: 1)
    return nil
  } catch {
    return error
  }
}
