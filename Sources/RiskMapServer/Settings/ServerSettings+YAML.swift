import PlantModel
package import RiskMap

extension ServerSettings {
  static let keys = [
    "maps", "host", "port", "publicURL", "threads", "queue", "memory", "origins", "behindProxy",
    "reload", "drain", "limits", "log", "access", "open",
  ]

  /// The settings of a document; what it does not name keeps its default. Unknown keys are errors.
  package init(_ document: YAMLValue) throws(DefinitionError) {
    self.init()
    let map = try document.mapping(keys: Self.keys)
    if let value = map["maps"] { maps = try value.paths() }
    if let value = map["host"] { host = try value.nonEmptyString() }
    if let value = map["port"] { port = try value.int(in: 0...65535) }
    if let value = map["publicURL"] { publicURL = try value.publicURL() }
    if let value = map["threads"] { threads = try value.int(in: 1...1024) }
    if let value = map["queue"] { queue = try value.int(in: 1...1_000_000) }
    if let value = map["behindProxy"] { isBehindProxy = try value.bool() }
    if let value = map["origins"] { origins = try value.crossOrigin() }
    if let value = map["reload"] { reloadInterval = try value.int(in: 0...86400) }
    if let value = map["drain"] { drainTime = try value.int(in: 1...3600) }
    if let value = map["memory"] { try value.memory(into: &self) }
    if let value = map["limits"] { limits = try ConnectionLimits(value) }
    if let value = map["access"] { access = try AccessSettings(value) }
    if let value = map["open"] { isOpen = try value.bool() }
    if let value = map["log"] {
      let log = try value.mapping(keys: ["requests"])
      if let requests = log["requests"] { requestLog = try requests.choice() }
    }
  }
}

extension ConnectionLimits {
  static let keys = [
    "connections", "headerBytes", "targetBytes", "requestTime", "idleTime", "sendTime",
  ]

  fileprivate init(_ document: YAMLValue) throws(DefinitionError) {
    self.init()
    let map = try document.mapping(keys: Self.keys)
    if let value = map["connections"] { connections = try value.int(in: 1...1_000_000) }
    if let value = map["headerBytes"] { headerBytes = try value.int(in: 1024...1_048_576) }
    if let value = map["targetBytes"] { targetBytes = try value.int(in: 256...1_048_576) }
    if let value = map["requestTime"] { requestTime = try value.int(in: 1...3600) }
    if let value = map["idleTime"] { idleTime = try value.int(in: 1...86400) }
    if let value = map["sendTime"] { sendTime = try value.int(in: 1...3600) }
  }
}

extension YAMLValue {
  /// A whole number of the range.
  fileprivate func int(in range: ClosedRange<Int>) throws(DefinitionError) -> Int {
    let number = try int()
    guard range.contains(number) else {
      throw mismatch(
        zh: "\(range.lowerBound) 到 \(range.upperBound) 之间的整数",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Paths; relative ones are relative to the file.
  fileprivate func paths() throws(DefinitionError) -> [String] {
    let folder = place.file.map(FilePath.folder) ?? "."
    var paths: [String] = []
    for item in listOrSingle() { paths.append(FilePath.joined(folder, try item.nonEmptyString())) }
    return paths
  }

  fileprivate func publicURL() throws(DefinitionError) -> String {
    let text = try nonEmptyString()
    guard ServerSettings.isPublicURL(text) else {
      throw mismatch(
        zh: "如 https://maps.example.com/risk 的地址",
        en: "an address such as https://maps.example.com/risk")
    }
    return text
  }

  fileprivate func crossOrigin() throws(DefinitionError) -> CrossOrigin {
    var origins: [String] = []
    for item in listOrSingle() where !item.isNull {
      let origin = try item.string()
      guard CrossOrigin.isOrigin(origin) else {
        throw item.mismatch(
          zh: "如 https://dash.example.com 的来源，或 \"*\"",
          en: "an origin such as https://dash.example.com, or \"*\"")
      }
      origins.append(origin)
    }
    return CrossOrigin(origins)
  }

  fileprivate func memory(into settings: inout ServerSettings) throws(DefinitionError) {
    let map = try mapping(keys: ["tiles", "documents"])
    if let value = map["tiles"] { settings.cacheBytes = try value.int(in: 0...1_048_576) << 20 }
    if let value = map["documents"] {
      settings.documentBytes = try value.int(in: 0...1_048_576) << 20
    }
  }
}
