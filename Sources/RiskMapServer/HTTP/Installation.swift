import HTTPTypes
package import Logging
import NIOCore

/// What the answers are made from.
package struct Installation: Sendable {
  package let settings: ServerSettings
  package let library: MapLibrary
  package let pool: RenderPool
  package let access: Access
  package let cache: TileCache
  package let metrics: ServerMetrics
  let documents: DocumentCache
  let port: ListeningPort
  package let log: Logger

  /// - Parameter log: says nothing unless given.
  package init(
    settings: ServerSettings, library: MapLibrary, pool: RenderPool, access: Access = .open,
    log: Logger = Logger(label: "riskmap", factory: { _ in SwiftLogNoOpLogHandler() })
  ) {
    self.settings = settings
    self.library = library
    self.pool = pool
    self.access = access
    self.log = log
    cache = TileCache(byteLimit: settings.cacheBytes)
    documents = DocumentCache(byteLimit: settings.documentBytes)
    metrics = ServerMetrics()
    port = ListeningPort(settings.port)
  }

  /// The map of the inquiry's `{map}` as who asks may see it; a problem where there is none such.
  package func map(for inquiry: Inquiry) throws(Problem) -> ServedMap {
    let name = inquiry[capture: "map"]
    let visitor = inquiry.visitor
    guard visitor.maySee(name), let map = library.map(named: name)?.shown(to: visitor.audience)
    else { throw .mapMissing(name) }
    return map
  }

  /// The addresses that documents for who asks carry.
  package func addresses(for inquiry: Inquiry) -> Addresses {
    Addresses(root: settings.root(port: port.number), credential: inquiry.visitor.credential)
  }

  /// The answer of whichever endpoint has the inquiry's address.
  package func reply(to inquiry: Inquiry, from table: EndpointTable = .all) async -> Reply {
    await answer(to: inquiry, from: table).reply
  }

  /// The same, and what has to be known of it besides.
  func answer(to inquiry: Inquiry, from table: EndpointTable = .all) async -> Answer {
    var answer = Answer(reply: Reply(body: ByteBuffer(), mediaType: ""))
    do throws(Problem) {
      if inquiry.method == .options {
        answer.reply = .preflight
        return answer
      }
      let admitted = try await access.admit(inquiry)
      answer.visitor = admitted.visitor
      let (endpoint, found) = try table.endpoint(of: admitted)
      answer.endpoint = endpoint.id
      answer.reply = try await endpoint.answer(found, self)
      answer.restrictCaching(access.settings)
    } catch {
      answer.reply = error.reply(to: inquiry)
    }
    return answer
  }

  /// Fields that every answer carries.
  func fields(for inquiry: Inquiry) -> HTTPFields {
    var fields = access.fields
    for field in settings.origins.fields(for: inquiry.fields[.origin]) { fields.merge(field) }
    return fields
  }
}

/// What an inquiry led to.
struct Answer: Sendable {
  var reply: Reply
  /// The id of the endpoint that answered; empty where none did.
  var endpoint = ""
  var visitor = Visitor.anyone
  /// Others who are told the same at this address may keep it longer: a signed address ends before what it shows.
  var isCurtailed = false

  fileprivate mutating func restrictCaching(_ settings: AccessSettings) {
    reply.isPrivate = settings.isControlled && visitor.audience != settings.audience
    guard visitor.credential != nil, reply.caching == .immutable else { return }
    reply.caching = .revalidated
    isCurtailed = true
  }
}

extension Reply {
  /// What a page of another origin may ask for (the Fetch standard's CORS preflight).
  fileprivate static var preflight: Reply {
    var reply = Reply(
      status: .noContent, body: ByteBuffer(), mediaType: "", caching: .noStore)
    reply.fields = CrossOrigin.preflight
    reply.fields[.allow] = "GET, HEAD, OPTIONS"
    return reply
  }
}
