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

    private func forms(_ value: String, hasPage: Bool = false) -> AcceptedForms? {
        var value = value
        return value.withUTF8 { AcceptHeader.forms(UnsafeRawBufferPointer($0), hasPage: hasPage) }
    }

    /// What clients send, and what each of whole responses, answers in parts and events leaves as.
    @Test(arguments: [
        ("*/*", AcceptedForms(whole: .json)),
        ("application/json", AcceptedForms(whole: .json)),
        ("application/json, multipart/mixed", AcceptedForms(whole: .json, parts: .multipart)),
        ("multipart/mixed, application/json", AcceptedForms(whole: .json, parts: .multipart)),
        (
            "multipart/mixed;deferSpec=20220824,application/json",
            AcceptedForms(whole: .json, parts: .multipartDraft20220824)
        ),
        (
            "multipart/mixed; incrementalSpec=v0.2, application/json",
            AcceptedForms(whole: .json, parts: .multipart)
        ),
        (
            "multipart/mixed;incrementalSpec=v0.2, multipart/mixed;deferSpec=20220824, "
                + "application/graphql-response+json, application/json",
            AcceptedForms(whole: .graphQLResponse, parts: .multipart)
        ),
        (
            "multipart/mixed;incrementalSpec=v0.1, application/json",
            AcceptedForms(whole: .json, parts: .multipartDraft20220824)
        ),
        (
            "multipart/mixed;incrementalDeliverySpec=3283f8a, application/json",
            AcceptedForms(whole: .json, parts: .multipart)
        ),
        (
            "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json",
            AcceptedForms(whole: .json, events: .multipartSubscription)
        ),
        (
            "multipart/mixed;subscriptionSpec=\"1.0\", application/json",
            AcceptedForms(whole: .json, events: .multipartSubscription)
        ),
        ("text/event-stream, multipart/mixed", AcceptedForms.eventStream),
        (
            "application/json, text/event-stream;q=0.2",
            AcceptedForms(whole: .json, events: .eventStream)
        ),
        ("application/json, multipart/mixed;q=0.2", AcceptedForms(whole: .json)),
        (
            "application/json;q=0.2, multipart/mixed;q=0.2, text/event-stream;q=0.1",
            AcceptedForms(whole: .json, parts: .multipart, events: .eventStream)
        ),
        (
            "multipart/mixed;q=0.5, text/event-stream;q=0.9, */*;q=0.1",
            AcceptedForms.eventStream
        ),
        ("multipart/mixed", AcceptedForms(whole: .multipart, parts: .multipart)),
        ("multipart/*", AcceptedForms(whole: .multipart, parts: .multipart)),
        (
            "multipart/mixed;deferSpec=20220824",
            AcceptedForms(whole: .multipartDraft20220824, parts: .multipartDraft20220824)
        ),
        (
            "multipart/mixed;subscriptionSpec=1.0",
            AcceptedForms(whole: .multipartSubscription, events: .multipartSubscription)
        ),
    ])
    func formsByWhatTheOperationTurnsOutToBe(value: String, expected: AcceptedForms) {
        #expect(forms(value) == expected)
    }

    @Test(arguments: [
        "multipart/mixed;deferSpec=20991231", "multipart/mixed;incrementalSpec=v9",
        "multipart/mixed;subscriptionSpec=2.0",
        "multipart/form-data", "multipart/mixed;q=0", "text/html", "multipart/mixed;charset=utf-16",
    ])
    func protocolsThatNobodySpeaksAreNotAcceptable(value: String) {
        #expect(forms(value) == nil)
    }

    @Test func thePageIsForThoseWhoWantIt() {
        #expect(forms("text/html, multipart/mixed", hasPage: true)?.whole == .html)
        #expect(forms("text/html, multipart/mixed", hasPage: false)?.whole == .multipart)
    }
}
