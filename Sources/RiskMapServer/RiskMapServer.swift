// Delivers maps over HTTP. A request goes down this page, and everything between its two ends is a value:
//
//   ServerApplication            Hummingbird: sockets, HTTP, life cycle; knows no map        HTTP/ServerApplication.swift
//   Inquiry(request)             what is asked for: path, query, fields, who asks            HTTP/Inquiry.swift
//   access.admit(inquiry)        who asks, which maps and how much of them is shown          Access/Access.swift
//   endpoints.endpoint(of:)      the one entry of the table of addresses that answers        HTTP/EndpointTable.swift
//   endpoint.answer(inquiry, …)  a `Reply`, or a `Problem` (RFC 9457)                        Routes/, Standards/
//   Delivery                     status, fields, body: ETag, 304, HEAD, compression          HTTP/Delivery.swift
//
// What the answers are made from is an `Installation`: the maps (`MapLibrary`), the threads that paint (`RenderPool`), the tiles
// that were made lately (`TileCache`), and the settings. Nothing is painted on an event loop or on the cooperative pool.
