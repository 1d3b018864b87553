import Synchronization

/// The port that the server listens at: that of the settings, until the system has chosen one (port 0). A class, as the server and its
/// answers share it.
final class ListeningPort: Sendable {
  private let value: Atomic<Int>

  init(_ number: Int) {
    value = Atomic(number)
  }

  var number: Int {
    get { value.load(ordering: .relaxed) }
    set { value.store(newValue, ordering: .relaxed) }
  }
}
