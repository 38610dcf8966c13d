import GraphQLCodegen
import GraphQLLanguage
import Testing

/// What typed operations cannot be made of is reported where it was written, and the message names the fix.
@Suite struct ClientDiagnosticsTests {
    private static let schema = """
        type Query { book: Book search: [Thing!]! _: Int }
        type Mutation { book: Book }
        type Book implements Named { title: String name: String }
        type book_ implements Named { name: String }
        type Author { name: String }
        interface Named { name: String }
        union Thing = Book | Author
        union Alike = Book | book_
        extend type Query { alike: Alike }
        enum AskQuery { A }
        extend type Query { kind: AskQuery }
        """

    private func diagnose(_ operations: [String: String], schema: String = schema) -> [String] {
        let result = GeneratorPipeline.run(
            [Source(schema, name: "S.graphql")], operations: operations.map { Source($1, name: $0) }, for: .client)
        #expect(result.files.isEmpty == !result.diagnostics.isEmpty)
        return result.diagnostics.map { $0.description.replacing(": error", with: "") }
    }

    @Test func operationsAreCheckedAgainstTheSchemaFirst() {
        #expect(
            diagnose(["A.graphql": "query A { books }"]) == [
                "A.graphql:1:11: Cannot query field \"books\" on type \"Query\". Did you mean \"book\"?"
            ])
    }

    @Test func namesOfOperationsFragmentsAndTypesAreToldApart() {
        #expect(
            diagnose([
                "A.graphql": "query Ask { kind } query Find { book { ...Find } } fragment Find on Book { title }",
                "B.graphql": "query FindQuery { book { title } }",
            ]) == [
                "A.graphql:1:7: The query Ask has the Swift name AskQuery, and so has enum AskQuery, but for case at most. "
                    + "Rename one of them.",
                "B.graphql:1:7: The query FindQuery has the Swift name FindQuery, and so has query Find, but for case at "
                    + "most. Rename one of them.",
            ])
    }

    @Test func filesOfOneNameAreToldApart() {
        #expect(
            diagnose(["A/X.graphql": "query A { book { title } }", "B/x.graphql": "query B { book { title } }"]) == [
                "B/x.graphql:1:1: The file would make the same Swift file as \"A/X.graphql\". Rename one of them."
            ])
    }

    @Test func typesOfFieldsAreToldApart() {
        #expect(
            diagnose(["A.graphql": "query A {\n  a_b: book { title }\n  aB: book { title }\n}"]) == [
                "A.graphql:3:3: The fields \"a_b\" and \"aB\" would both have the Swift type \"AB\". Give one of them an "
                    + "alias."
            ])
    }

    @Test func namesThatSwiftCannotHaveNeedAnAlias() {
        #expect(
            diagnose([
                "A.graphql":
                    "query A($__: Boolean!) { _ @include(if: $__) book { ...F } }\nfragment F on Book { _: name }"
            ])
                == [
                    "A.graphql:1:10: Swift does not allow a property to be called \"__\". Rename the variable.",
                    "A.graphql:1:26: Swift does not allow a property to be called \"_\". Give the field an alias.",
                    "A.graphql:2:22: Swift does not allow a property to be called \"_\". Give the field an alias.",
                ])
    }

    @Test func aFieldCannotHaveTheNameOfAFragmentBesideIt() {
        #expect(
            diagnose(["A.graphql": "query A { book { lineFragment: title ...Line } }\nfragment Line on Book { name }"])
                == [
                    "A.graphql:1:41: The fragment \"Line\" is the Swift property \"lineFragment\" here, and so is a field. "
                        + "Give the field an alias."
                ])
    }

    @Test func theNameOfTheTypeCannotBeSomethingElse() {
        #expect(
            diagnose(["A.graphql": "query A { search { ... on Named { __typename: name } ... on Book { title } } }"])
                == [])
        #expect(
            diagnose(["A.graphql": "query A { alike {\n... on Named { __typename: name } ... on Book { title } } }"])
                == [
                    "A.graphql:2:16: The response name \"__typename\" stands for the type here, by which clients tell apart "
                        + "what they get. Give the field another alias."
                ])
    }

    @Test func typesWhoseCasesWouldBeTheSameAreReported() {
        #expect(
            diagnose(["A.graphql": "query A {\n  alike { ... on Book { title } ... on book_ { name } }\n}"]) == [
                "A.graphql:2:9: The types \"Book\" and \"book_\" would both be the Swift case \"book\". Select one of them "
                    + "by an operation of its own."
            ])
    }

    @Test func bindingsForClientsAreForValues() {
        #expect(
            diagnose(
                ["A.graphql": "query A { a { n } }"],
                schema: """
                    type Query { a: B }
                    type B @swift(client: "X") { n: Date m: Empty o: Odd }
                    scalar Date @swift(client: "Swift.String")
                    scalar Empty @swift
                    scalar Odd @swift(client: "1")
                    """) == [
                    "S.graphql:2:8: @swift(client: \"X\") on \"B\" has no effect: clients have types for what they select, "
                        + "not for \"B\". Remove it.",
                    "S.graphql:4:14: @swift on \"Empty\" binds nothing. Name a Swift type, such as @swift(type: \"Book\").",
                    "S.graphql:5:12: @swift(client: \"1\") on \"Odd\" is not the name of a Swift type. Write one such as "
                        + "\"Book\" or \"Library.Book\".",
                ])
    }
}
