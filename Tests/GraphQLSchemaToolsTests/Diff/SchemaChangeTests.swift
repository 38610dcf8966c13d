import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaChangeTests {
    @Test func theSeverityIsThatOfItsType() {
        let change = SchemaChange(type: .fieldAdded, coordinate: .member(type: "T", name: "f"), description: "")
        #expect(change.severity == .safe)
        #expect(SchemaChangeSeverity.allCases.map(\.rawValue) == ["breaking", "dangerous", "unrated", "safe"])
    }
}
