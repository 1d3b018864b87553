package import PlantModel

/// Why a file could not be written. Whatever stood under its name before is still there, unchanged.
package enum WriteError: Error, Hashable, Sendable {
  /// No room on the volume, or the quota is used up.
  case diskFull(path: String)
  /// Permission, a read-only volume, a folder in the way …; `reason` is the system's sentence.
  case notWritable(path: String, reason: String)
  /// Another run is writing it.
  case busy(path: String)

  package var message: LocalizedText {
    switch self {
    case .diskFull: LocalizedText(zh: "磁盘已满，文件未写入", en: "the disk is full; nothing was written")
    case .busy:
      LocalizedText(zh: "另一个进程正在写该文件", en: "another run is writing it")
    case .notWritable(_, let reason):
      LocalizedText(zh: "文件无法写入：\(reason)", en: "the file cannot be written: \(reason)")
    }
  }

  package var place: Place? {
    switch self {
    case .diskFull(let path), .notWritable(let path, _), .busy(let path): Place(file: path)
    }
  }

  package var hint: LocalizedText? {
    switch self {
    case .diskFull:
      LocalizedText(zh: "请清理磁盘或换一个输出目录", en: "free some space, or write to another folder")
    case .busy:
      LocalizedText(zh: "请等它结束，或写到别处", en: "wait until it ends, or write elsewhere")
    case .notWritable:
      LocalizedText(zh: "请检查目录是否存在及其权限", en: "check that the folder exists and may be written")
    }
  }
}
