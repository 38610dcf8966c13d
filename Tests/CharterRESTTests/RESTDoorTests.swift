import GraphQLExecution
import GraphQLRoutes
import GraphQLTransport
import Testing

@testable import CharterREST

/// The whole door over a socket.
@Suite(.timeLimit(.minutes(5))) struct RESTDoorTests {
    @Test func readsAndWrites() async throws {
        try await LiveDoor.with { live in
            let read = try await live.exchange("GET /api/notes/7 HTTP/1.1\r\nX-Request-ID: abc")
            #expect(read.status == 200)
            #expect(read.field("X-Request-ID") == "abc")
            #expect(read.answerBody.hasSuffix("\"request_id\":\"abc\"}"))
            let written = try await live.exchange(
                "POST /api/notes HTTP/1.1\r\nContent-Type: application/json", #"{"text":"a"}"#)
            #expect(written.status == 201)
            #expect(written.field("Location") == "/api/notes/a%2Fb")
            #expect(written.field("X-Request-ID") != nil)
        }
    }

    @Test func pathsAreDecodedStrictly() async throws {
        try await LiveDoor.with { live in
            let encoded = try await live.exchange("GET /api/notes/%37 HTTP/1.1")
            #expect(encoded.status == 200)
            for path in ["/api/notes/%", "/api/notes/%00", "/api/notes/%FF", "/api/notes/%zz"] {
                let malformed = try await live.exchange("GET \(path) HTTP/1.1")
                #expect(malformed.status == 400)
                #expect(malformed.answerBody.hasPrefix(#"{"success":false,"data":null,"error":"The percent-encoding"#))
            }
        }
    }

    @Test func methodsThatThereAre() async throws {
        try await LiveDoor.with { live in
            let other = try await live.exchange("PUT /api/notes/7 HTTP/1.1\r\nContent-Type: application/json", "{}")
            #expect(other.status == 405)
            #expect(other.field("Allow") == "DELETE, GET, HEAD, PATCH, OPTIONS")
            #expect(
                other.answerBody.hasPrefix(#"{"success":false,"data":null,"error":"This method is not allowed here.","#)
            )
            let options = try await live.exchange("OPTIONS /api/notes/7 HTTP/1.1")
            #expect(options.status == 204)
            #expect(options.field("Allow") == "DELETE, GET, HEAD, PATCH, OPTIONS")
            let head = try await live.exchange("HEAD /api/notes/7 HTTP/1.1")
            #expect(head.status == 200)
            #expect(head.answerBody.isEmpty)
            #expect(head.field("ETag")?.hasPrefix("\"v3-") == true)
            #expect(Int(head.field("Content-Length") ?? "").map { $0 > 100 } == true)
            let nothing = try await live.exchange("GET /api/unknown HTTP/1.1")
            #expect(nothing.status == 404)
            #expect(nothing.answerBody.contains("NOT_FOUND_ERROR"))
            #expect(try await live.exchange("GET /elsewhere HTTP/1.1").answerBody.hasPrefix("{\"errors\""))
        }
    }

    @Test func whatIsNoRouteIsAnsweredAsTheRoutesBesideItAre() async throws {
        let operation = RESTRoute.Operation(
            name: "Note", type: .query, text: "query Note($id: ID!) { note(id: $id) { id } }")
        let route = RESTRoute(
            .get, try PathTemplate("/things/{id}/note"), operation: operation, responseKey: "note",
            coordinate: "Query.note")
        try await LiveDoor.with(routes: [route]) { live in
            #expect(try await live.exchange("GET /things/7/note HTTP/1.1").status == 200)
            for path in ["/things", "/things/7", "/things/7/note/more"] {
                let nothing = try await live.exchange("GET \(path) HTTP/1.1")
                #expect(nothing.status == 404)
                #expect(nothing.answerBody.hasPrefix(#"{"success":false"#))
            }
            let problem = try await live.exchange("GET /things/7 HTTP/1.1\r\nAccept: application/problem+json")
            #expect(problem.status == 404)
            #expect(problem.field("Content-Type") == "application/problem+json")
            #expect(problem.answerBody.hasPrefix(#"{"type":"about:blank","title":"Not Found","status":404,"#))
            let method = try await live.exchange("POST /things/7/note HTTP/1.1\r\nAccept: application/problem+json")
            #expect(method.status == 405)
            #expect(method.answerBody.hasPrefix(#"{"type":"about:blank","title":"Method Not Allowed","#))
            // Where no route begins, GraphQL's form is as good as any.
            #expect(try await live.exchange("GET /api/notes/7 HTTP/1.1").answerBody.hasPrefix("{\"errors\""))
        }
    }

    @Test func aBodyThatIsTooLargeIsRefusedInTheEnvelope() async throws {
        try await LiveDoor.with({ $0.limits.body = 100 }) { live in
            let large = Array(repeating: UInt8(ascii: "x"), count: 101)
            let json = "HTTP/1.1\r\nContent-Type: application/json"
            for path in ["/api/notes", "/api/unknown", "/api/notes/%zz"] {
                let refused = try await live.exchange("POST \(path) \(json)", large)
                #expect(refused.status == 413)
                #expect(refused.field("Connection") == "close")
                #expect(refused.answerBody.hasPrefix(#"{"success":false,"data":null,"error":"The body is too large.""#))
            }
            try await live.connected { client in
                try await client.send(
                    Array("POST /api/notes \(json)\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n".utf8)
                        + large)
                let chunked = try await client.read { _ in false }
                #expect(chunked.status == 413)
                #expect(chunked.answerBody.hasPrefix(#"{"success":false"#))
            }
            #expect(try await live.exchange("POST /elsewhere \(json)", large).answerBody.hasPrefix("{\"errors\""))
        }
    }

    @Test func pagesOfOtherOrigins() async throws {
        try await LiveDoor.with({ $0.origins = OriginPolicy(allowed: ["https://app.example"]) }) { live in
            let preflight = try await live.exchange(
                "OPTIONS /api/notes/7 HTTP/1.1\r\nOrigin: https://app.example\r\n"
                    + "Access-Control-Request-Method: PATCH\r\n"
                    + "Access-Control-Request-Headers: if-match, idempotency-key")
            #expect(preflight.status == 204)
            #expect(preflight.field("Access-Control-Allow-Origin") == "https://app.example")
            #expect(preflight.field("Access-Control-Allow-Methods") == "DELETE, GET, HEAD, PATCH")
            #expect(preflight.field("Access-Control-Allow-Headers") == "if-match, idempotency-key")
            let read = try await live.exchange("GET /api/notes/7 HTTP/1.1\r\nOrigin: https://app.example")
            #expect(read.field("Access-Control-Allow-Origin") == "https://app.example")
            #expect(read.field("Access-Control-Expose-Headers")?.contains("ETag") == true)
            let stranger = try await live.exchange("GET /api/notes/7 HTTP/1.1\r\nOrigin: https://evil.example")
            #expect(stranger.field("Access-Control-Allow-Origin") == nil)
        }
    }

    /// A form of another site posts what a browser sends without asking.
    @Test(arguments: ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", nil])
    func aForgedWriteIsRefused(_ type: String?) async throws {
        try await LiveDoor.with { live in
            let field = type.map { "\r\nContent-Type: \($0)" } ?? ""
            let forged = try await live.exchange(
                "POST /api/notes HTTP/1.1\(field)\r\nOrigin: https://evil.example", #"{"text":"a"}"#)
            #expect(forged.status == 403)
            #expect(forged.answerBody.contains("CSRF_SUSPECTED"))
            #expect(forged.answerBody.hasPrefix(#"{"success":false"#))
            let site = try await live.exchange(
                "DELETE /api/notes/7 HTTP/1.1\(field)\r\nSec-Fetch-Site: cross-site")
            #expect(site.status == 403)
            // What is no browser, or of this site, says what is wrong with its type instead.
            #expect(try await live.exchange("POST /api/notes HTTP/1.1\(field)", #"{"text":"a"}"#).status == 415)
        }
    }

    @Test func aServerOnLoopbackHasItsOwnNamesOnly() async throws {
        try await LiveDoor.with { live in
            try await live.connected { client in
                try await client.send("GET /api/notes/7 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                #expect(try await client.read { _ in false }.status == 421)
            }
        }
    }

    @Test func bodiesInContentCodings() async throws {
        // {"text":"a"} as gzip writes it without compression.
        let gzip: [UInt8] =
            [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 12, 0, 0xF3, 0xFF] + Array(#"{"text":"a"}"#.utf8)
        let head = "POST /api/notes HTTP/1.1\r\nContent-Type: application/json\r\nContent-Encoding: "
        try await LiveDoor.with { live in
            let whole = gzip + Self.trailer
            #expect(try await live.exchange(head + "gzip", whole).status == 201)
            let cut = try await live.exchange(head + "gzip", gzip)
            #expect(cut.status == 400)
            #expect(cut.answerBody.hasPrefix(#"{"success":false"#))
            #expect(try await live.exchange(head + "br", whole).status == 415)
        }
    }

    /// CRC-32 and length of `{"text":"a"}`.
    private static let trailer: [UInt8] = {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in #"{"text":"a"}"#.utf8 {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        let value = crc ^ 0xFFFF_FFFF
        return (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) } + [12, 0, 0, 0]
    }()

    @Test func answersInContentCodingsHaveTagsOfTheirOwn() async throws {
        try await LiveDoor.with { live in
            let tags = String(
                repeating: "&tags=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", count: 30)
            let target = "GET /api/notes?limit=1\(tags) HTTP/1.1\r\n"
            let plain = try await live.exchange(target + "Accept: */*")
            let coded = try await live.exchange(target + "Accept-Encoding: gzip")
            let tag = try #require(plain.field("ETag"))
            #expect(coded.field("Content-Encoding") == "gzip")
            #expect(coded.field("ETag") == String(tag.dropLast()) + "-gzip\"")
            #expect(coded.field("Vary") == "Accept, Accept-Encoding")
            let again = try await live.exchange(target + "If-None-Match: \(coded.field("ETag") ?? "")")
            #expect(again.status == 304)
            #expect(again.answerBody.isEmpty)
            #expect(again.field("Content-Length") == nil)
        }
    }

    // MARK: Streams

    @Test func eventsOverASocket() async throws {
        try await LiveDoor.with { live in
            let answer = try await live.exchange("GET /api/ticks HTTP/1.1")
            #expect(answer.status == 200)
            #expect(answer.field("Content-Type") == "text/event-stream; charset=utf-8")
            #expect(answer.field("Transfer-Encoding") == "chunked")
            #expect(answer.contains("id: 2\ndata: {\"number\":2}\n\n"))
            #expect(answer.hasSuffix("event: complete\ndata: {}\n\n\r\n0\r\n\r\n"))
            let old = try await live.exchange("GET /api/ticks HTTP/1.0")
            #expect(old.field("Transfer-Encoding") == nil)
            #expect(old.hasSuffix("event: complete\ndata: {}\n\n"))
        }
    }

    @Test func eachEventLeavesAtOnceAndAClientThatGoesEndsIt() async throws {
        let source = ManualStream()
        try await LiveDoor.with(executor: source) { live in
            try await live.connected { client in
                try await client.send("GET /api/ticks HTTP/1.1\r\nHost: localhost\r\n\r\n")
                source.emit("1")
                _ = try await client.read { $0.contains("id: 1\ndata: 1\n\n") }
                source.emit("2")
                _ = try await client.read { $0.contains("id: 2\ndata: 2\n\n") }
            }
            while !source.isCancelled, !Task.isCancelled { await Task.yield() }
            #expect(source.isCancelled)
        }
    }

    @Test func aServerThatStopsBreaksStreamsOff() async throws {
        let source = ManualStream()
        try await LiveDoor.with(executor: source) { live in
            try await live.connected { client in
                try await client.send("GET /api/ticks HTTP/1.1\r\nHost: localhost\r\n\r\n")
                source.emit("1")
                _ = try await client.read { $0.contains("data: 1\n\n") }
                await live.server.shutdown(deadline: .seconds(5))
                let all = try await client.read { _ in false }
                #expect(all.hasSuffix("0\r\n\r\n"))
                #expect(!all.contains("complete"))
            }
            #expect(source.isCancelled)
        }
    }

    @Test func aReaderWhoTakesNothingHoldsTheSourceBack() async throws {
        let source = ManualStream()
        let large = "\"" + String(repeating: "x", count: 1 << 20) + "\""
        try await LiveDoor.with(executor: source) { live in
            try await live.connected { client in
                try await client.send("GET /api/ticks HTTP/1.1\r\nHost: localhost\r\n\r\n")
                for _ in 0..<64 { source.emit(large) }
                while source.pendingCount == 64, !Task.isCancelled { await Task.yield() }
                _ = try await client.read { $0.utf8.count > 1 << 20 }
                #expect(source.pendingCount > 0)
            }
        }
    }

    // MARK: At the start

    @Test func aRouteThatDoesNotFitIsAMistakeAtTheStart() throws {
        let bad = RESTRoute(
            .get, try PathTemplate("/api/x"),
            operation: RESTRoute.Operation(name: "X", type: .query, text: "query X { unknown }"), coordinate: "Query.x")
        #expect { try TestDoor([bad]) } throws: {
            ($0 as? RESTDoorError)?.description
                == "The operation of GET /api/x: Cannot query field \"unknown\" on type \"Query\"."
        }
    }

    @Test func routesRunWhereOnlyTrustedDocumentsDo() async throws {
        var options = PipelineOptions()
        options.persisted.trustedDocuments = .only
        options.maxDocumentBytes = 10
        options.parse.maxTokens = 5
        #expect(try await TestDoor(pipeline: options).get("/api/notes/7").status == 200)
        #expect(try await TestDoor(pipeline: options).get("/api/notes/7?fields=id").status == 200)
    }
}
