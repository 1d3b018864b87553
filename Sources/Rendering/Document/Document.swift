import CCairo
import Cartography
import PlantModel

extension Painter {
  /// The scene as a document of one page.
  func document(_ format: DocumentSurface.Format) throws(RenderError) -> [UInt8] {
    let surface = try DocumentSurface(format, size: scene.size)
    switch format {
    case .pdf:
      describe(surface)
      try paintPage(on: surface, scale: CairoCanvas.pointsPerPixel)
      var bytes = try surface.bytes()
      PDFDates.replace(in: &bytes, with: scene.info.date)
      return bytes
    case .svg:
      try paintPage(on: surface, scale: 1)
      return SVGFinishing(try surface.bytes()).finished(scene.info)
    }
  }

  private func paintPage(
    on surface: borrowing DocumentSurface, scale: Double
  ) throws(RenderError) {
    let canvas = try surface.canvas(Materials(), scale: scale)
    try paint(Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height), on: canvas)
    canvas.nameRims()
    try canvas.check("page")
  }

  private func describe(_ surface: borrowing DocumentSurface) {
    let info = scene.info
    surface.describe(CAIRO_PDF_METADATA_TITLE, info.title)
    surface.describe(CAIRO_PDF_METADATA_AUTHOR, info.author)
    surface.describe(CAIRO_PDF_METADATA_SUBJECT, info.subject)
    surface.describe(CAIRO_PDF_METADATA_KEYWORDS, info.keywords)
    surface.describe(CAIRO_PDF_METADATA_CREATE_DATE, PDFDates.standIn)
    surface.describe(CAIRO_PDF_METADATA_MOD_DATE, PDFDates.standIn)
  }
}
