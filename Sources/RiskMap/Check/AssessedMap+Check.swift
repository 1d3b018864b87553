package import PlantModel

extension AssessedMap {
  /// Everything that can be said against the map: definition, data, levels, style, and each sheet laid out, by at most
  /// `jobs` threads.
  package func findings(jobs: Int = 1) -> [Diagnostic] {
    let definition = loaded.definition
    var findings = diagnostics
    findings += PaletteCheck.findings(
      loaded.style, basis: definition.basis, file: loaded.styleFile)
    let sheets = concurrently(sheetIDs.count, jobs: jobs) { index in
      sheetFindings(sheetIDs[index])
    }
    return findings + sheets.flatMap { $0 } + fontDiagnostics
  }

  private func sheetFindings(_ id: String) -> [Diagnostic] {
    do throws(MapError) {
      return try sheet(id).diagnostics
    } catch {
      return error.diagnostics
    }
  }
}
