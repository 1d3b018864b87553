import Cartography
import MapStyle
import PlantModel
import Rendering
import TestSupport
import Testing

@Suite struct EncodePDFTests {
  /// Millimetres of GB/T 14689 and ISO 216.
  @Test(arguments: [(1189.0, 841.0), (420, 297), (210, 297), (297, 630), (2523, 841)])
  func `the page has the size of the paper to a tenth of a millimetre`(
    width: Double, height: Double
  ) throws {
    let pdf = try encodePDF(Samples.page(width / 25.4 * 96, height / 25.4 * 96))
    let size = try #require(try Tool.pdfInfo(pdf, "Page size"))
    let points = size.split(separator: " ").compactMap { Double($0) }
    #expect(abs(points[0] / 72 * 25.4 - width) < 0.1)
    #expect(abs(points[1] / 72 * 25.4 - height) < 0.1)
  }

  @Test func `qpdf finds no fault, even when symbols and rasters repeat`() throws {
    var scene = Samples.everything()
    scene.marks += scene.marks
    let result = try Tool.run("qpdf", ["--check", "FILE"], on: encodePDF(scene))
    #expect(result.status == 0, "\(result.text)")
  }

  @Test func `every label is found once by text search, with and without halo, upright or turned`()
    throws
  {
    let book = FontBook()
    let labels = (0..<60).map { number in
      let (column, row) = (Double(number % 6), Double(number / 6))
      return Samples.label(
        "一般风险", at: Point(x: column * 120 + 20, y: row * 90 + 100), size: 10 + column / 3,
        rotation: number % 5 == 0 ? 90 : 0, halo: number % 4 == 0 ? nil : 1.2,
        fonts: number % 2 == 0 ? Samples.bold : Samples.regular, book: book)
    }
    let text = try Tool.pdfText(encodePDF(Samples.page(800, 1100, labels)))
    #expect(text.count(of: "一般风险") == 60)
    let others = text.unicodeScalars.filter { !"一般风险\n\u{C} \u{200B}".unicodeScalars.contains($0) }
    #expect(others.isEmpty)
  }

  @Test func `letters that fonts share with Kangxi radicals are found as letters`() throws {
    let text = try Tool.pdfText(
      encodePDF(Samples.page(400, 100, [Samples.label("一人入力口土大女", at: Point(x: 20, y: 50))])))
    #expect(text.contains("一人入力口土大女"))
    #expect(!text.unicodeScalars.contains { (0x2E80...0x2FDF).contains($0.value) })
  }

  @Test func `fonts are embedded with a table back to Unicode`() throws {
    let fonts = try Tool.run("pdffonts", ["FILE"], on: encodePDF(Samples.everything())).text
    let rows = fonts.split(separator: "\n").dropFirst(2)
    #expect(rows.contains { $0.contains("NotoSansCJKsc-Bold") })
    for row in rows {
      // Columns from the right: object number and generation, uni, sub, emb.
      let columns = row.split(separator: " ")
      #expect(columns[columns.count - 3] == "yes" && columns[columns.count - 5] == "yes", "\(row)")
    }
  }

  @Test func `only rasters are pictures: hatches, symbols and translucent groups stay vectors`()
    throws
  {
    let list = try Tool.run("pdfimages", ["-list", "FILE"], on: encodePDF(Samples.everything()))
      .text
    let images = list.split(separator: "\n").dropFirst(2)
    #expect(images.count == 1, "\(list)")
  }

  @Test func `the document says what it is, and its date is the scene's`() throws {
    let pdf = try encodePDF(Samples.everything())
    #expect(try Tool.pdfInfo(pdf, "Title") == "四色图 <1> & \"2\"")
    #expect(try Tool.pdfInfo(pdf, "Author") == "安全科")
    #expect(try Tool.pdfInfo(pdf, "Subject") == "安全风险空间分布图")
    #expect(try Tool.pdfInfo(pdf, "Keywords") == "风险, 四色")
    #expect(String(decoding: pdf, as: UTF8.self).contains("/CreationDate (D:20260501083000+08)"))
    #expect(String(decoding: pdf, as: UTF8.self).contains("/ModDate (D:20260501083000+08)"))
  }

  @Test(arguments: [
    ("2026-05-01", "D:20260501"), ("2026-05-01T12:30", "D:20260501123000"),
    ("2026-05-01T12:30:45Z", "D:20260501123045Z"), ("2026-05-01 12:30:45.5", "D:20260501123045"),
    ("2026-05-01T12:30:45+05:30", "D:20260501123045"),
    ("2026-05-01T12:30:45-0800", "D:20260501123045-08"),
  ])
  func `dates of ISO 8601 become dates of a PDF`(iso: String, expected: String) throws {
    var scene = Samples.page(100, 100)
    scene.info.date = iso
    let pdf = String(decoding: try encodePDF(scene), as: UTF8.self)
    #expect(pdf.contains("/CreationDate (\(expected))"))
  }

  @Test(arguments: [nil, "", "May 2026", "2026-5-1", "2026-05-01T"])
  func `without a date there is none, and not the clock's`(date: String?) throws {
    var scene = Samples.page(100, 100)
    scene.info.date = date
    let pdf = try encodePDF(scene)
    #expect(!String(decoding: pdf, as: UTF8.self).contains("Date"))
    #expect(try Tool.run("qpdf", ["--check", "FILE"], on: pdf).status == 0)
  }

  @Test func `haloes of two thousand labels cost little`() throws {
    let book = FontBook()
    let labels = (0..<2000).map { number in
      Samples.label(
        "液氨储罐区\(number % 100)",
        at: Point(x: Double(number % 40) * 100, y: Double(number / 40) * 50 + 20), size: 12,
        book: book)
    }
    let with = try encodePDF(Samples.page(4000, 2600, labels)).count
    #expect(with < 120_000)
  }

  @Test func `Latin letters beside Chinese do not embed a whole font`() throws {
    let label = Samples.label(
      "ILIL液氨储罐区T-103", at: Point(x: 20, y: 60), size: 14, fonts: Samples.regular,
      book: FontBook())
    let pdf = try encodePDF(Samples.page(300, 100, [label]))
    #expect(pdf.count < 150_000)
    #expect(try Tool.pdfText(pdf).contains("ILIL液氨储罐区T-103"))
  }

  @Test func `a page without marks is a page`() throws {
    let pdf = try encodePDF(Samples.page(100, 100))
    #expect(try Tool.pdfInfo(pdf, "Pages") == "1")
  }
}
