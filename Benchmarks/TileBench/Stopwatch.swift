import Foundation

/// Seconds of the wall clock, and of all threads of this process on processors.
struct Seconds {
  var wall = 0.0
  var cpu = 0.0

  static func + (a: Seconds, b: Seconds) -> Seconds {
    Seconds(wall: a.wall + b.wall, cpu: a.cpu + b.cpu)
  }

  /// How long the work takes, and what comes of it.
  static func measuring<Value>(_ work: () throws -> Value) rethrows -> (Seconds, Value) {
    let (wall, cpu) = (wallClock(), cpuClock())
    let value = try work()
    return (Seconds(wall: wallClock() - wall, cpu: cpuClock() - cpu), value)
  }

  private static func wallClock() -> Double {
    Double(DispatchTime.now().uptimeNanoseconds) / 1e9
  }

  private static func cpuClock() -> Double {
    let usage = usage()
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func usage() -> rusage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  /// The most memory that this process ever held, in MB.
  static var peakMegabytes: Int { usage().ru_maxrss / 1024 }
}
