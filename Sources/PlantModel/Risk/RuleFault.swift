/// Why a value of a rule pack cannot be made; whoever reads the pack knows the place.
package struct RuleFault: Error, Hashable {
  package var message: LocalizedText
  package var hint: LocalizedText?

  package init(_ message: LocalizedText, hint: LocalizedText? = nil) {
    self.message = message
    self.hint = hint
  }
}
