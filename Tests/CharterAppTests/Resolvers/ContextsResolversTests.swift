import CharterContexts
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

@testable import CharterApp

struct ContextsResolversTests {
    @Test func metadataAreLeftTakenAwayOrChanged() throws {
        #expect(try Metadata.change(.absent) == .none)
        #expect(try Metadata.change(.null) == .some(nil))
        #expect(try Metadata.change(.value(["a": 1])) == .some(["a": 1]))
        for value: JSONValue in [[1], "text", 7, true] {
            #expect(throws: GraphQLError.self) { try Metadata.change(.value(value)) }
        }
    }

    @Test func whatCannotBeTakenAwayRefusesNull() throws {
        #expect(try Nullable<String>.absent.unlessNull("type") == nil)
        #expect(try Nullable.value("x").unlessNull("type") == "x")
        #expect(throws: GraphQLError.self) { try Nullable<String>.null.unlessNull("type") }
    }

    @Test func errorsOfContextsHaveTheStableCodes() {
        func code(_ error: ContextError) -> JSONValue? { error.graphQLError.extensions["code"] }
        #expect(code(.notFound(id: "x")) == "NOT_FOUND_ERROR")
        #expect(code(.nothingThere(what: "vector")) == "NOT_FOUND_ERROR")
        #expect(code(.invalid(reason: "a vector")) == "VALIDATION_ERROR")
        let conflict = ContextError.versionConflict(id: "x", expected: 1, actual: 2)
        #expect(code(conflict) == "CONFLICT_ERROR")
        #expect(conflict.graphQLError.extensions["version"] == 2)
        #expect(ContextError.notFound(id: String(repeating: "x", count: 9_000)).graphQLError.message.count < 200)
    }
}
