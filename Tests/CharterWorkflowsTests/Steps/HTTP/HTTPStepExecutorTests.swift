import GraphQLJSON
import NIOCore
import Testing

@testable import CharterWorkflows

struct HTTPStepExecutorTests {
    private func executor(
        allowing hosts: [String] = ["api.test", "127.0.0.1", "other.test"],
        resolving addresses: [String: [String]] = [:]
    ) -> HTTPStepExecutor {
        let resolver = HostResolver { host in
            if let address = IPAddress(host) { return [address] }
            return (addresses[host] ?? ["127.0.0.1"]).compactMap { IPAddress($0) }
        }
        return HTTPStepExecutor(
            policy: OutboundPolicy(allowedHosts: hosts), resolver: resolver, connectTimeout: .seconds(2))
    }

    private func step(_ input: JSONValue) -> StepInvocation {
        StepInvocation(
            runID: "r1", step: "s", attempt: 1, input: input, idempotencyKey: "r1:s", journal: RecordingJournal())
    }

    private func output(_ executor: HTTPStepExecutor, _ input: JSONValue) async throws -> JSONValue {
        guard case .finished(let output) = try await executor.execute(step(input)) else { return .null }
        return output
    }

    private func failure(_ executor: HTTPStepExecutor, _ input: JSONValue) async -> RunFailure? {
        do {
            _ = try await executor.execute(step(input))
            return nil
        } catch {
            return error as? RunFailure
        }
    }

