import PlantModel
import Storage
import Testing

@Suite struct DrawnUnitsTests {
  private func drawn(_ drawing: Drawing, layer: String?) throws -> Diagnosed<Plant> {
    let folder = try Folder()
    let path = try folder.file("plan.dxf", drawing.text)
    return try units(UnitSource(path: path, layer: layer))
  }

  private func box(_ x: Double, _ y: Double, _ side: Double) -> [(Double, Double)] {
    [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
  }

  @Test func `outlines are units; the text inside gives code and name`() throws {
    var drawing = Drawing()
    drawing.outline(on: "风险单元", box(0, 0, 50))
    drawing.outline(on: "风险单元", box(60, 0, 50))
    drawing.outline(on: "风险单元", box(70, 10, 10))
    drawing.outline(on: "建筑", box(200, 0, 50))
    drawing.text(on: "标注", "0301 液氨 罐区", x: 10, y: 10)
    drawing.text(on: "标注", "合成装置", x: 65, y: 30)
    drawing.text(on: "标注", "0302", x: 65, y: 40)
    drawing.multilineText(on: "标注", #"0303\P泵房"#, x: 75, y: 15)
    let plant = try drawn(drawing, layer: "风险*")
    #expect(plant.value.units.map(\.code) == ["0301", "0302", "0303"])
    #expect(plant.value.units.map(\.name) == ["液氨 罐区", "合成装置", "泵房"])
    #expect(plant.diagnostics.codes == ["units-overlap"])
  }

  @Test func `ends a millimetre apart close an outline; open lines are a warning`() throws {
    var drawing = Drawing()
    drawing.outline(on: "U", box(0, 0, 50) + [(0, 0.001)], isClosed: false)
    drawing.outline(on: "U", box(100, 0, 50), isClosed: false)
    drawing.text(on: "U", "A1 tank", x: 10, y: 10)
    let plant = try drawn(drawing, layer: "u")
    #expect(plant.value.units.map(\.code) == ["A1"])
    #expect(plant.diagnostics.codes == ["open-outlines"])
  }

  @Test func `an outline without a text is left out with a finding that says where`() throws {
    var drawing = Drawing()
    drawing.outline(on: "U", box(0, 0, 50))
    drawing.outline(on: "U", box(100, 0, 50))
    drawing.text(on: "U", "A1 tank", x: 10, y: 10)
    let plant = try drawn(drawing, layer: "U")
    #expect(plant.value.units.map(\.code) == ["A1"])
    #expect(plant.diagnostics.first("unit-without-code")?.place?.feature == "U @ 125, 25")
  }

  @Test func `an outline and its hatch are one unit`() throws {
    var drawing = Drawing()
    drawing.outline(on: "U", box(0, 0, 50))
    drawing.entities += pairs(
      (0, "HATCH"), (8, "U"), (100, "AcDbEntity"), (100, "AcDbHatch"), (10, "0"), (20, "0"),
      (30, "0"), (2, "SOLID"), (70, "1"), (71, "0"), (91, "1"), (92, "7"), (72, "0"), (73, "1"),
      (93, "4"), (10, "0"), (20, "0"), (10, "50"), (20, "0"), (10, "50"), (20, "50"), (10, "0"),
      (20, "50"), (97, "0"), (75, "0"), (76, "1"), (98, "0"))
    drawing.text(on: "U", "A1", x: 10, y: 10)
    let plant = try drawn(drawing, layer: "U")
    #expect(plant.value.units.map(\.code) == ["A1"])
    #expect(plant.value.units.map(\.name) == ["A1"])
    #expect(plant.diagnostics.isEmpty)
  }

  @Test func `the halves of a square cut along its diagonal are two units`() throws {
    var drawing = Drawing()
    drawing.outline(on: "U", [(0, 0), (50, 0), (50, 50)])
    drawing.outline(on: "U", [(0, 0), (50, 50), (0, 50)])
    drawing.text(on: "U", "A1", x: 30, y: 10)
    drawing.text(on: "U", "A2", x: 10, y: 30)
    let plant = try drawn(drawing, layer: "U")
    #expect(plant.value.units.map(\.code) == ["A1", "A2"])
    #expect(plant.diagnostics.isEmpty)
  }

  @Test func `each text goes to the smallest outline round it, wherever the others lie`() throws {
    var drawing = Drawing()
    let codes = (0..<40).map { "U\($0)" }
    for index in 0..<40 {
      let (x, y) = (Double(index % 8) * 100, Double(index / 8) * 100)
      drawing.outline(on: "U", box(x, y, 50))
      drawing.text(on: "T", codes[index], x: x + 5, y: y + 5)
    }
    drawing.outline(on: "U", box(-10, -10, 900))
    drawing.text(on: "T", "ALL", x: 80, y: 80)
    let plant = try drawn(drawing, layer: "U")
    #expect(plant.value.units.map(\.code) == codes + ["ALL"])
  }

  @Test func `a layer that the drawing does not have is an error with the nearest`() throws {
    var drawing = Drawing()
    drawing.outline(on: "风险单元", box(0, 0, 50))
    let error = #expect(throws: LoadError.self) { try drawn(drawing, layer: "风险单位") }
    #expect(error?.hint?.zh.hasPrefix("是否指“风险单元”？") == true)
  }

  @Test func `a layer without closed outlines is an error`() throws {
    var drawing = Drawing()
    drawing.line(on: "U", 0, 0, 10, 10)
    let error = #expect(throws: LoadError.self) { try drawn(drawing, layer: "U") }
    guard case .noPolygons? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
