import GraphQLExecution
import GraphQLJSON
import Testing

@testable import CharterREST

@Suite struct RouteStreamTests {
    @Test func eventsAreTheValuesOfTheRootField() async throws {
        let answer = try await TestDoor().get("/api/ticks?count=3")
        #expect(answer.isStream)
        #expect(answer.fields.contains("Content-Type: text/event-stream; charset=utf-8\r\n"))
        #expect(answer.fields.contains("Cache-Control: no-store\r\n"))
        #expect(
            answer.text.hasPrefix(
                "id: 1\ndata: {\"number\":1}\n\nid: 2\ndata: {\"number\":2}\n\nevent: error\nid: 3\ndata: {\"success\":false,\"data\":null,\"error\":"
            ))
        #expect(answer.text.hasSuffix("}\n\nevent: complete\ndata: {}\n\n"))
    }

    @Test func numbersGoOnWhereTheClientWas() async throws {
        let answer = try await TestDoor().get("/api/ticks", ["last-event-id": "41"])
        #expect(answer.text.hasPrefix("id: 42\ndata: {\"number\":1}\n\n"))
    }

    @Test func linesForThoseWhoAsk() async throws {
        let answer = try await TestDoor().get("/api/ticks", ["accept": "application/jsonl"])
        #expect(answer.fields.contains("Content-Type: application/jsonl; charset=utf-8\r\n"))
        #expect(answer.text.hasPrefix("{\"number\":1}\n{\"number\":2}\n{\"success\":false"))
        #expect(answer.text.hasSuffix("}\n"))
    }

    @Test func aStreamIsNoWholeAnswer() async throws {
        let answer = try await TestDoor().get("/api/ticks", ["accept": "application/json"])
        #expect(answer.status == 406)
        #expect(answer.error.contains("text/event-stream"))
        #expect(try await TestDoor().get("/api/notes/7", ["accept": "text/event-stream"]).status == 406)
    }

    @Test func aRouteThatCanStreamDoesSoWhenItIsAsked() async throws {
        let door = try TestDoor()
        let whole = try await door.post("/api/generate", #"{"prompt":"p"}"#)
        #expect(whole.data["content"] == "p")
        #expect(try await door.post("/api/generate", #"{"prompt":"p","stream":false}"#).data["content"] == "p")
        let streamed = try await door.post("/api/generate", #"{"prompt":"p","stream":true}"#)
        #expect(streamed.text.hasPrefix("id: 1\ndata: {\"number\":1}\n\n"))
        let accepted = try await door.post("/api/generate", #"{"prompt":"p"}"#, ["accept": "text/event-stream"])
        #expect(accepted.isStream)
        #expect(try await door.post("/api/generate", #"{"prompt":"p","stream":"x"}"#).status == 400)
    }

    @Test func whatCannotBeginIsAWholeFailure() async throws {
        let answer = try await TestDoor().get("/api/ticks?count=x")
        #expect(!answer.isStream)
        #expect(answer.status == 400)
    }

    @Test func headAsksWithoutBeginning() async throws {
        let answer = try await TestDoor().send(.head, "/api/ticks")
        #expect(!answer.isStream)
        #expect(answer.fields.contains("Content-Type: text/event-stream; charset=utf-8\r\n"))
    }

    @Test func identifiersOfTheSourceAreKept() throws {
        let lines = StreamLines(.events)
        let piece = Array("1".utf8).withUnsafeBytes { lines.data($0, id: "a\nb") }
        #expect(piece.text == "id: ab\ndata: 1\n\n")
        #expect(String(decoding: lines.keepAlive, as: UTF8.self) == ":\n\n")
        #expect(StreamLines(.lines(.jsonl)).keepAlive.isEmpty)
    }
}
