import PlantModel
import Yams

/// Reads one YAML document strictly: UTF-8, at most 4 MB and 100 levels deep, unique text keys, neither anchors nor aliases
/// (which could blow up to any size), and a place for every node.
package struct YAMLReader {
  /// A definition of a large installation has a few hundred kilobytes.
  package static let byteLimit = 4_000_000
  package static let depthLimit = 100

  private let file: String
  /// A document without aliases has no more nodes than bytes; whatever the scan for aliases let through ends here.
  private var nodesLeft: Int

  /// The document in `bytes`; `file` is the name that errors give.
  package static func read(_ bytes: [UInt8], file: String) throws(DefinitionError) -> YAMLValue {
    var reader = YAMLReader(file: file, nodesLeft: bytes.count + 1)
    return try reader.document(bytes)
  }

  private mutating func document(_ bytes: [UInt8]) throws(DefinitionError) -> YAMLValue {
    let text = try text(bytes)
    try refuseAliases(in: text)
    do {
      // Without resolver rules every scalar stays text; a node's type is what its reader asks for.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { throw emptyDocument }
      let value = try value(root, path: "", depth: 0)
      if value.isNull { throw emptyDocument }
      return value
    } catch let error as YamlError {
      throw definitionError(error, in: text)
    } catch let error as DefinitionError {
      throw error
    } catch {
      throw DefinitionError(LocalizedText("\(error)"), at: Place(file: file))
    }
  }

  private func text(_ bytes: [UInt8]) throws(DefinitionError) -> String {
    guard bytes.count <= Self.byteLimit else {
      throw DefinitionError(
        LocalizedText(
          zh: "文件有 \(bytes.count) 字节，上限为 \(Self.byteLimit) 字节",
          en: "the file has \(bytes.count) bytes, the limit is \(Self.byteLimit)"),
        at: Place(file: file),
        hint: LocalizedText(zh: "数据请放入表格或图层文件", en: "put data in a table or a layer file"))
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw DefinitionError(
        LocalizedText(zh: "文件不是 UTF-8 编码", en: "the file is not UTF-8"),
        at: Place(file: file, line: lineOfInvalidText(content)),
        hint: LocalizedText(zh: "请另存为 UTF-8", en: "save it as UTF-8"))
    }
    return text
  }

  private func lineOfInvalidText(_ bytes: ArraySlice<UInt8>) -> Int {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
  }

  private func refuseAliases(in text: String) throws(DefinitionError) {
    guard let alias = YAMLAliasScan.firstAlias(in: text) else { return }
    throw aliasError(at: Place(file: file, line: alias.line, column: alias.column))
  }

  private func aliasError(at place: Place) -> DefinitionError {
    DefinitionError(
      LocalizedText(zh: "不支持锚点（&）和别名（*）", en: "anchors (&) and aliases (*) are not taken"),
      at: place,
      hint: LocalizedText(
        zh: "请把值写出来；以 & 或 * 开头的文字请加引号",
        en: "write the value out, and quote text that begins with & or *"))
  }

  private var emptyDocument: DefinitionError {
    DefinitionError(
      LocalizedText(zh: "文件是空的", en: "the document is empty"), at: Place(file: file))
  }
}

extension YAMLReader {
  private mutating func value(
    _ node: Node, path: String, depth: Int
  ) throws(DefinitionError) -> YAMLValue {
    let place = place(node.mark, path: path)
    nodesLeft -= 1
    guard nodesLeft >= 0 else { throw aliasError(at: place) }
    guard depth <= Self.depthLimit else {
      throw DefinitionError(
        LocalizedText(
          zh: "嵌套超过 \(Self.depthLimit) 层", en: "nested more than \(Self.depthLimit) levels deep"),
        at: place)
    }
    switch node {
    case .scalar(let scalar):
      return YAMLValue(content(of: scalar), at: place)
    case .sequence(let sequence):
      var items: [YAMLValue] = []
      for (index, item) in sequence.enumerated() {
        items.append(try value(item, path: "\(path)[\(index)]", depth: depth + 1))
      }
      return YAMLValue(.list(items), at: place)
    case .mapping(let mapping):
      let entries = try entries(of: mapping, path: path, depth: depth)
      return YAMLValue(.mapping(YAMLMapping(entries: entries, at: place)), at: place)
    case .alias:
      return YAMLValue(.null, at: place)
    }
  }

