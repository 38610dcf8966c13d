import GraphQLCodegen
import GraphQLLanguage
import Testing

/// Mistakes are found where they are, all of them, and the message names the fix.
@Suite struct DiagnosticsTests {
    /// The diagnostics of files by name, each as `file:line:column: message`.
    private func diagnose(_ files: [String: String]) -> [String] {
        let result = GeneratorPipeline.run(files.map { Source($1, name: $0) })
        #expect(result.files.isEmpty == !result.diagnostics.isEmpty)
        return result.diagnostics.map { $0.description.replacing(": error", with: "") }
    }

    private func diagnose(_ sdl: String) -> [String] { diagnose(["A.graphql": sdl]) }

    @Test func syntaxErrorsOfAllFilesAreReported() {
        #expect(
            diagnose(["A.graphql": "type Query { a: }", "B.graphql": "\n  typo X"]) == [
                "A.graphql:1:17: Syntax Error: Expected Name, found \"}\".",
                "B.graphql:2:3: Syntax Error: Unexpected Name \"typo\".",
            ])
    }

    @Test func mistakesInTheSchemaAreReportedInEveryFile() {
        #expect(
            diagnose(["A.graphql": "type Query { a: Boook }\ntype Book { n: Int }", "B.graphql": "type B { c: Cee }"])
                == [
                    "A.graphql:1:17: Unknown type \"Boook\". Did you mean \"Book\"?",
                    "B.graphql:1:13: Unknown type \"Cee\".",
                ])
    }

    @Test func whatTakesPlaceTwiceIsNamedTwice() {
        #expect(
            diagnose(["A.graphql": "type Query { a: Int }", "B.graphql": "type Query { b: Int }"]) == [
                "A.graphql:1:6: There can be only one type named \"Query\". See also B.graphql:1:6."
            ])
    }

    @Test func aSchemaNeedsAQueryType() {
        #expect(diagnose("type A { b: Int }") == ["A.graphql:1:1: Query root type must be provided."])
    }

    @Test func namesThatDifferInCaseAloneAreReported() {
        let found = diagnose(
            """
            type Query { a: Int A: Int }
            type User { n: Int }
            type user { n: Int }
            enum E { RED red inProgress IN_PROGRESS }
            """
        )
        #expect(
            found == [
                "A.graphql:1:21: The fields \"a\" and \"A\" of \"Query\" have the same name in Swift, but for case at "
                    + "most. Rename one of them.",
                "A.graphql:3:1: The type \"user\" has the same name in Swift as type User, but for case at "
                    + "most. Rename it.",
                "A.graphql:4:14: The values \"RED\" and \"red\" of \"E\" have the same name in Swift, but for case at "
                    + "most. Rename one of them.",
                "A.graphql:4:29: The values \"inProgress\" and \"IN_PROGRESS\" of \"E\" have the same name in Swift, "
                    + "but for case at most. Rename one of them.",
            ])
    }

    @Test func namesThatGeneratedCodeNeedsAreReported() {
        let found = diagnose(
            """
            type Query { a: Double }
            scalar Double
            type Self { n: Int }
            type AResolvers { n: Int }
            interface I { n: Int }
            type IProtocol implements I { n: Int }
            enum E { allCases rawValue }
            type T { _: Int }
            """)
        #expect(found.count == 7)
        #expect(found[0].hasPrefix("A.graphql:2:1: Generated code uses the name \"Double\" for something else."))
        #expect(found[1].hasPrefix("A.graphql:3:1: Swift does not allow a type to be called \"Self\"."))
        #expect(
            found[2].hasPrefix("A.graphql:4:1: The type \"AResolvers\" has the same name in Swift as the resolvers of"))
        #expect(found[3].hasPrefix("A.graphql:5:1: The protocol IProtocol of the interface \"I\" has the same name"))
        #expect(found[4].contains("the value \"allCases\" of \"E\""))
        #expect(found[5].contains("the value \"rawValue\" of \"E\""))
        #expect(found[6].hasPrefix("A.graphql:8:10: Swift does not allow the field \"_\" of \"T\""))
    }

    @Test func aBoundTypeTakesNoName() {
        #expect(diagnose("type Query { a: Double }\nscalar Double @swift(type: \"Swift.Double\")") == [])
    }

    @Test func filesThatWouldMakeTheSameNamesAreReported() {
        let found = diagnose([
            "a/Books.graphql": "type Query { a: Int }", "b/books.graphql": "type Mutation { b: Int }",
            "Schema.graphql": "extend type Query { c: Int }", "9.graphql": "extend type Query { d: Int }",
        ])
        #expect(found.count == 3)
        #expect(found[0].hasPrefix("9.graphql:1:1: No Swift name can be made of the file name"))
        #expect(
            found[1].hasPrefix("Schema.graphql:1:1: The name SchemaResolvers stands for the resolvers of all files."))
        #expect(
            found[2].hasPrefix("b/books.graphql:1:1: The file would make the same Swift names as \"a/Books.graphql\"."))
    }

    @Test func aSingleFileMayBeCalledSchema() {
        #expect(diagnose(["Schema.graphql": "type Query { a: Int }"]) == [])
    }

    @Test func resolversThatSwiftCannotTellApartAreReported() {
        let found = diagnose("type Query { ping: Int }\ntype Mutation { ping: Int }")
        #expect(
            found == [
                "A.graphql:2:17: \"Mutation.ping\" and \"Query.ping\" would have the same resolver method \"ping\". "
                    + "Give one another name, for instance @resolver(name: \"pingMutation\")."
            ])
        #expect(
            diagnose("type Query { ping: Int }\ntype Mutation { ping: Int @resolver(name: \"pingMutation\") }") == [])
        // The same field of two types is told apart by the parent.
        #expect(diagnose("type Query { a: A }\ntype A { x(n: Int): Int }\ntype B { x(n: Int): Int }") == [])
    }

    @Test(arguments: [
        ("f(a: Int @constraint(minLength: 1)): Int", "bounds a String or ID, but its type is \"Int\""),
        ("f(a: Int @constraint(min: 3, max: 2)): Int", "leaves no value: min is greater than max"),
        ("f(a: [Int] @constraint(maxItems: -1)): Int", "has a negative bound"),
        ("f(a: Int @constraint): Int", "bounds nothing"),
        ("f: Int @cost(weight: \"much\")", "is not a number"),
        ("f: Int @batch", "a root field has no list of parents"),
        ("f: Int! @sequence", "needs a list that is not null"),
        ("f: [Int!] @sequence", "needs a list that is not null"),
        ("f: Int @resolver(name: \"a b\")", "is not a name that a Swift method can have"),
        ("f: [Int] @listSize(slicingArguments: [\"first\"])", "\"first\", which \"f\" does not have"),
        ("f(first: String): [Int] @listSize(slicingArguments: [\"first\"])", "Give it the type Int"),
        ("f: Q @listSize(sizedFields: [\"xs\"])", "\"xs\", which \"Q\" does not have"),
        ("f: Int @listSize(assumedSize: 3)", "which is no list, bounds nothing"),
    ])
    func directivesThatMeanNothingAreReported(_ field: String, _ message: String) {
        let found = diagnose("type Query { \(field) }\ntype Q { n: Int }")
        #expect(found.count == 1)
        #expect(found.first?.contains(message) == true, "\(found)")
        #expect(found.first?.hasPrefix("A.graphql:1:") == true)
    }

    @Test func directivesOnInterfacesAndTypesAreChecked() {
        let found = diagnose(
            """
            type Query { i: I }
            interface I { a: Int @resolver }
            type T implements I { a: Int }
            scalar S @swift(type: "no way")
            """
        )
        #expect(found.count == 2)
        #expect(found[0].contains("Put it on the field of each type that implements \"I\"."))
        #expect(
            found[1].hasPrefix("A.graphql:4:10: @swift(type: \"no way\") on \"S\" is not the name of a Swift type."))
    }

    @Test func operationsAreNoPartOfASchema() {
        let fix =
            "Operations and fragments are no part of a schema. Move them to a file in the folder Operations beside the "
            + "schema files."
        #expect(
            diagnose(["A.graphql": "type Query { a: Int }\nquery Q { a }", "B.graphql": "fragment F on Query { a }"])
                == ["A.graphql:2:1: " + fix, "B.graphql:1:1: " + fix])
    }

    @Test func aFileMayStillBeEmpty() {
        #expect(diagnose(["A.graphql": "type Query { a: Int }", "B.graphql": "# Soon.\n", "C.graphql": ""]) == [])
    }

    @Test func aSchemaMayDefineOurDirectivesItself() {
        #expect(
            diagnose("directive @cost(weight: String!) on FIELD_DEFINITION\ntype Query { a: Int @cost(weight: \"1\") }")
                == [])
    }
}
