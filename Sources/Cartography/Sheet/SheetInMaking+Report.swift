import PlantModel

extension SheetInMaking {
  var info: SceneInfo {
    let content = view.content
    let english = template.languages == .en
    return SceneInfo(
      title: english ? content.title.en : content.title.zh,
      author: english ? content.enterprise.en : content.enterprise.zh,
      subject: "\(view.drawingNumber) \(view.scaleText)",
      keywords: type.words(content.basis.name), date: content.edition.date)
  }

  func report(_ plan: LabelPlan) -> SheetReport {
    let codes = view.plant.units.map(\.code)
    return SheetReport(
      sheet: template.id, paper: template.paper.name, size: template.paper.size,
      scaleDenominator: mapFrame.scaleDenominator, bearing: template.bearing,
      styleZoom: styleZoom(scaleDenominator: mapFrame.scaleDenominator), frame: mapFrame.rect,
      groundCorners: mapFrame.groundCorners, units: view.visibleUnits.map { codes[$0] },
      levels: view.presentLevels.map { .init(level: $0, count: view.units(at: $0).count) },
      labels: plan.labels.map {
        .init(
          code: codes[$0.unit], placement: $0.placement,
          size: $0.block.letterSize / pixelsPerMillimetre, number: $0.number)
      },
      unlabelled: plan.dropped.map { codes[$0] })
  }

  func diagnostics(_ plan: LabelPlan, _ panel: PanelResult) -> [Diagnostic] {
    let place = Place(path: "sheets: \(template.id)")
    var findings: [Diagnostic] = []
    if view.visibleUnits.isEmpty {
      findings.append(SheetFindings.nothingSeen(place))
    }
    let silent = plan.dropped.filter { view.levels[$0] == .major }
    if !silent.isEmpty {
      findings.append(
        SheetFindings.majorUnlabelled(silent.map { view.plant.units[$0].code }, place))
    }
    if plan.dropped.count > silent.count {
      findings.append(SheetFindings.labelsGaveWay(plan.dropped.count - silent.count, place))
    }
    let keyed = plan.labels.filter { $0.placement == .code || $0.placement == .number }
    if template.furniture.place(of: .key) == .panel, panel.keyShown < keyed.count {
      findings.append(SheetFindings.keyTooLong(keyed.count - panel.keyShown, place))
    }
    let majors = view.units(at: .major).count
    if template.furniture.place(of: .majorRisks) == .panel, panel.majorShown < majors {
      findings.append(SheetFindings.majorListCut(majors - panel.majorShown, place))
    }
    let left = panel.left.filter { $0 != .majorRisks }
    if !left.isEmpty { findings.append(SheetFindings.furnitureLeft(left, place)) }
    return findings
  }

  /// Units that corner furniture hides, and furniture that found no room there.
  func cornerDiagnostics(_ corners: CornerFurniture) -> [Diagnostic] {
    let place = Place(path: "sheets: \(template.id)")
    let hidden = view.visibleUnits.filter { unit in
      let box = rooms[unit].reduce(Rect.null) { $0.union($1.boundingBox) }
      return corners.obstacles.contains { $0.contains(box) }
    }
    var findings: [Diagnostic] = []
    if !hidden.isEmpty {
      findings.append(
        SheetFindings.unitsHidden(hidden.map { view.plant.units[$0].code }, place))
    }
    if corners.leftOut > 0 { findings.append(SheetFindings.cornersFull(corners.leftOut, place)) }
    let off = view.plant.units.count - view.visibleUnits.count
    if off > 0, !view.visibleUnits.isEmpty, template.center == nil {
      findings.append(SheetFindings.unitsOffSheet(off, place))
    }
    return findings
  }
}
