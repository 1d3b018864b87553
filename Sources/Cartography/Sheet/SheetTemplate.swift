package import PlantModel

/// How a sheet is made: an entry of `sheets` in a map definition.
package struct SheetTemplate: Hashable, Sendable {
  package enum Scale: Hashable, Sendable {
    /// The largest of 1:100, 150, 200, 250, 300, 400, 500, 600, 750 and their tens and hundreds at which everything fits.
    case fit
    /// 500 means 1:500.
    case denominator(Double)
  }

  package enum Languages: String, CaseIterable, Hashable, Sendable {
    case zh, en
    /// Chinese first, English below or behind it.
    case both
  }

  package var id: String
  package var paper: Paper
  package var scale: Scale
  /// Metres of the map's plane that come to the middle of the map frame; nil: the middle of the plant.
  package var center: Point?
  /// The direction that points up on the sheet, degrees clockwise from north.
  package var bearing: Double
  package var languages: Languages
  /// Millimetres from the edge of the paper to the frame; nil: the binding margins of GB/T 14689.
  package var margins: Edges?
  /// Overrides the map's title.
  package var title: LocalizedText?
  /// Multiplies the sizes of letters, lines and symbols of the style; nil lets them grow with the paper, since a larger
  /// sheet is read from farther away.
  package var symbolScale: Double?
  /// Letters of the map are never smaller than this, in millimetres of their nominal height.
  package var minimumTextSize: Double
  package var furniture: Furniture

  package init(
    id: String, paper: Paper, scale: Scale = .fit, center: Point? = nil, bearing: Double = 0,
    languages: Languages = .zh, margins: Edges? = nil, title: LocalizedText? = nil,
    symbolScale: Double? = nil, minimumTextSize: Double = 1.8, furniture: Furniture = Furniture()
  ) {
    self.id = id
    self.paper = paper
    self.scale = scale
    self.center = center
    self.bearing = bearing
    self.languages = languages
    self.margins = margins
    self.title = title
    self.symbolScale = symbolScale
    self.minimumTextSize = minimumTextSize
    self.furniture = furniture
  }
}

/// What stands round the map, and where.
package struct Furniture: Hashable, Sendable {
  package enum Place: String, CaseIterable, Hashable, Sendable {
    case off
    /// In the panel beside the map.
    case panel
    /// In a corner of the map frame.
    case topLeft = "top-left"
    case topRight = "top-right"
    case bottomLeft = "bottom-left"
    case bottomRight = "bottom-right"
  }

  package enum PanelSide: String, CaseIterable, Hashable, Sendable {
    case left, right
    /// Below the map, in columns.
    case bottom
  }

  /// Every piece of furniture that can be placed.
  package enum Item: String, CaseIterable, Hashable, Sendable {
    case title, northArrow, legend, statistics, majorRisks, key, notes, scaleBar, titleBlock
    /// Survey grid: crosses in the map frame; `panel` and corners all mean on.
    case grid
  }

  /// nil: on the right of a wide sheet, below the map of a tall one.
  package var panelSide: PanelSide?
  /// Items that are not named here stand in the panel.
  package var places: [Item: Place]

  package init(panelSide: PanelSide? = nil, places: [Item: Place] = [:]) {
    self.panelSide = panelSide
    self.places = places
  }

  /// Title, lists and notes have no place in a corner: where one is asked for they stand in the panel.
  package func place(of item: Item) -> Place {
    let place = places[item] ?? .panel
    switch item {
    case .title, .majorRisks, .key, .notes, .grid: return place == .off ? .off : .panel
    case .northArrow, .legend, .statistics, .scaleBar, .titleBlock: return place
    }
  }
}
