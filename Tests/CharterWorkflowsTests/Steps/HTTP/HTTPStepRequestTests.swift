import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct HTTPStepRequestTests {
    private func step(_ input: JSONValue) -> StepInvocation {
        StepInvocation(
            runID: "r1", step: "s", attempt: 1, input: input, idempotencyKey: "r1:s", journal: RecordingJournal())
    }

    private func request(_ input: JSONValue) throws -> HTTPStepRequest { try HTTPStepRequest(step(input)) }

    private func mistake(_ input: JSONValue) -> String {
        do throws(RunFailure) {
            _ = try HTTPStepRequest(step(input))
            return "none"
        } catch {
            return "\(error.code) \(error.message)\(error.isRetryable ? " again" : "")"
        }
    }

    @Test func aPlainRequest() throws {
        let request = try request(["url": "https://Example.org:8443/a?b=c"])
        #expect(request.method == "GET")
        #expect(request.host == "example.org")
        #expect(request.port == 8443)
        #expect(request.headers == [.init(name: "Accept", value: "application/json, */*;q=0.5")])
        #expect(request.body == nil)
        #expect(request.redirects == 3)
        #expect(request.maximumBytes == 1_048_576)
        #expect(try self.request(["url": "http://[::1]/"]).host == "::1")
    }

    @Test func aBodySaysWhatItIs() throws {
        let json = try request(["url": "https://e.org", "method": "POST", "json": ["a": 1]])
        #expect(json.body == Array(#"{"a":1}"#.utf8))
        #expect(json.headers.contains(.init(name: "Content-Type", value: "application/json")))
        #expect(json.headers.contains(.init(name: "Idempotency-Key", value: "r1:s")))
        let text = try request([
            "url": "https://e.org", "method": "PUT", "body": "x",
            "headers": ["content-type": "text/csv", "idempotency-key": "own"],
        ])
        #expect(text.headers.filter { $0.name.lowercased() == "content-type" }.map(\.value) == ["text/csv"])
        #expect(text.headers.filter { $0.name.lowercased() == "idempotency-key" }.map(\.value) == ["own"])
    }

    @Test func parametersAreEncoded() throws {
        let request = try request([
            "url": "https://e.org/a", "query": ["q": "a b&c=d#", "n": 3, "none": nil, "é": true],
        ])
        #expect(request.url.absoluteString == "https://e.org/a?q=a%20b%26c%3Dd%23&n=3&%C3%A9=true")
        #expect(
            try self.request(["url": "https://e.org/?x=1", "query": ["y": 2]]).url.absoluteString
                == "https://e.org/?x=1&y=2")
    }

    @Test(
        arguments: [
            (["url": "ftp://e.org"], "VALIDATION_ERROR `url` must begin with http:// or https://, not ftp"),
            (
                ["url": "file:///etc/passwd"],
                "VALIDATION_ERROR `url` must be an absolute URL, not \"file:///etc/passwd\""
            ),
            (["url": "/relative"], "VALIDATION_ERROR `url` must be an absolute URL, not \"/relative\""),
            (["url": ""], "VALIDATION_ERROR `url` must be an absolute URL, not \"\""),
            (
                ["url": "https://ada:secret@e.org"],
                "VALIDATION_ERROR `url` must not hold a user or a password; put credentials into `headers`"
            ),
            (
                ["url": "https://e.org/", "headers": ["Host": "other"]],
                "VALIDATION_ERROR the header field Host is set by the server itself"
            ),
            (
                ["url": "https://e.org/", "headers": ["A b": "x"]],
                "VALIDATION_ERROR \"A b\" is no name of a header field"
            ),
            (
                ["url": "https://e.org/", "headers": ["A": "x\r\nB: y"]],
                "VALIDATION_ERROR the header field A has a line break or another control character"
            ),
            (
                ["url": "https://e.org/#f", "query": ["a": 1]],
                "VALIDATION_ERROR `url` has a fragment, behind which no query can stand"
            ),
            (["url": "https://e.org:99999/"], "VALIDATION_ERROR `url` has no port from 1 to 65535"),
        ] as [(JSONValue, String)])
    func whatIsNoRequestIsTold(input: JSONValue, message: String) {
        #expect(mistake(input) == message)
    }

    @Test func theHostThatIsJudgedIsTheOneThatTheClientReads() throws {
        for (url, host) in [
            ("https://e%2eorg/", "e.org"), ("https://EXA%6dple.org/", "example.org"),
            ("https://2130706433/", "2130706433"),
            ("https://bücher.example/", "xn--bcher-kva.example"),
        ] {
            let request = try request(["url": .string(url)])
            #expect(request.host == host)
            #expect(request.url.host?.lowercased() == host)
        }
        #expect(mistake(["url": "https://e.org%00.evil.org/"]) != "none")
        #expect(mistake(["url": "https://e.org%2f.evil.org/"]) != "none")
    }

    @Test func aRedirectTakesAlongOnlyWhatIsForItsServer() throws {
        let step = step([:])
        let post = try request([
            "url": "https://e.org/a/b", "method": "POST", "json": 1, "headers": ["Authorization": "Bearer x"],
        ])
        let same = try post.redirected(to: "../c?d", status: 307, step)
        #expect(same.url.absoluteString == "https://e.org/c?d")
        #expect(same.method == "POST")
        #expect(same.body != nil)
        #expect(same.headers.contains("Authorization"))
        let other = try post.redirected(to: "https://evil.org/", status: 308, step)
        #expect(!other.headers.contains("Authorization"))
        #expect(!other.headers.contains("Idempotency-Key"))
        #expect(try !post.redirected(to: "https://e.org:444/", status: 308, step).headers.contains("Authorization"))
        for status in [301, 302, 303] {
            let get = try post.redirected(to: "/x", status: status, step)
            #expect(get.method == "GET")
            #expect(get.body == nil)
            #expect(!get.headers.contains("Content-Type"))
        }
        #expect(throws: RunFailure.self) { try post.redirected(to: "http://e.org/", status: 307, step) }
        #expect(throws: RunFailure.self) { try post.redirected(to: "file:///etc/passwd", status: 307, step) }
    }
}
