/// The path from the root, with symbolic links followed; the path itself where there is nothing of that name.
package func absolutePath(_ path: String) -> String { resolved(path) }
