import GraphQLLanguage
import Testing

@testable import GraphQLValidation

/// Documents made to be expensive. Their work is bounded, so these tests end; were it not, some would run for years.
@Suite struct HostileDocumentTests {
    private func errors(_ text: String, maxErrors: Int = 100) throws -> [GraphQLError] {
        Validator(schema: TestSchema.animals, maxErrors: maxErrors).validate(try Document.parse(text))
    }

    /// Every fragment spreads the next one twice, so that spreading them out makes 2^900 fields.
    @Test(arguments: ["", "x: nickname", "x: barkVolume"])
    func doublingFragments(_ extra: String) throws {
        let fragments = (0..<900).map {
            "fragment F\($0) on Dog { mate { ...F\($0 + 1) } again: mate { ...F\($0 + 1) } }"
        }
        let text = "{ dog { ...F0 } cat { x: nickname } } fragment F900 on Dog { name \(extra) } "
        #expect(try errors(text + fragments.joined(separator: " ")).isEmpty)
    }

    /// Which fragments meet depends on the whole path, so that there are exponentially many sets of them.
    @Test func fragmentsThatMeetInEverNewSets() throws {
        let fragments = (0..<600).map {
            "fragment F\($0) on Dog { x: name mate { ...F\($0 + 1) ...F\($0 / 2 + 300) } "
                + "again: mate { ...F\($0 + 1) ...F\($0 / 3 + 400) } }"
        }
        let found = try errors(
            "{ dog { ...F0 } cat { x: nickname } } fragment F600 on Dog { name } " + fragments.joined(separator: " "))
        #expect(found.last?.code == .limitExceeded || found.last?.message.contains("within itself") == true)
    }

    @Test func aLongChainOfFragments() throws {
        let fragments = (0..<3000).map { "fragment F\($0) on Dog { ...F\($0 + 1) }" }
        #expect(
            try errors("{ dog { ...F0 } } fragment F3000 on Dog { name } " + fragments.joined(separator: " ")).isEmpty)
    }

    /// A conflict a thousand levels below its cause, which a comparison by recursion would not come back from.
    @Test func aConflictFarBelow() throws {
        let chains = (0..<1000).map {
            "fragment F\($0) on Dog { mate { ...F\($0 + 1) } } fragment G\($0) on Dog { mate { ...G\($0 + 1) } }"
        }
        let found = try errors(
            "{ dog { ...F0 } dog { ...G0 } } fragment F1000 on Dog { x: name } fragment G1000 on Dog { x: nickname } "
                + chains.joined(separator: " "))
        #expect(found.map(\.code) == [.limitExceeded])
    }

    @Test func aRingOfFragments() throws {
        let fragments = (0..<2000).map { "fragment F\($0) on Dog { ...F\(($0 + 1) % 2000) ...F0 }" }
        let found = try errors("{ dog { ...F0 } } " + fragments.joined(separator: " "))
        #expect(found.count == 101)
    }

    @Test func oneFieldManyTimes() throws {
        let text = "{ " + String(repeating: "dog { name } ", count: 6000) + "cat { name: nickname } }"
        #expect(try errors(text).isEmpty)
    }

    @Test func manyConflictsStopAtTheLimit() throws {
        let text = "{ dog { " + String(repeating: "x: name x: nickname ", count: 4000) + "} }"
        let found = try errors(text)
        #expect(found.count == 101)
        #expect(found.last?.message == "Too many validation errors, error limit reached. Validation aborted.")
        #expect(try errors(text, maxErrors: .max).last?.code == .limitExceeded)
    }

    @Test func tenThousandVariables() throws {
        let definitions = (0..<10_000).map { "$v\($0): Int" }.joined(separator: " ")
        let uses = (0..<10_000).map { "a\($0): int(a: $v\($0))" }.joined(separator: " ")
        #expect(try errors("query(\(definitions)) { values { \(uses) } }").isEmpty)
        #expect(try errors("query(\(definitions)) { __typename }", maxErrors: .max).count == 10_000)
    }

    @Test func thousandsOfDirectives() throws {
        let text = "{ dog { name " + String(repeating: "@onField ", count: 8000) + "} }"
        #expect(try errors(text, maxErrors: .max).count == 7999)
    }
}
