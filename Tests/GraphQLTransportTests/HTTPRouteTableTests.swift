import Testing

@testable import GraphQLTransport

@Suite struct HTTPRouteTableTests {
    private func name(_ match: HTTPRouteTable.Match) -> String {
        switch match {
        case .route(let route): "\(route.method) \(route.path)"
        case .otherMethods(let allow): "allow \(allow)"
        case .none: "none"
        }
    }

    @Test func anyLastSegmentFindsThePageThatTakesIt() {
        let table = HTTPRouteTable([
            HTTPRoute(.post, "/a/*") { _ in HTTPRoute.Answer(contentType: "text/plain", text: "a") },
            HTTPRoute(.post, "/a/b") { _ in HTTPRoute.Answer(contentType: "text/plain", text: "b") },
        ])
        #expect(name(table.match(.post, "/a/x.y-z")) == "post /a/*")
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
}
