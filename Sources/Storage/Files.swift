import Glibc
import PlantModel

/// The whole content of a file of at most `limit` bytes.
package func readFile(_ path: String, limit: Int) throws(LoadError) -> [UInt8] {
  let bytes: [UInt8]
  do throws(Descriptor.Failure) {
    // One byte more than allowed tells a file that fits from one that does not, whatever its status says.
    bytes = try beginning(of: path, atMost: limit + 1)
  } catch {
    throw loadError(error, at: path)
  }
  guard bytes.count <= limit else {
    throw .fileTooLarge(path: path, bytes: fileStatus(path)?.size ?? bytes.count, limit: limit)
  }
  return bytes
}

/// The first bytes of a file: fewer than `limit` when it is shorter.
func beginning(of path: String, atMost limit: Int) throws(Descriptor.Failure) -> [UInt8] {
  let file = try Descriptor(path, O_RDONLY)
  let status = try file.status()
  if status.st_mode & S_IFMT == S_IFDIR { throw Descriptor.Failure(number: EISDIR) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(min(Int(status.st_size) + 1, limit))
  while bytes.count < limit {
    let next = try file.read(atMost: min(1 << 22, limit - bytes.count))
    if next.isEmpty { break }
    bytes += next
  }
  return bytes
}

/// Puts the bytes under the name in one step: written beside it, synchronised, renamed. On failure the name keeps what it had
/// and nothing is left behind. Folders that do not exist are made. A device or a pipe is written to as it is.
package func writeFile(_ bytes: [UInt8], to path: String) throws(WriteError) {
  do throws(Descriptor.Failure) {
    if let status = fileStatus(path), !status.isRegular {
      let file = try Descriptor(path, O_WRONLY)
      try file.write(bytes)
      return try file.finish()
    }
    let target = resolved(path)
    try makeFolder(FilePath.folder(of: target))
    try replace(target, with: bytes)
  } catch {
    switch error.number {
    case ENOSPC, EDQUOT: throw .diskFull(path: path)
    default: throw .notWritable(path: path, reason: error.sentence)
    }
  }
}

/// `attempt` numbers the names beside `path`: several writers of one process may be at work.
private func replace(
  _ path: String, with bytes: [UInt8], attempt: Int = 0
) throws(Descriptor.Failure) {
  let beside = FilePath.folder(of: path) + "/.\(getpid()).\(attempt).part"
  let mode = fileStatus(path)?.permissions ?? 0o666
  do throws(Descriptor.Failure) {
    let file = try Descriptor(beside, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
    do throws(Descriptor.Failure) {
      try file.write(bytes)
      try file.finish()
      guard rename(beside, path) == 0 else { throw .last }
    } catch {
      unlink(beside)
      throw error
    }
  } catch  where error.number == EEXIST && attempt < 1000 {
    try replace(path, with: bytes, attempt: attempt + 1)
  }
}
