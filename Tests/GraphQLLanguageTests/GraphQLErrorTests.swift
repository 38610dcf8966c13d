import GraphQLLanguage
import Testing

@Suite struct GraphQLErrorTests {
    @Test func carriesItsCodeInTheExtensions() {
        #expect(GraphQLError("x", code: .timeout).code == .timeout)
        #expect(GraphQLError("x", code: .timeout).extensions["code"]?.stringValue == "TIMEOUT")
        #expect(GraphQLError("x").code == nil)
    }

    @Test func syntaxErrorsHaveACodeAndOneLocation() {
        let error = #expect(throws: GraphQLError.self) { try Document.parse("{") }
        #expect(error?.code == .parseFailed)
        #expect(error?.locations == [.init(line: 1, column: 2)])
        #expect(error?.path == nil)
    }
}
