import CCairo
import Cartography

extension FontFace {
  /// The file that a fontconfig pattern was resolved to.
  init(pattern: OpaquePointer?) {
    self.init(file: "", index: 0)
    guard let pattern else { return }
    var name: UnsafeMutablePointer<FcChar8>?
    if FcPatternGetString(pattern, FC_FILE, 0, &name) == FcResultMatch, let name {
      file = String(cString: name)
    }
    var number: Int32 = 0
    if FcPatternGetInteger(pattern, FC_INDEX, 0, &number) == FcResultMatch { index = Int(number) }
  }
}
