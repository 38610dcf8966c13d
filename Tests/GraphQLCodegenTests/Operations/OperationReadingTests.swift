import GraphQLCodegen
import GraphQLLanguage
import Testing

/// Operations are checked against the schema where they were written, all files as one collection.
@Suite struct OperationReadingTests {
    private static let schema = Source(
        """
        type Query { book(id: ID!): Book books: [Book!]! }
        type Subscription { added: Book! }
        type Book { id: ID! title: String author: Author }
        type Author { name: String }
        """, name: "Schema/A.graphql")

    private func run(_ files: [String: String]) -> GeneratorPipeline.Result {
        GeneratorPipeline.run(
            [Self.schema], operations: files.map { Source($1, name: "Schema/Operations/\($0).graphql") })
    }

    /// The diagnostics, without the folders that their files are in.
    private func diagnose(_ files: [String: String]) -> [String] {
        let result = run(files)
        #expect(result.files.isEmpty == !result.diagnostics.isEmpty)
        return result.diagnostics.map {
            $0.description.replacing("Schema/Operations/", with: "").replacing(": error", with: "")
        }
    }

    private func generated(_ files: [String: String]) throws -> String {
        let result = run(files)
        #expect(result.diagnostics == [])
        return try #require(result.files.first { $0.name == "GeneratedOperations.swift" }).text
    }

    @Test func fragmentsAreSharedAcrossFilesAndComeWithEveryOperationThatUsesThem() throws {
        let text = try generated([
            "Books": "query Books { books { ...Line } }",
            "Book": "query Book($id: ID!) { book(id: $id) { ...Line ...Line } }\nquery Plain { books { id } }",
            "Fragments": "fragment Line on Book { title author { ...By } }\nfragment By on Author { name }",
        ])
        let parts = text.split(separator: "name: \"").dropFirst()
        #expect(parts.map { String($0.prefix { $0 != "\"" }) } == ["Book", "Books", "Plain"])
        let fragments = parts.map { $0.matches(of: /fragment (\w+)/).map { String($0.1) } }
        #expect(fragments == [["By", "Line"], ["By", "Line"], []])
    }

    @Test func layoutAndCommentsDoNotChangeADocument() throws {
        let one = try generated(["A": "query Q { books { id title } }"])
        let other = try generated(["B": "# Now\n\"Books.\" query Q\n{ books { id,\n title } }", "C": "# Later.\n"])
        #expect(one == other)
    }

    @Test func withoutOperationsThereIsAnEmptyList() throws {
        let text = try generated([:])
        #expect(text.contains("public static let operations: [GraphQLExecution.TrustedDocument] = []\n"))
    }

