package import Cartography
package import PlantModel

extension Scene {
  /// All marks, those of groups too, in drawing order.
  package var flatMarks: [Mark] { Self.flat(marks) }

  private static func flat(_ marks: [Mark]) -> [Mark] {
    marks.flatMap { mark -> [Mark] in
      if case .group(let inner, _, _) = mark.content { return flat(inner) }
      return [mark]
    }
  }

  /// The words of the text marks whose origin begins with `origin`, in drawing order.
  package func texts(_ origin: String = "") -> [String] {
    textRuns(origin).map(\.line.text)
  }

  package func textRuns(_ origin: String = "") -> [TextRun] {
    flatMarks.compactMap {
      guard case .text(let run) = $0.content, $0.origin.hasPrefix(origin) else { return nil }
      return run
    }
  }

  /// Bounding boxes of the filled paths whose origin begins with `origin`, with their fills, in drawing order.
  package func fills(_ origin: String) -> [(box: Rect, fill: Fill, origin: String)] {
    flatMarks.compactMap {
      guard case .fill(let path, let fill) = $0.content, $0.origin.hasPrefix(origin) else {
        return nil
      }
      return (path.boundingBox, fill, $0.origin)
    }
  }
}
