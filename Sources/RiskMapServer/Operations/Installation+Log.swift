import HTTPTypes
import Logging
import NIOCore
import PlantModel

extension Installation {
  /// A line of the log for an answer, as the settings want it.
  func log(_ inquiry: Inquiry, _ answer: Answer, _ delivery: Delivery, time: TimeAmount) {
    let status = delivery.status.code
    switch settings.requestLog {
    case .none: return
    // Too much at once is no fault: the metrics count it.
    case .errors where status < 500 || status == 503: return
    case .errors, .all: break
    }
    var metadata: Logger.Metadata = [
      "request": "\(inquiry.id)", "method": "\(inquiry.method.rawValue)",
      "path": "\(inquiry.path.segments.map { "/" + $0 }.joined())", "status": "\(status)",
      "endpoint": "\(answer.endpoint)", "visitor": "\(answer.visitor.name)",
      "peer": "\(inquiry.peer ?? "")", "bytes": "\(delivery.body.readableBytes)",
      "milliseconds": "\(Double(time.nanoseconds / 10_000) / 100)",
    ]
    for (key, text) in answer.reply.fault?.logged ?? [:] { metadata[key] = "\(text)" }
    log.log(
      level: status >= 500 && status != 503 ? .error : .info, "request", metadata: metadata)
  }
}

extension Diagnostic {
  /// What the log says of a fault beside the request.
  var logged: [String: String] {
    var members = ["fault": message.en]
    if let place { members["place"] = "\(place)" }
    if let hint { members["hint"] = hint.en }
    return members
  }
}
