package import PlantModel

/// A drawing with everything resolved: CSS pixels (1/96 inch), y down, origin at the top left. Nothing is left to look up,
/// inherit or convert.
package struct Scene: Hashable, Sendable {
  package var size: Size
  /// In drawing order.
  package var marks: [Mark]
  package var info: SceneInfo

  package init(size: Size, marks: [Mark], info: SceneInfo = SceneInfo()) {
    self.size = size
    self.marks = marks
    self.info = info
  }
}

/// What a document says of itself (PDF information, SVG title).
package struct SceneInfo: Hashable, Sendable {
  package var title: String
  package var author: String
  package var subject: String
  package var keywords: String
  /// ISO 8601 date or time; nil leaves the date out: never the clock.
  package var date: String?

  package init(
    title: String = "", author: String = "", subject: String = "", keywords: String = "",
    date: String? = nil
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.date = date
  }
}
