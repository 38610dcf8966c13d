import Testing

@testable import GraphQLValidation

@Suite struct IntrospectionLimitTests {
    private func types(_ levels: Int) -> String {
        "{ __type(name: \"Dog\") " + String(repeating: "{ ofType ", count: levels - 2) + "{ name }"
            + String(repeating: " }", count: levels - 1)
    }

    @Test func judgesDepthOnBothSidesOfTheDefault() throws {
        try expectWithin(DocumentLimits(), types(20))
        try expectExceeds(
            .introspectionDepth, 20, DocumentLimits(), types(21), "The introspection nests 21 levels", "1:1")
    }

    @Test func judgesFieldsThroughFragments() throws {
        let limits = DocumentLimits(introspectionFields: 6)
        let fragment = " fragment F on __Type { name kind }"
        try expectWithin(
            limits,
            "{ dog { name } __schema { queryType { ...F } types { ...F } } }".replacing(
                "types { ...F }", with: "types { name }") + fragment)
        try expectExceeds(
            .introspectionFields, 6, limits,
            "{ dog { name } __schema { queryType { ...F } types { ...F } } }" + fragment,
            "The introspection selects 7 fields", "1:1")
    }
}
