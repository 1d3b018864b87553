package import Cartography
package import PlantModel
import Rendering

extension AssessedMap {
  /// The legend of the whole map; `basis` overrides the definition's.
  package func legend(basis: RiskBasis? = nil) -> MapLegend {
    let basis = basis ?? definition.basis
    // Where plants are looked at most.
    return MapLegend(
      levels: units.map { $0.verdict(at: basis)?.level }, style: style, zoom: 17, symbols: symbols,
      basis: basis)
  }

  /// The picture of a legend; `scale` counts for PNG only.
  package func encode(
    _ legend: MapLegend, as format: OutputFormat, scale: Double, language: Language
  ) throws(MapError) -> [UInt8] {
    let scene = legend.scene(language: language, measuring: loaded.text)
    do throws(RenderError) {
      return switch format {
      case .pdf: try encodePDF(scene)
      case .png: try encodePNG(scene, dpi: 96 * scale, threads: 1, isTransparent: true)
      case .svg: try encodeSVG(scene)
      }
    } catch {
      throw .render(error)
    }
  }
}
