import Testing

@Suite struct ExampleCheckTests {
    private func diagnose(_ example: String) -> [String] {
        let text = example.replacing("\"", with: "\\\"")
        let route = #"@rest(method: POST, path: "/x/{id}", body: "input", example: "\#(text)")"#
        return diagnoseField(
            "(id: ID!, input: In!, dry: Boolean): Int \(route)",
            and: "input In { fullName: String!, age: Int }")
    }

    @Test func itIsARequest() {
        #expect(diagnose(#"{"id": "1", "full_name": "A", "dry": true}"#) == [])
    }

    @Test func itIsAnObject() {
        #expect(diagnose("[1]") == [#"has an example that is no JSON object. Write one such as {"id": "1"}."#])
        #expect(diagnose("{").count == 1)
    }

    @Test func itHasWhatTheRouteTakes() {
        #expect(
            diagnose(#"{"id": "1", "full_name": "A", "name": 1}"#) == [
                #"has "name" in its example, which is nothing that it takes. It takes "id", "dry", "full_name", "age"."#
            ])
    }

    @Test func itHasEverythingThatIsRequired() {
        #expect(diagnose(#"{"id": "1"}"#) == [#"has an example without "full_name", which is required. Add it."#])
    }
}