    @Test func anAnswerIsReadByItsKind() async throws {
        try await LocalHTTPServer.answering({ request in
            switch request.uri {
            case "/json": .json(#"{"a": [1, null]}"#)
            case "/problem":
                LocalHTTPServer.Response(
                    headers: [("Content-Type", "application/problem+json; charset=utf-8")], body: Array("1".utf8))
            case "/text":
                LocalHTTPServer.Response(
                    headers: [("Content-Type", "text/plain"), ("X-A", "1"), ("X-A", "2")], body: Array("héllo".utf8))
            case "/bytes": LocalHTTPServer.Response(body: [0, 255, 1])
            default: LocalHTTPServer.Response(status: 204)
            }
        }) { server in
            let base = "http://api.test:\(server.port)"
            let executor = executor()
            let json = try await output(executor, ["url": .string(base + "/json")])
            #expect(json["status"] == 200)
            #expect(json["body"] == ["a": [1, nil]])
            #expect(json["encoding"] == "json")
            let problem = try await output(executor, ["url": .string(base + "/problem")])
            #expect(problem["body"] == 1)
            let text = try await output(executor, ["url": .string(base + "/text")])
            #expect(text["body"] == "héllo")
            #expect(text["headers"]?["x-a"] == "1, 2")
            let bytes = try await output(executor, ["url": .string(base + "/bytes")])
            #expect(bytes["body"] == "AP8B")
            #expect(bytes["encoding"] == "base64")
            let none = try await output(executor, ["url": .string(base + "/none")])
            #expect(none["body"]?.isNull == true)
            #expect(server.requests.first?.headers["host"] == "api.test:\(server.port)")
        }
    }

    @Test func aRequestArrivesAsItWasMade() async throws {
        try await LocalHTTPServer.answering({ _ in .json("{}") }) { server in
            _ = try await output(
                executor(),
                [
                    "url": .string("http://api.test:\(server.port)/a"), "method": "POST", "query": ["q": "x y"],
                    "headers": ["X-Key": "k"], "json": ["n": 1],
                ])
            let request = try #require(server.requests.first)
            #expect(request.method == "POST")
            #expect(request.uri == "/a?q=x%20y")
            #expect(request.body == #"{"n":1}"#)
            #expect(request.headers["x-key"] == "k")
            #expect(request.headers["idempotency-key"] == "r1:s")
            #expect(request.headers["content-type"] == "application/json")
        }
    }

    @Test func aStatusThatIsNotExpectedIsAFailure() async throws {
        try await LocalHTTPServer.answering({ request in
            switch request.uri {
            case "/429": LocalHTTPServer.Response(status: 429, headers: [("Retry-After", "7")])
            case "/503": LocalHTTPServer.Response(status: 503, body: Array("down\nfor now".utf8))
            default: LocalHTTPServer.Response(status: 404, body: Array("<html>no</html>".utf8))
            }
        }) { server in
            let base = "http://api.test:\(server.port)"
            #expect(
                await failure(executor(), ["url": .string(base + "/429")])
                    == RunFailure(
                        code: "RATE_LIMIT_ERROR", message: "the server answered with 429", step: "s", isRetryable: true,
                        retryAfter: .seconds(7)))
            #expect(
                await failure(executor(), ["url": .string(base + "/503")])
                    == RunFailure(
                        code: "UPSTREAM_ERROR", message: "the server answered with 503: down for now", step: "s",
                        isRetryable: true))
            #expect(
                await failure(executor(), ["url": .string(base + "/404")])
                    == RunFailure(code: "UPSTREAM_ERROR", message: "the server answered with 404", step: "s"))
            let missing = try await output(executor(), ["url": .string(base + "/404"), "expect": [200, 404]])
            #expect(missing["status"] == 404)
        }
    }

    @Test func whatIsInsideIsNeverConnectedTo() async throws {
        try await LocalHTTPServer.answering({ _ in .json("{}") }) { server in
            let port = "\(server.port)"
            for (host, addresses) in [
                ("harmless.test", ["127.0.0.1"]), ("mapped.test", ["::ffff:127.0.0.1"]),
                ("meta.test", ["169.254.169.254"]),
                ("localhost", ["127.0.0.1", "::1"]), ("2130706433", ["127.0.0.1"]),
            ] {
                let executor = executor(allowing: [], resolving: [host: addresses])
                let failure = await failure(executor, ["url": .string("http://\(host):\(port)/")])
                #expect(failure?.code == "VALIDATION_ERROR", "\(host)")
                #expect(failure?.isRetryable == false)
            }
            #expect(
                await failure(executor(allowing: []), ["url": .string("http://127.0.0.1:\(port)/")])?.code
                    == "VALIDATION_ERROR")
            #expect(server.requests.isEmpty)
        }
    }

    @Test func theAddressThatWasJudgedIsTheOneThatIsReached() async throws {
        // The system's resolver knows no such name: only the judged address can lead to the server.
        try await LocalHTTPServer.answering({ _ in .json("1") }) { server in
            let executor = executor(
                allowing: ["no-such-name.invalid"], resolving: ["no-such-name.invalid": ["127.0.0.1"]])
            let url = "http://no-such-name.invalid:\(server.port)/"
            let lower = try await output(executor, ["url": .string(url)])
            #expect(lower["body"] == 1)
            let mixed = try await output(executor, ["url": .string(url.replacing("no-such", with: "No-Such"))])
            #expect(mixed["body"] == 1)
        }
    }

    @Test func redirectsAreFollowedWithinBoundsAndJudged() async throws {
        try await LocalHTTPServer.answering({ request in
            switch request.uri {
            case "/once": .redirect("/end")
            case "/loop": .redirect("/loop")
            case "/inside": .redirect("http://inside.test/")
            default: .json("\"end\"")
            }
        }) { server in
            let base = "http://api.test:\(server.port)"
            let executor = executor()
            let followed = try await output(executor, ["url": .string(base + "/once")])
            #expect(followed["body"] == "end")
            #expect(
                await failure(executor, ["url": .string(base + "/loop"), "redirects": 2])?.message
                    == "the server redirects more than 2 times")
            #expect(server.requests.filter { $0.uri == "/loop" }.count == 3)
            #expect(
                await failure(executor, ["url": .string(base + "/once"), "redirects": 0])?.code == "UPSTREAM_ERROR")
            #expect(await failure(executor, ["url": .string(base + "/inside")])?.code == "VALIDATION_ERROR")
            let wanted = try await output(executor, ["url": .string(base + "/once"), "expect": [302]])
            #expect(wanted["status"] == 302)
        }
    }

    @Test func anAnswerIsBounded() async throws {
        try await LocalHTTPServer.answering({ _ in LocalHTTPServer.Response(body: Array(repeating: 120, count: 5_000)) }
        ) { server in
            let failure = await failure(
                executor(), ["url": .string("http://api.test:\(server.port)/"), "maximumBytes": 4_999])
            #expect(
                failure == RunFailure(code: "UPSTREAM_ERROR", message: "the answer has more than 4999 bytes", step: "s")
            )
        }
    }

    @Test func anAnswerThatBreaksOffOrLiesIsAFailure() async throws {
        try await LocalHTTPServer.answering({ request in
            request.uri == "/cut" ? LocalHTTPServer.Response(body: [65], isCut: true) : .json("{not json")
        }) { server in
            let base = "http://api.test:\(server.port)"
            let cut = await failure(executor(), ["url": .string(base + "/cut")])
            #expect(cut?.code == "UPSTREAM_ERROR")
            #expect(cut?.isRetryable == true)
            let lie = await failure(executor(), ["url": .string(base + "/lie")])
            #expect(lie?.message.hasPrefix("the answer says it is JSON and is not") == true)
            #expect(lie?.isRetryable == false)
        }
    }

    @Test func theNextAddressIsTriedWhenOneTakesNoConnection() async throws {
        try await LocalHTTPServer.answering({ _ in .json("1") }) { server in
            let executor = executor(resolving: ["api.test": ["127.0.0.2", "127.0.0.1"]])
            let answer = try await output(executor, ["url": .string("http://api.test:\(server.port)/")])
            #expect(answer["body"] == 1)
        }
    }

    @Test func whatCannotBeReachedMayBeTriedAgain() async throws {
        let executor = executor(resolving: ["api.test": ["127.0.0.3"], "none.test": []])
        // A port that nobody listens on: bound by us, and never listening.
        let refused = await failure(executor, ["url": "http://api.test:1/"])
        #expect(refused?.code == "UPSTREAM_ERROR")
        #expect(refused?.isRetryable == true)
        #expect(
            await failure(executor, ["url": "http://none.test/"])
                == RunFailure(
                    code: "UPSTREAM_ERROR", message: "there is no host \"none.test\", or it cannot be found now",
                    step: "s",
                    isRetryable: true))
    }

    @Test func theSystemFindsThisMachine() async {
        #expect(await HostResolver.system.addresses("localhost").contains { $0.reach == .private })
        #expect(await HostResolver.system.addresses("127.0.0.1").map(\.description) == ["127.0.0.1"])
        #expect(await HostResolver.system.addresses("no-such-name.invalid") == [])
    }
}
