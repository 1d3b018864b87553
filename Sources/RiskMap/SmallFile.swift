import Storage

/// The bytes of a file that is read as a whole, such as settings and keys. Throws where it cannot be read or has more than `limit` bytes.
package func smallFile(_ path: String, limit: Int) throws(MapError) -> [UInt8] {
  try loading { () throws(LoadError) in try readFile(path, limit: limit) }
}
