/// Who is let in, and what embedders may do: the part of the settings that `Access` follows. The default asks nothing of anyone.
package struct AccessSettings: Hashable, Sendable {
  /// File of API keys, made by `riskmap key new`; nil: there are none.
  package var keyFile: String?
  /// Tokens of others that are believed; nil: none.
  package var tokens: TokenSettings?
  /// What those see who show neither key nor token. nil: nothing where there are keys or tokens, else everything.
  package var audience: Audience?
  /// Requests a second that a key, or the bearer of a token, may make where its line does not say.
  package var rate = 500.0
  /// Requests that may come at once before `rate` counts, where the line of the key does not say.
  package var burst = 1000.0
  /// Origins whose pages may show ours in a frame, e.g. `https://portal.example.com`; `*` is all, and `'self'` our own.
  package var frameAncestors = ["'self'", "http://localhost:*", "http://127.0.0.1:*"]

  package init() {}

  /// Audiences that somebody may belong to: maps are made for these.
  package var audiences: Set<Audience> {
    guard isControlled else { return [.internal] }
    return keyFile == nil && tokens == nil ? [.public] : [.internal, .public]
  }

  /// Something is asked of who asks, or those who show nothing see the public edition only.
  package var isControlled: Bool {
    keyFile != nil || tokens != nil || audience == .public
  }
}

/// JSON Web Tokens (RFC 7519) that are believed.
package struct TokenSettings: Hashable, Sendable {
  /// File with the public keys of who issues them (JWK Set, RFC 7517).
  package var keySetFile: String
  /// What `iss` has to be.
  package var issuer: String
  /// What `aud` has to name.
  package var audience: String
  /// Algorithms that are taken; of public keys only. `TokenSettings.algorithms` are those that are known.
  package var algorithms: Set<String> = ["RS256", "PS256", "ES256", "ES384", "EdDSA"]
  /// The claim with the names of the maps that the bearer may see: a list, or words with spaces between them; `*` is all. Dots lead into
  /// objects: `resource_access.riskmap.roles`.
  package var mapsClaim = "maps"
  /// The claim with what is shown, `public` or `internal`; without it everything is.
  package var audienceClaim = "riskmap_audience"
  /// Seconds by which clocks may differ.
  package var leeway = 60.0

  package init(keySetFile: String, issuer: String, audience: String) {
    self.keySetFile = keySetFile
    self.issuer = issuer
    self.audience = audience
  }

  /// Algorithms that can be taken: all are of public keys, so that nothing in the key set can be used to make a token.
  package static let algorithms: Set<String> = [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
  ]
}
