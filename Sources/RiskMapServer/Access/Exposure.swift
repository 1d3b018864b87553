package import PlantModel

/// Whether the server may listen where it is told to.
package enum Exposure {
  /// Why it may not: everyone who reaches an address beyond this machine would see everything. nil: it may.
  ///
  /// - Parameter isOpen: the operator said in so many words that everyone may see everything.
  package static func refusal(
    host: String, access: AccessSettings, isOpen: Bool
  ) -> Diagnostic? {
    guard !access.isControlled, !isOpen, !isLoopback(host) else { return nil }
    return Diagnostic(
      .error, "open-to-all",
      LocalizedText(
        zh: "在 \(host) 上监听会让所有能访问此地址的人看到全部内容",
        en: "listening at \(host) shows everything to everyone who reaches that address"),
      hint: LocalizedText(
        zh: "设置密钥文件（riskmap key new）、令牌或 audience: public；确实要公开时用 --open",
        en: "set a key file (riskmap key new), tokens or audience: public; if that is meant, --open"
      ))
  }

  /// An address or name of this machine that others cannot reach: 127.0.0.0/8, ::1, localhost.
  package static func isLoopback(_ host: String) -> Bool {
    let name = host.lowercased()
    if ["localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1"].contains(name) { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
