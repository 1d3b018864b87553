package import PlantModel

/// What a file holds: its layers, worksheets or picture, for whoever writes a first map definition.
package func survey(_ path: String) throws(LoadError) -> [LayerSummary] {
  []
}

/// What the files of a folder hold, by name. A file that is none of ours is passed over; one that is but cannot be read is a finding.
package func layoutCandidates(in folder: String) throws(LoadError) -> Diagnosed<[LayerSummary]> {
  Diagnosed([])
}
