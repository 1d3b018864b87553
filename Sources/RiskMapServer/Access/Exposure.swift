import Foundation
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

  /// A request that names this host is meant for the server. Where it shows everything to whoever reaches it on this machine, only its own
  /// names are: a page elsewhere could have its name point here and read the answers (DNS rebinding). Browsers always name the host.
  static func isMeant(
    by authority: String?, settings: ServerSettings, access: AccessSettings
  ) -> Bool {
    guard let authority, !access.isControlled, !settings.isOpen, !settings.isBehindProxy,
      isLoopback(settings.host)
    else { return true }
    let name = host(of: authority[...])
    return isLoopback(name) || name == settings.host.lowercased()
      || name == settings.publicURL.map(host(ofURL:))
  }

  private static func host(ofURL url: String) -> String {
    let rest = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return host(of: rest.prefix { !"/?#".contains($0) })
  }

  /// Without the port.
  private static func host(of authority: Substring) -> String {
    let end =
      authority.hasPrefix("[")
      ? authority.firstIndex(of: "]").map(authority.index(after:)) : authority.firstIndex(of: ":")
    return authority[..<(end ?? authority.endIndex)].lowercased()
  }

  /// An address or name of this machine that others cannot reach: 127.0.0.0/8, ::1, localhost.
  package static func isLoopback(_ host: String) -> Bool {
    let name = host.lowercased()
    if ["localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1"].contains(name) { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension Installation {
  /// A request that names this host is meant for the server.
  func isMeant(by authority: String?) -> Bool {
    Exposure.isMeant(by: authority, settings: settings, access: access.settings)
  }
}
