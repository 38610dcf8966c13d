import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

@Suite struct InputConstraintTests {
    private func refusal(_ constraint: InputConstraint, _ value: JSONValue?) -> String? {
        do throws(GraphQLError) {
            try constraint.check(value, "x")
            return nil
        } catch {
            return error.code == .badUserInput ? error.message : "another code"
        }
    }

    @Test(
        arguments: [
            ("", "\"x\" must have at least 1 characters, not 0."), ("a", nil), ("abc", nil),
            ("abcd", "\"x\" must have at most 3 characters, not 4."),
            // One, two and four bytes, or a letter with an accent of its own: scalars count, not what is seen.
            ("é😀a", nil), ("e\u{301}e\u{301}", "\"x\" must have at most 3 characters, not 4."),
        ] as [(String, String?)])
    func lengthsCountScalars(text: String, message: String?) {
        #expect(refusal(InputConstraint(minLength: 1, maxLength: 3), .string(text)) == message)
    }

    @Test(
        arguments: [
            (-1, "\"x\" must be at least 0, not -1."), (0, nil), (2.5, nil),
            (2.75, "\"x\" must be at most 2.5, not 2.75."), (.int(2), nil),
            (.int(3), "\"x\" must be at most 2.5, not 3."),
        ] as [(JSONValue, String?)])
    func numbersHaveARange(value: JSONValue, message: String?) {
        #expect(refusal(InputConstraint(min: 0, max: 2.5), value) == message)
    }

    @Test(
        arguments: [
            ([], "\"x\" must have at least 1 items, not 0."), ([1], nil), ([1, 2], nil),
            ([1, 2, 3], "\"x\" must have at most 2 items, not 3."), ([1, 9], "\"x\" must be at most 5, not 9."),
            ([nil, 1], nil), (["long"], "\"x\" must have at most 3 characters, not 4."),
        ] as [([JSONValue?], String?)])
    func listsAreBoundedAndSoAreTheirItems(items: [JSONValue?], message: String?) {
        let constraint = InputConstraint(maxLength: 3, max: 5, minItems: 1, maxItems: 2)
        #expect(refusal(constraint, .array(items.map { $0 ?? .null })) == message)
    }

    @Test(arguments: [nil, JSONValue.null, true, ["a": 100]])
    func whatHasNoMeasureIsWithinAllBounds(value: JSONValue?) {
        let constraint = InputConstraint(minLength: 5, maxLength: 1, min: 5, max: 1, minItems: 5, maxItems: 1)
        #expect(refusal(constraint, value) == nil)
    }

    @Test func withoutBoundsEverythingIsAccepted() {
        for value: JSONValue in [.string(""), .int(.max), .double(-1e300), .array([])] {
            #expect(refusal(InputConstraint(), value) == nil)
        }
    }
}
