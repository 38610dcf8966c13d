import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct LinterTests {
    private func lint(_ texts: [String], _ configuration: LintConfiguration = LintConfiguration()) throws
        -> [LintFinding]
    {
        let documents = try texts.enumerated().map { try Document.parse(Source($1, name: "\($0).graphql")) }
        return Linter(configuration: configuration).lint(documents, schema: try? Schema.build(documents))
    }

    private let clean = """
        "The start."
        type Query {
          "All users."
          users(first: Int): [User!]!
        }

        "A person."
        type User {
          "Unique."
          id: ID!
        }
        """

    @Test func aGoodSchemaHasNoFindings() throws {
        #expect(try lint([clean]) == [])
        #expect(try lint([clean, "query Q { users { id } }"]) == [])
    }

    @Test func findingsOfAllFilesComeByFileAndPlace() throws {
        let found = try lint([
            "extend type Query { Bad: Int @deprecated other: [Int] }", "\"q\" type Query { \"f\" good: Int }",
        ])
        #expect(
            found.map(\.description) == [
                "0.graphql:1:21: warning: The field Query.Bad has no description. Say above it what it is for. "
                    + "(field-descriptions)",
                "0.graphql:1:21: error: The field name \"Bad\" should be in camelCase, such as \"bad\". (field-names)",
                "0.graphql:1:30: error: Query.Bad is deprecated without a reason. Say what to use instead: "
                    + "@deprecated(reason: \"…\"). (deprecation-reason)",
                "0.graphql:1:42: warning: The field Query.other has no description. Say above it what it is for. "
                    + "(field-descriptions)",
                "0.graphql:1:49: warning: Items of Query.other may be null: write [Int!] in place of [Int]. "
                    + "(non-null-list-items)",
                "0.graphql:1:49: warning: The list Query.other may be null: write [Int]! in place of [Int]. "
                    + "(non-null-lists)",
            ])
    }

    @Test func theConfigurationDecidesAboutSeverity() throws {
        let configuration = try LintConfiguration(
            Source(
                """
                {"rules": {"field-names": "warn", "field-descriptions": "off", "type-descriptions": "off"}}
                """, name: "c"))
        let found = try lint(["type Query { Bad: Int }"], configuration)
        #expect(found.map(\.rule) == ["field-names"])
        #expect(found.map(\.severity) == [.warning])
    }

    @Test func brokenSchemasAreCheckedAsFarAsTheyCanBe() throws {
        let found = try lint(["type Query { Bad: Missing }"])
        #expect(found.contains { $0.rule == "field-names" })
        #expect(!found.contains { $0.rule == "no-unused-types" })
    }

    @Test func mistakesOfSchemasAreFindings() throws {
        let errors = try #require(throws: SchemaErrors.self) {
            try Schema.build([Document.parse(Source("type Query {\n a: Nope\n b: Nada }", name: "s.graphql"))])
        }
        #expect(
            Linter.findings(errors).map(\.description) == [
                "s.graphql:2:5: error: Unknown type \"Nope\". (valid-schema)",
                "s.graphql:3:5: error: Unknown type \"Nada\". (valid-schema)",
            ])
        let none = try #require(throws: SchemaErrors.self) { try Schema.build(sdl: "type T { a: Int }") }
        #expect(Linter.findings(none).map(\.description) == ["error: Query root type must be provided. (valid-schema)"])
    }

    @Test func wrongNamesInCommentsAreFindings() throws {
        let found = try lint(["# lint-disable-next-line field-name\n" + clean])
        #expect(
            found.map(\.description) == [
                "0.graphql:1:1: error: There is no rule \"field-name\". Did you mean \"field-names\"? (known-rules)"
            ])
    }
}