    @Test func mistakesAreReportedWhereTheyWereWritten() {
        #expect(
            diagnose([
                "A": "query A {\n  books { titel }\n}", "B": "query B { book { id } }",
                "C": "query C { books { ...Line } }\n\n  fragment Line on Book {\n    autor { name } }",
                "D": "query D { books { ...Line ...Lin } }",
            ]) == [
                "A.graphql:2:11: Cannot query field \"titel\" on type \"Book\". Did you mean \"title\"?",
                "B.graphql:1:11: Field \"book\" argument \"id\" of type \"ID!\" is required, but it was not provided.",
                "C.graphql:4:5: Cannot query field \"autor\" on type \"Book\". Did you mean \"author\"?",
                "D.graphql:1:30: Unknown fragment \"Lin\".",
            ])
    }

    @Test func columnsCountFromTheLineOfTheFile() {
        #expect(
            diagnose(["A": "query Ä1 { books { id } }"]).first?.hasPrefix("A.graphql:1:7: Syntax Error") == true)
        #expect(
            diagnose(["A": "query A { books { id } } query B { books { x } }"]) == [
                "A.graphql:1:44: Cannot query field \"x\" on type \"Book\"."
            ])
        #expect(
            diagnose(["A": "query A { books { id } }\r\n\r\n  query B { books {\r\n x } }"]) == [
                "A.graphql:4:2: Cannot query field \"x\" on type \"Book\"."
            ])
    }

    @Test func aMistakeOfSeveralPlacesNamesThem() {
        let found = diagnose(["A": "query A { books { ...F title: id } }", "B": "fragment F on Book { title }"])
        #expect(found.count == 1)
        #expect(found.first?.contains("B.graphql:1:22") == true)
        #expect(found.first?.contains("A.graphql:1:24") == true)
    }

    @Test func operationsNeedNamesOfTheirOwn() {
        #expect(
            diagnose(["A": "{ books { id } }", "B": "subscription { added { id } }"]) == [
                "A.graphql:1:1: The operation has no name. Give it one, for instance \"query Find { … }\".",
                "B.graphql:1:1: The operation has no name. Give it one, for instance \"subscription Find { … }\".",
            ])
        #expect(
            diagnose([
                "A": "query Find { books { id } }", "B": "query Find { books { title } }",
                "C": "query find { books { id } }",
            ]) == [
                "B.graphql:1:7: Two operations are called \"Find\", see also A.graphql:1:7. Rename one of them.",
                "C.graphql:1:7: The operations \"find\" and \"Find\" differ in case alone, see also B.graphql:1:7. "
                    + "Rename one of them.",
            ])
    }

    @Test func fragmentsAreDefinedOnceAndUsed() {
        #expect(
            diagnose([
                "A": "query A { books { ...F } }\nfragment F on Book { id }", "B": "fragment F on Book { title }",
            ]) == ["B.graphql:1:10: Two fragments are called \"F\", see also A.graphql:2:10. Rename one of them."])
        #expect(
            diagnose(["A": "query A { books { id } }\nfragment F on Book { x }"]) == [
                "A.graphql:2:10: No operation uses the fragment \"F\". Use it or remove it."
            ])
    }

    @Test func cyclesOfFragmentsAreReportedOnce() {
        let found = diagnose([
            "A": "query A { books { ...F } } query B { books { ...F } }", "F": "fragment F on Book { ...F }",
        ])
        #expect(found == ["F.graphql:1:22: Cannot spread fragment \"F\" within itself."])
    }

    @Test func definitionsOfTheSchemaDoNotBelongHere() {
        let fix =
            "The folder Operations is for what clients send. Move this definition into a schema file beside it."
        #expect(
            diagnose(["A": "type T { a: Int }\ndirective @d on FIELD\nextend schema @d"]) == [
                "A.graphql:1:1: " + fix, "A.graphql:2:1: " + fix, "A.graphql:3:1: " + fix,
            ])
    }

    @Test func syntaxErrorsOfAllFilesAreReported() {
        #expect(
            diagnose(["A": "query A {", "B": "query B { }"]) == [
                "A.graphql:1:10: Syntax Error: Expected Name, found <EOF>.",
                "B.graphql:1:11: Syntax Error: Expected Name, found \"}\".",
            ])
    }

    @Test func operationsWaitForAValidSchema() {
        let result = GeneratorPipeline.run(
            [Source("type Query { a: Intt }", name: "A.graphql")],
            operations: [Source("query A { b }", name: "Operations/B.graphql")])
        #expect(result.diagnostics.map(\.path) == ["A.graphql"])
    }

    /// Fragments that many operations share are looked at once for each, and long chains of them do not nest calls.
    @Test func manyOperationsAndLongChainsAreRead() throws {
        var chain = "fragment F0 on Book { id }\n"
        for number in 1..<500 { chain += "fragment F\(number) on Book { ...F\(number - 1) }\n" }
        let operations = (0..<50).map { "query Q\($0) { books { ...F\($0 * 9) } }" }
        let result = run([
            "Chain": chain + "query Last { books { ...F499 } }", "Many": operations.joined(separator: "\n"),
        ])
        #expect(result.diagnostics == [])
    }
}
