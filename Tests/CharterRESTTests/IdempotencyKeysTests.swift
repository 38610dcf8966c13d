import GraphQLJSON
import Synchronization
import Testing

@testable import CharterREST

@Suite struct IdempotencyKeysTests {
    /// Keeps one answer, or says what it is told to say.
    private final class Keys: IdempotencyKeys {
        let seen = Mutex<[KeyedRequest]>([])
        let kept = Mutex<KeyedAnswer?>(nil)
        let fixed: KeyedOutcome?

        init(_ fixed: KeyedOutcome? = nil) { self.fixed = fixed }

        func perform(
            _ request: KeyedRequest, _ work: @escaping @Sendable () async -> KeyedAnswer
        ) async throws -> KeyedOutcome {
            seen.withLock { $0.append(request) }
            if let fixed { return fixed }
            if let answer = kept.withLock({ $0 }) { return .replayed(answer) }
            let answer = await work()
            kept.withLock { $0 = answer }
            return .done(answer)
        }
    }

    private let key = ["idempotency-key": "k1"]

    private func door(_ keys: Keys) throws -> TestDoor {
        try TestDoor {
            $0.idempotency = keys
            $0.user = { $0.header("x-user-id") ?? "anonymous" }
        }
    }

    @Test func theSameAnswerAgain() async throws {
        let keys = Keys()
        let door = try door(keys)
        let first = try await door.post("/api/notes?kind=short", #"{"text":"a"}"#, key)
        let second = try await door.post("/api/notes?kind=short", #"{"text":"a"}"#, key)
        #expect(first.status == 201)
        #expect(second.status == 201)
        #expect(second.text == first.text)
        #expect(second.entityTag == first.entityTag)
        #expect(second.fields == first.fields + "Idempotency-Replayed: true\r\n")
        let request = try #require(keys.seen.withLock { $0.first })
        #expect(request.key == "k1")
        #expect(request.user == "anonymous")
        #expect(request.route == "POST /api/notes")
        #expect(request.target == "/api/notes?kind=short")
    }

    @Test func aStreamThatCannotBeKeptIsRefusedWithAKey() async throws {
        let keys = Keys()
        let answer = try await door(keys).post("/api/generate", #"{"prompt":"p","stream":true}"#, key)
        #expect(answer.status == 400)
        #expect(answer.text.contains("leave out Idempotency-Key"))
        #expect(keys.seen.withLock { $0.isEmpty })
    }

    @Test func anotherRequestWithTheKeyIsRefused() async throws {
        let answer = try await door(Keys(.mismatch)).post("/api/notes", #"{"text":"a"}"#, key)
        #expect(answer.status == 422)
    }

    @Test func whileTheFirstIsUnderWay() async throws {
        let answer = try await door(Keys(.inFlight(retryAfter: 2))).post("/api/notes", #"{"text":"a"}"#, key)
        #expect(answer.status == 409)
        #expect(answer.fields.contains("Retry-After: 2\r\n"))
    }

    @Test func anAnswerThatWasNotKept() async throws {
        let kept = KeyedAnswer(status: 201, fields: [], body: nil)
        let answer = try await door(Keys(.replayed(kept))).post("/api/notes", #"{"text":"a"}"#, key)
        #expect(answer.status == 409)
        #expect(answer.error.contains("201"))
    }

    @Test func aKeyThatIsNone() async throws {
        let answer = try await door(Keys(.invalid("too long"))).post("/api/notes", #"{"text":"a"}"#, key)
        #expect(answer.status == 400)
    }

    @Test func onlyWritesThatCreateOrPatchAndOnlyWithAKey() async throws {
        let keys = Keys(.mismatch)
        let door = try door(keys)
        #expect(try await door.get("/api/notes/7", key).status == 200)
        #expect(try await door.send(.delete, "/api/notes/7", key).status == 204)
        #expect(try await door.post("/api/notes", #"{"text":"a"}"#).status == 201)
        // What is no request at all needs no key.
        #expect(try await door.post("/api/notes", "{", key).status == 400)
        #expect(keys.seen.withLock { $0.isEmpty })
    }
}
