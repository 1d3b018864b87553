import ArgumentParser

/// `riskmap key`: what lets programs and pages in to `riskmap serve`.
struct Key: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: said(
        zh: "为 riskmap serve 生成密钥、签名地址。", en: "Make keys and sign addresses for riskmap serve."),
      discussion: said(
        zh: """
          例：
            riskmap key new dashboard --keys /etc/riskmap/keys
            riskmap key new grafana --maps ammonia-plant --audience public --signing --keys keys
            RISKMAP_KEY=rmk_… riskmap key sign --for 90d https://example.com/maps/plant/legend.png
          """,
        en: """
          Examples:
            riskmap key new dashboard --keys /etc/riskmap/keys
            riskmap key new grafana --maps ammonia-plant --audience public --signing --keys keys
            RISKMAP_KEY=rmk_… riskmap key sign --for 90d https://example.com/maps/plant/legend.png
          """),
      subcommands: [KeyNew.self, KeySign.self])
  }
}