  private func content(of scalar: Node.Scalar) -> YAMLValue.Content {
    let isPlain = scalar.style == .plain
    if isPlain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return .null }
    return .scalar(scalar.string, quoted: !isPlain)
  }

  private mutating func entries(
    of mapping: Node.Mapping, path: String, depth: Int
  ) throws(DefinitionError) -> [YAMLMapping.Entry] {
    var entries: [YAMLMapping.Entry] = []
    var seen: Set<String> = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        throw DefinitionError(
          LocalizedText(zh: "键必须是文字", en: "a key must be text"),
          at: place(key.mark, path: path))
      }
      let keyPath = path.isEmpty ? scalar.string : "\(path).\(scalar.string)"
      let keyPlace = place(key.mark, path: keyPath)
      guard seen.insert(scalar.string).inserted else {
        throw duplicate(scalar.string, at: keyPlace)
      }
      entries.append(
        .init(
          key: scalar.string, keyPlace: keyPlace,
          value: try self.value(value, path: keyPath, depth: depth + 1)))
    }
    return entries
  }

  private func duplicate(_ key: String, at place: Place) -> DefinitionError {
    DefinitionError(
      LocalizedText(zh: "键“\(key)”出现了两次", en: "the key \"\(key)\" stands here twice"), at: place)
  }

  private func place(_ mark: Mark?, path: String) -> Place {
    Place(
      file: file, path: path.isEmpty ? nil : path, line: mark?.line, column: mark?.column)
  }

  private func definitionError(_ error: YamlError, in text: String) -> DefinitionError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return syntaxError(problem, at: place(mark, path: ""))
    case .reader(let problem, let offset, _, _):
      let before = text.utf8.prefix(offset ?? 0)
      let line = 1 + before.count { $0 == 0x0A }
      return syntaxError(problem, at: Place(file: file, line: line))
    case .duplicatedKeysInMapping(let keys, let context):
      return duplicate(keys.first ?? "", at: place(context.mark, path: ""))
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return syntaxError("\(error)", at: Place(file: file))
    }
  }

  private func syntaxError(_ problem: String, at place: Place) -> DefinitionError {
    DefinitionError(
      LocalizedText(zh: "不是有效的 YAML：\(problem)", en: "not valid YAML: \(problem)"), at: place,
      hint: Self.hints.first { problem.contains($0.problem) }?.hint)
  }

  /// libyaml's words for what people most often get wrong, and what to do then.
  private static let hints: [(problem: String, hint: LocalizedText)] = [
    (
      "cannot start any token",
      LocalizedText(
        zh: "缩进用空格，不用制表符；以 @ ` % 开头的文字请加引号",
        en: "indent with spaces, not tabs; quote text that begins with @, ` or %")
    ),
    (
      "mapping values are not allowed",
      LocalizedText(
        zh: "检查缩进；含“: ”的文字请加引号",
        en: "check the indentation, and quote text that has a colon followed by a space")
    ),
    (
      "could not find expected ':'",
      LocalizedText(
        zh: "键后要有冒号和空格；检查上一行的引号和缩进",
        en: "a key ends with a colon and a space; check quotes and indentation of the line above")
    ),
    (
      "did not find expected",
      LocalizedText(
        zh: "检查括号、逗号和缩进", en: "check brackets, commas and indentation")
    ),
    (
      "control characters",
      LocalizedText(zh: "删除不可见的控制字符", en: "remove the invisible control characters")
    ),
  ]
}
