import ArgumentParser
import Foundation
import PlantModel

/// Delivers to files and the terminal: arguments in; results on standard output, messages on standard error, and an exit
/// code out: 0 done, 1 done with findings of severity error, 2 nothing made.
@main
struct RiskMapCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "riskmap",
      abstract: said(
        zh: "由厂区平面图和风险清单绘制安全风险空间分布图（四色图）。",
        en: "Four-colour risk maps from a plant's layout and its risk register."),
      version: "0.1.0")
  }
}
