import HTTPTypes
import NIOCore
import PlantModel
import RiskMap
import Testing

@testable import RiskMapServer

@Suite struct DeliveryTests {
  private func delivery(of reply: Reply, _ fields: HTTPFields) -> Delivery {
    reply.delivery(for: Inquiry(path: RequestPath(segments: []), fields: fields), fields: [:])
  }

  @Test func `what the client has is not sent again, in whichever encoding it has it`() throws {
    let reply = Reply(text: String(repeating: "a map ", count: 1000), mediaType: "text/plain")
    let plain = try #require(delivery(of: reply, [:]).fields[.eTag])
    let packed = delivery(of: reply, [.acceptEncoding: "gzip"])
    let tag = try #require(packed.fields[.eTag])
    #expect(packed.fields[.contentEncoding] == "gzip" && tag != plain)
    for (field, accepted, named) in [
      (plain, "", plain), (tag, "gzip", tag), (tag, "", tag), (plain, "gzip", plain),
      ("*", "gzip", tag), ("*", "", plain), ("\(plain), \(tag)", "gzip", tag),
    ] {
      let known = delivery(of: reply, [.ifNoneMatch: field, .acceptEncoding: accepted])
      #expect(known.status == .notModified && known.body.readableBytes == 0)
      #expect(known.fields[.eTag] == named)
      #expect(known.fields[.vary] == "Accept-Encoding")
    }
    let other = delivery(of: reply, [.ifNoneMatch: "\"other\"", .acceptEncoding: "gzip"])
    #expect(other.status == .ok && other.body == packed.body)
  }

  @Test func `why a map cannot be drawn is for the log and not for who asks`() throws {
    let problem = Problem(of: .definitionExists(file: "/srv/secret/map.yaml"))
    let reply = problem.reply(to: Inquiry(path: RequestPath(segments: [])))
    #expect(reply.status == .internalServerError)
    #expect(!reply.text.contains("secret"))
    let logged = try #require(reply.fault?.logged)
    #expect(logged["fault"]?.isEmpty == false)
    #expect("\(logged)".contains("/srv/secret/map.yaml"))
    let report = OWSException.problem(problem).reply(in: .en, isPath: false)
    #expect(report.fault == reply.fault)
    #expect(!report.text.contains("secret"))
  }

  @Test(arguments: [
    ("https://maps.example.com/risk", true), ("http://10.0.0.7:8080", true),
    ("maps.example.com", false), ("https:///risk", false), ("https://", false),
    ("https://a/?b", false), ("ftp://a", false), ("https://a b", false),
  ])
  func `a public address is one that others can ask`(text: String, isOne: Bool) {
    #expect(ServerSettings.isPublicURL(text) == isOne)
  }
}
