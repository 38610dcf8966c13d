import GraphQLLanguage
import Testing

@Suite struct DirectiveLocationTests {
    @Test(arguments: DirectiveLocation.allCases)
    func everyLocationCanBeDeclared(_ location: DirectiveLocation) throws {
        let text = "directive @d on " + location.rawValue
        #expect(try Document.parse(text).printed() == text)
    }

    @Test func thereAreNineteen() { #expect(Set(DirectiveLocation.allCases.map(\.rawValue)).count == 19) }
}
