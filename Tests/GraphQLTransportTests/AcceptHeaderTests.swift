import Testing

@testable import GraphQLTransport

@Suite struct AcceptHeaderTests {
    private func choose(
        _ value: String, _ offers: [ResponseMediaType] = [.json, .graphQLResponse, .eventStream, .html]
    ) -> ResponseMediaType? {
        var value = value
        return value.withUTF8 { AcceptHeader.choose(UnsafeRawBufferPointer($0), from: offers) }
    }

    @Test(arguments: [
        ("application/json", ResponseMediaType.json),
        ("application/graphql-response+json", .graphQLResponse),
        ("APPLICATION/GraphQL-Response+JSON", .graphQLResponse),
        ("application/graphql-response+json, application/json;q=0.9", .graphQLResponse),
        ("application/json;q=0.9, application/graphql-response+json", .graphQLResponse),
        ("application/graphql-response+json;q=0.5, application/json;q=0.51", .json),
        ("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", .graphQLResponse),
        ("application/json, application/graphql-response+json", .json),
        ("*/*", .json), ("application/*", .json), ("text/event-stream", .eventStream),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", .html),
        ("*/*, text/event-stream", .eventStream), ("*/*;q=0.1, text/html;q=0", .json),
        ("application/json;q=0, */*", .graphQLResponse), ("application/json;charset=\"UTF-8\"", .json),
        (" , application/json ,, ", .json), ("x/y;a=\"b,application/json\", text/html", .html),
    ])
    func choosesTheBest(value: String, expected: ResponseMediaType) {
        #expect(choose(value) == expected)
    }

    @Test(arguments: [
        "application/xml", "application/json;q=0", "application/json; charset=utf-16", "application/json;q=1.1",
        "application/json;q=x", "json", "", "application/", "/json", "application/json;q=0.0000", "image/*",
    ])
    func refusesWhatItDoesNotHave(value: String) {
        #expect(choose(value) == nil)
    }

    @Test func aCloserRangeOverrulesAWiderOne() {
        #expect(choose("*/*;q=0.9, application/json;q=0.2, application/*;q=0.3", [.json]) == .json)
        #expect(choose("application/*;q=0.9, application/graphql-response+json;q=0.1") == .json)
        #expect(choose("text/*, text/event-stream;q=0") == .html)
    }
}
