import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct HTTPRequestPolicyTests {
    private func decide(
        _ method: String, _ fields: [String], policy: HTTPRequestPolicy = HTTPRequestPolicy(), isStream: Bool = false
    ) throws -> HTTPRequestPolicy.Decision {
        var parser = HTTPRequestParser()
        let text = "\(method) /graphql HTTP/1.1\r\nHost: here\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
        var input = ByteBuffer(string: text)
        let head = try #require(try parser.parseHead(&input))
        return policy.decide(head, isStream: isStream)
    }

    private let json = "Content-Type: application/json"

    @Test(arguments: [
        "application/json", "Application/JSON", "application/json; charset=utf-8", "application/json;charset=\"UTF-8\"",
        "application/json; foo=bar",
    ])
    func takesJSONByPost(contentType: String) throws {
        #expect(try decide("POST", ["Content-Type: \(contentType)"]) == .readBody(.json))
    }

    @Test(arguments: [
        "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/graphql",
        "application/json; charset=utf-16", "application/json; charset=ibm037", "application/json-patch+json", "json",
        "",
        "text/plain; application/json", "application/json, text/plain",
    ])
    func refusesOtherBodies(contentType: String) throws {
        #expect(try decide("POST", ["Content-Type: \(contentType)"]) == .refuse(.contentTypeNotSupported))
    }

    @Test func refusesBodiesWithoutAType() throws {
        #expect(try decide("POST", []) == .refuse(.contentTypeMissing))
    }

    @Test(arguments: [
        ("gzip", true), ("x-gzip", true), ("Deflate", true), ("identity", true), ("br", false),
        ("gzip, gzip", false), ("", false), ("gzip;q=1", false),
    ])
    func takesOneContentCoding(coding: String, isTaken: Bool) throws {
        let decision = try decide("POST", [json, "Content-Encoding: \(coding)"])
        #expect(decision == (isTaken ? .readBody(.json) : .refuse(.contentEncodingNotSupported)))
    }

    @Test func answersInTheFormThatTheClientPrefers() throws {
        #expect(try decide("POST", [json, "Accept: application/graphql-response+json"]) == .readBody(.graphQLResponse))
        #expect(try decide("POST", [json, "Accept: */*"]) == .readBody(.json))
        #expect(try decide("POST", [json, "Accept: text/event-stream"]) == .readBody(.eventStream))
        #expect(try decide("POST", [json, "Accept: text/html"]) == .refuse(.notAcceptable))
        #expect(
            try decide("POST", [json, "Accept: text/html", "Accept: application/graphql-response+json"])
                == .readBody(.graphQLResponse))
    }

    @Test func formsOfPartsAndEventsAreChosenApart() throws {
        let urql = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"
        #expect(
            try decide("POST", [json, "Accept: \(urql)"])
                == .readBody(AcceptedForms(whole: .graphQLResponse, parts: .eventStream, events: .eventStream)))
        let apollo = "multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9"
        #expect(
            try decide("POST", [json, "Accept: \(apollo)"])
                == .readBody(AcceptedForms(whole: .graphQLResponse, parts: .multipartDraft20220824)))
        #expect(
            try decide("POST", [json, "Accept: application/json", "Accept: multipart/mixed"])
                == .readBody(AcceptedForms(whole: .json, parts: .multipart)))
    }

    @Test func onlyGetHeadPostAndOptionsAreKnown() throws {
        #expect(try decide("OPTIONS", []) == .options)
        #expect(try decide("GET", []) == .readQuery(.json))
        #expect(try decide("HEAD", []) == .readQuery(.json))
        for method in ["PUT", "DELETE", "PATCH", "TRACE", "get", "QUERY"] {
            #expect(try decide(method, [json]) == .refuse(.methodNotAllowed))
        }
    }

    @Test func getHasNoBodyAndNoOtherContentType() throws {
        #expect(try decide("GET", ["Content-Length: 1"]) == .refuse(.bodyNotExpected))
        #expect(try decide("GET", ["Content-Type: text/plain"]) == .refuse(.contentTypeNotSupported))
        #expect(try decide("GET", [json]) == .readQuery(.json))
    }

    @Test func browsersGetThePageWhereThereIsOne() throws {
        let accept = "Accept: text/html,application/xhtml+xml,*/*;q=0.8"
        #expect(try decide("GET", [accept], policy: HTTPRequestPolicy(hasPage: true)) == .page)
        #expect(
            try decide("GET", [accept, "Sec-Fetch-Site: cross-site"], policy: HTTPRequestPolicy(hasPage: true)) == .page
        )
        #expect(try decide("GET", [accept]) == .readQuery(.json))
        #expect(try decide("GET", ["Accept: */*"], policy: HTTPRequestPolicy(hasPage: true)) == .readQuery(.json))
    }

    @Test func theStreamPathHasEventStreamsOnly() throws {
        #expect(try decide("POST", [json], isStream: true) == .readBody(.eventStream))
        #expect(try decide("POST", [json, "Accept: */*"], isStream: true) == .readBody(.eventStream))
        #expect(try decide("GET", ["Accept: text/event-stream"], isStream: true) == .readQuery(.eventStream))
        #expect(try decide("POST", [json, "Accept: application/json"], isStream: true) == .refuse(.notAcceptable))
    }

    // MARK: Forged requests

    @Test(arguments: [
        ["Sec-Fetch-Site: cross-site"], ["Sec-Fetch-Site: same-site"], ["Origin: https://evil.example"],
        ["Origin: null"],
        ["Referer: https://evil.example/page"], ["User-Agent: Mozilla/5.0 (X11)"],
        ["Sec-Fetch-Site: cross-site", "Origin: https://evil.example"],
        ["X-Requested-With:", "Origin: http://here.evil"],
        ["Origin: http://here@evil.example"],
    ])
    func refusesWhatAnotherSiteMaySend(fields: [String]) throws {
        #expect(try decide("GET", fields) == .refuse(.forgerySuspected))
    }

    @Test(arguments: [
        [], ["User-Agent: curl/8"], ["Sec-Fetch-Site: same-origin"], ["Sec-Fetch-Site: none"], ["Origin: http://here"],
        ["Origin: https://HERE"], ["Referer: http://here/graphql?x"],
        ["User-Agent: Mozilla/5.0", "Referer: http://here/"],
        ["Sec-Fetch-Site: cross-site", "GraphQL-Require-Preflight: 1"],
        ["Origin: https://evil.example", "X-Requested-With: fetch"], ["Sec-Fetch-Mode: cors", "User-Agent: node"],
        ["Origin: https://friend.example"], ["Sec-Fetch-Site: cross-site", "Origin: https://friend.example"],
    ])
    func letsOthersThrough(fields: [String]) throws {
        let forgery = RequestForgeryGuard(origins: OriginPolicy(allowed: ["https://friend.example"]))
        #expect(try decide("GET", fields, policy: HTTPRequestPolicy(forgeryGuard: forgery)) == .readQuery(.json))
    }

    @Test func strictModeAsksEverybodyAndOffNobody() throws {
        let strict = HTTPRequestPolicy(forgeryGuard: RequestForgeryGuard(mode: .everybody))
        #expect(try decide("GET", [], policy: strict) == .refuse(.forgerySuspected))
        #expect(try decide("GET", ["Apollo-Require-Preflight: yes"], policy: strict) == .readQuery(.json))
        let off = HTTPRequestPolicy(forgeryGuard: RequestForgeryGuard(mode: .off))
        #expect(try decide("GET", ["Sec-Fetch-Site: cross-site"], policy: off) == .readQuery(.json))
    }
}
