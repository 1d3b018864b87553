import PlantModel

extension LayerEvaluator {
  /// The icon of each subject; nil for none.
  mutating func icons(_ placement: SymbolPaint.Placement) -> (Int) -> IconPaint? {
    let image = images("icon-image")
    let looks = iconLooks()
    let places = iconPlaces(placement)
    let collisions = iconCollisions()
    return { subject in
      guard let name = image[subject] else { return nil }
      var icon = IconPaint(name)
      looks(subject, &icon)
      places(subject, &icon)
      collisions(subject, &icon)
      return icon
    }
  }

  private typealias Setting = (Int, inout IconPaint) -> Void

  private mutating func iconLooks() -> Setting {
    let size = numbers("icon-size")
    let opacity = numbers("icon-opacity")
    let color = colors("icon-color")
    let haloColor = colors("icon-halo-color")
    let haloWidth = numbers("icon-halo-width")
    let haloBlur = numbers("icon-halo-blur")
    let translation = translations("icon")[0]
    return { subject, icon in
      icon.size = size[subject]
      icon.opacity = opacity[subject]
      icon.color = color[subject]
      icon.haloColor = haloColor[subject]
      icon.haloWidth = haloWidth[subject]
      icon.haloBlur = haloBlur[subject]
      icon.translation = translation
    }
  }

  private mutating func iconPlaces(_ placement: SymbolPaint.Placement) -> Setting {
    let rotate = numbers("icon-rotate")
    let anchor = enumeration("icon-anchor", else: SymbolPaint.Anchor.center)
    let offset = lists("icon-offset")
    let textFit = enumeration("icon-text-fit", else: IconPaint.TextFit.none)[0]
    let fitPadding = lists("icon-text-fit-padding")[0]
    let alignment = alignment(strings("icon-rotation-alignment")[0], placement)
    let keepUpright = bools("icon-keep-upright")[0]
    return { subject, icon in
      icon.rotate = rotate[subject]
      icon.anchor = anchor[subject]
      icon.offsetX = offset[subject].first ?? 0
      icon.offsetY = offset[subject].last ?? 0
      icon.textFit = textFit
      icon.textFitPadding = Edges(fitPadding)
      icon.rotationAlignment = alignment
      icon.keepUpright = keepUpright
    }
  }

  private mutating func iconCollisions() -> Setting {
    let padding = column("icon-padding", else: [2.0, 2, 2, 2]) {
      if case .padding(let sides) = $0 { Self.bounded(sides) } else { nil }
    }
    let overlap = overlap("icon")
    let ignorePlacement = bools("icon-ignore-placement")[0]
    let isOptional = bools("icon-optional")[0]
    return { subject, icon in
      icon.padding = Edges(padding[subject])
      icon.overlap = overlap
      icon.ignorePlacement = ignorePlacement
      icon.isOptional = isOptional
    }
  }
}

extension Edges {
  /// Top, right, bottom, left; none of fewer.
  fileprivate init(_ sides: [Double]) {
    let sides = sides.count == 4 ? sides : [0, 0, 0, 0]
    self.init(top: sides[0], right: sides[1], bottom: sides[2], left: sides[3])
  }
}
