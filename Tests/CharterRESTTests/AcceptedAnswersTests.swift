import Testing

@testable import CharterREST

@Suite struct AcceptedAnswersTests {
    private func accepted(_ field: String?, hasXML: Bool = true) -> AcceptedAnswers {
        AcceptedAnswers(field, hasXML: hasXML)
    }

    @Test func nothingSaidIsJSON() {
        for field in [nil, "*/*", "application/json", "application/*;q=0.2", "text/html, */*;q=0.1"] {
            #expect(accepted(field).whole == .json, "\(field ?? "nil")")
        }
    }

    @Test func theBestQualityWinsThenTheClosestThenTheFirst() {
        #expect(accepted("application/json;q=0.5, application/xml").whole == .xml(.application))
        #expect(accepted("*/*, text/xml").whole == .xml(.text))
        #expect(accepted("application/json, application/xml").whole == .json)
        #expect(accepted("application/xml, application/json").whole == .xml(.application))
        #expect(accepted("application/xml, application/json;q=0.9", hasXML: false).whole == .json)
    }

    @Test(arguments: ["text/html", "application/json;q=0", "image/*", "application/json;q=0, */*", "x", "", "a/b/c"])
    func nothingToOffer(_ field: String) { #expect(accepted(field, hasXML: false).whole == nil) }

    @Test func streamsByName() {
        #expect(accepted("text/event-stream").stream == .events)
        #expect(accepted("application/x-ndjson").stream == .lines(.xNDJSON))
        #expect(accepted("application/jsonl;q=0.5, text/event-stream;q=0.4").stream == .lines(.jsonl))
        #expect(accepted("text/*").stream == nil)
        #expect(accepted("text/*").takesAnything)
        #expect(accepted("text/event-stream, application/json").prefersStream)
        #expect(!accepted("application/json, text/event-stream").prefersStream)
        #expect(accepted("text/event-stream, */*").prefersStream)
    }

    @Test func problemsByName() {
        #expect(accepted("application/problem+json").takesProblems)
        #expect(accepted("application/problem+json").whole == .json)
        #expect(accepted("application/xml, application/problem+json;q=0.1").whole == .xml(.application))
        #expect(!accepted("*/*").takesProblems)
    }

    @Test func hostileFieldsAreBounded() {
        #expect(accepted(String(repeating: "a/b,", count: 10_000) + "application/json").whole == nil)
        #expect(accepted("\"" + String(repeating: ";q=", count: 10_000)).whole == nil)
    }
}
