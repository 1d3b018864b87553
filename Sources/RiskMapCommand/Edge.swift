import Foundation
import PlantModel

/// What the process is told by its surroundings: read here, once, and handed on as values. Nothing else in the program
/// looks at the environment, the clock, the terminal or the place of the executable.
enum Edge {
  static let environment = ProcessInfo.processInfo.environment

  /// `--lang`, else the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set: Chinese where it begins with `zh`, else
  /// English. Looked up before arguments are parsed, since help and usage errors speak it too.
  static let language = language(arguments: CommandLine.arguments, environment: environment)

  static func language(arguments: [String], environment: [String: String]) -> Language {
    let words = arguments.prefix { $0 != "--" }
    for (index, word) in words.enumerated() {
      if word == "--lang", index + 1 < words.count, let asked = Language(rawValue: words[index + 1])
      {
        return asked
      }
      if word.hasPrefix("--lang="), let asked = Language(rawValue: String(word.dropFirst(7))) {
        return asked
      }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("zh") == true ? .zh : .en
  }

  /// The path of this executable with symbolic links resolved; empty where the system does not tell.
  static var executable: String {
    var count = 0
    let bytes = [CChar](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, initialized in
      guard let start = buffer.baseAddress else { return }
      count = max(0, readlink("/proc/self/exe", start, buffer.count))
      initialized = count
    }
    return String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Today where the user is, `2026-05-01`.
  static var today: String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
  }

  /// Now, `2026-05-01T08:30:00.250Z`.
  static var timestamp: String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var parts = tm()
    gmtime_r(&now.tv_sec, &parts)
    let numbers = [parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }
    let milliseconds = String(1000 + now.tv_nsec / 1_000_000).dropFirst()
    return "\(Int(parts.tm_year) + 1900)-\(numbers[0])-\(numbers[1])T"
      + "\(numbers[2...].joined(separator: ":")).\(milliseconds)Z"
  }

  /// As many open files as the system allows: every connection is one.
  static func raiseFileLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// Takes the places of standard streams that are closed, so that no file that is opened later gets their numbers and with
  /// them what is printed; writing to them still fails.
  static func reserveStandardStreams() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
      // The lowest free number is taken: this one.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }
  static var processorCount: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The largest memory that the process has held so far, in MB (getrusage(2): Linux counts kilobytes).
  static var peakMemory: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}

/// The text in the language of this process.
func said(zh: String, en: String) -> String {
  LocalizedText(zh: zh, en: en)[Edge.language]
}
