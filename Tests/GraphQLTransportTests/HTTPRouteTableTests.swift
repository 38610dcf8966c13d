import Testing

@testable import GraphQLTransport

@Suite struct HTTPRouteTableTests {
    private func name(_ match: HTTPRouteTable.Match) -> String {
        switch match {
        case .route(let route, let captured):
            ([route.method.name.lowercased(), route.path] + captured).joined(separator: " ")
        case .otherMethods(let allow, _): "allow \(allow)"
        case .malformed: "malformed"
        case .none: "none"
        }
    }

    @Test func anyLastSegmentFindsThePageThatTakesIt() {
        let table = HTTPRouteTable([
            HTTPRoute(.post, "/a/*") { _ in HTTPRoute.Answer(contentType: "text/plain", text: "a") },
            HTTPRoute(.post, "/a/b") { _ in HTTPRoute.Answer(contentType: "text/plain", text: "b") },
        ])
        #expect(name(table.match(.post, "/a/x.y-z")) == "post /a/* x.y-z")
        #expect(name(table.match(.post, "/a/b")) == "post /a/b")
        #expect(name(table.match(.get, "/a/x")) == "allow POST")
        for path in ["/a/", "/a", "/a/x/y", "", "/", "*"] { #expect(name(table.match(.post, path)) == "none") }
    }

    @Test func findsByPathAndMethod() {
        let table = HTTPRouteTable([
            HTTPRoute(.get, "/a") { _ in HTTPRoute.Answer(contentType: "text/plain", text: "a") },
            HTTPRoute(.post, "/a") { _ in HTTPRoute.Answer(contentType: "text/plain", text: "a") },
            HTTPRoute(.post, "/b") { _ in HTTPRoute.Answer(contentType: "text/plain", text: "b") },
        ])
        #expect(name(table.match(.get, "/a")) == "get /a")
        #expect(name(table.match(.head, "/a")) == "get /a")
        #expect(name(table.match(.post, "/a")) == "post /a")
        #expect(name(table.match(.put, "/a")) == "allow GET, HEAD, POST")
        #expect(name(table.match(.head, "/b")) == "allow POST")
        #expect(name(table.match(.get, "/a/")) == "none")
        #expect(table.page(at: "/a") != nil)
        #expect(table.page(at: "/b") == nil)
    }

    private static func route(_ method: HTTPMethod, _ path: String) -> HTTPRoute {
        HTTPRoute(method, path) { _ in HTTPRoute.Answer(contentType: "text/plain", text: path) }
    }

    private let templates = HTTPRouteTable([
        route(.get, "/c/{id}"), route(.put, "/c/{id}"), route(.get, "/c/search"), route(.get, "/c/{id}/r/{kind}"),
        route(.get, "/c/search/r/{kind}"), route(.get, "/c/search/x"), route(.other, "/c/**"), route(.other, "/c/r/**"),
    ])

    @Test func variablesCaptureDecodedSegments() {
        #expect(name(templates.match(.get, "/c/1")) == "get /c/{id} 1")
        #expect(name(templates.match(.get, "/c/a%2Fb%20c")) == "get /c/{id} a/b c")
        #expect(name(templates.match(.get, "/c/%C3%A4/r/x")) == "get /c/{id}/r/{kind} ä x")
        #expect(name(templates.match(.delete, "/c/1")) == "allow GET, HEAD, PUT")
    }

    @Test func literalsBeatVariables() {
        #expect(name(templates.match(.get, "/c/search")) == "get /c/search")
        #expect(name(templates.match(.get, "/c/se%61rch")) == "get /c/search")
        #expect(name(templates.match(.put, "/c/search")) == "allow GET, HEAD")
        #expect(name(templates.match(.get, "/c/search/r/y")) == "get /c/search/r/{kind} y")
    }

    @Test func whatNothingElseAnswersFallsBack() {
        #expect(name(templates.match(.get, "/c/search/y")) == "? /c/**")
        #expect(name(templates.match(.get, "/c/1/q")) == "? /c/**")
        #expect(name(templates.match(.delete, "/c/r/a/b")) == "? /c/r/**")
        #expect(name(templates.match(.get, "/d")) == "none")
        #expect(name(templates.match(.get, "/c/" + String(repeating: "a/", count: 10_000))) == "? /c/**")
    }

    @Test func textThatIsNotASCIIIsComparedToo() {
        let table = HTTPRouteTable([Self.route(.get, "/ä/{id}"), Self.route(.get, "/a%20b")])
        #expect(name(table.match(.get, "/ä/ö")) == "get /ä/{id} ö")
        #expect(name(table.match(.get, "/%C3%A4/1")) == "get /ä/{id} 1")
        #expect(name(table.match(.get, "/a%20b")) == "get /a%20b")
        #expect(name(table.match(.get, "/a b")) == "get /a%20b")
        #expect(name(table.match(.get, "/c/\0")) == "malformed")
    }

    @Test(arguments: ["/c/%", "/c/%4", "/c/%zz", "/c/%00", "/c/%FF", "/c/%C3"])
    func malformedEncodingsAreNoPath(_ path: String) { #expect(name(templates.match(.get, path)) == "malformed") }
}

extension HTTPRouteTable {
    fileprivate func match(_ method: HTTPMethod, _ path: String) -> Match {
        Array(path.utf8).withUnsafeBytes { match(method, $0) }
    }
}
