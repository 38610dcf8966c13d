import Testing

@testable import CharterIdempotency

struct StoredAnswerTests {
    @Test func fieldsComeBackAsTheyWere() {
        let fields = [
            StoredAnswer.Field("Content-Type", "application/json; charset=utf-8"),
            StoredAnswer.Field("Location", "/api/v1/ai/requests/1?a=b:c"), StoredAnswer.Field("X-Empty", ""),
            StoredAnswer.Field("Link", "</a>; rel=\"next\""), StoredAnswer.Field("X-Word", "naïve"),
        ]
        let answer = StoredAnswer(status: 201, fields: fields, body: nil)
        #expect(StoredAnswer.fields(answer.head) == fields)
        #expect(answer[field: "location"] == "/api/v1/ai/requests/1?a=b:c")
        #expect(answer[field: "ETag"] == nil)
    }

    @Test func aFieldThatWouldBeTwoLinesIsLeftOut() {
        let answer = StoredAnswer(
            status: 200,
            fields: [
                StoredAnswer.Field("A", "b\r\nSet-Cookie: c"), StoredAnswer.Field("A:B", "c"),
                StoredAnswer.Field("", "c"),
                StoredAnswer.Field("D", "e"),
            ], body: [])
        #expect(StoredAnswer.fields(answer.head) == [StoredAnswer.Field("D", "e")])
    }
}
