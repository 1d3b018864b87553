import HTTPTypes
import MapStyle
import NIOCore
import Testing

@testable import RiskMapServer

@Suite struct StandardsOpenAPITests {
  @Test func `/req/oas30/completeness: the document has every endpoint with its parameters`()
    async throws
  {
    try await withStandards { standards in
      let document = try await standards.json("/openapi.json")
      #expect(document["openapi"]?.string == "3.0.3")
      #expect(
        document["servers"]?.elements?.first?["url"]?.string == "https://maps.example.com/risk")
      let paths = document["paths"]?.members ?? []
      #expect(paths.map(\.key) == EndpointTable.all.endpoints.map(\.path.text))
      for endpoint in EndpointTable.all.endpoints {
        let operation = document["paths"]?[endpoint.path.text]?["get"]
        let parameters = operation?["parameters"]?.elements ?? []
        let query = parameters.filter { $0["in"]?.string == "query" }
        if let known = endpoint.parameters {
          #expect(query.compactMap { $0["name"]?.string } == known)
        }
        for parameter in parameters where parameter["in"]?.string == "path" {
          let name = parameter["name"]?.string ?? ""
          #expect(endpoint.path.text.contains("{\(name)}"))
          #expect(parameter["required"]?.bool == true)
        }
      }
    }
  }

  @Test func `every endpoint is described`() {
    let undescribed = EndpointTable.all.endpoints.map(\.id).filter { Operation.table[$0] == nil }
    #expect(undescribed == [])
  }

  @Test func `/req/oas30/operation-id: the ends of ids are those of OGC API – Tiles`() {
    let ids = EndpointTable.all.endpoints.map(\.id)
    #expect(Set(ids).count == ids.count)
    for end in [
      ".collection.map.getTileSetsList", ".collection.map.getTileSet", ".collection.map.getTile",
      ".collection.vector.getTileSetsList", ".collection.vector.getTileSet",
      ".collection.vector.getTile", "getTileMatrixSetsList", "getTileMatrixSet",
    ] {
      #expect(ids.contains { $0.hasSuffix(end) }, "\(end)")
    }
  }

  @Test func `every reference leads to a schema`() async throws {
    try await withStandards { standards in
      let text = try await standards.get("/openapi.json").text
      let document = try await standards.json("/openapi.json")
      for part in text.split(separator: "#/components/schemas/").dropFirst() {
        let name = String(part.prefix { $0 != "\"" })
        #expect(document["components"]?["schemas"]?[name] != nil, "\(name)")
      }
    }
  }

  @Test func `with access control the document says how to be let in, and that health is free`() {
    let addresses = Addresses(root: "https://maps.example.com")
    func document(_ isControlled: Bool) -> JSONValue {
      openAPI(
        of: EndpointTable.all.endpoints, map: nil, addresses: addresses, isControlled: isControlled)
    }
    let open = document(false)
    #expect(open["security"] == nil)
    #expect(open["components"]?["securitySchemes"] == nil)
    let controlled = document(true)
    let ways = controlled["security"]?.elements?.compactMap { $0.members?.first?.key }
    #expect(ways == ["key", "bearer", "signed"])
    let schemes = controlled["components"]?["securitySchemes"]
    #expect(schemes?.members?.map(\.key) == ways)
    #expect(schemes?["key"]?["name"]?.string == "X-API-Key")
    #expect(schemes?["bearer"]?["scheme"]?.string == "bearer")
    #expect(schemes?["signed"]?["name"]?.string == "signed")
    let paths = controlled["paths"]
    #expect(paths?["/health/live"]?["get"]?["security"]?.elements == [])
    #expect(paths?["/maps"]?["get"]?["security"] == nil)
  }
}
