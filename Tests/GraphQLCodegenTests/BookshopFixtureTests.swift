import Foundation
import Testing

/// A package of its own that depends on this one and uses the plugin on its own schema.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct BookshopFixtureTests {
    private static let schema = "Schema/Catalogue.graphql"
    private static let resolvers = "Sources/Bookshop/CatalogueResolvers.swift"

    @Test func everyChangeOfTheSchemaReachesTheNextBuild() throws {
        let shop = try FixturePackage("Bookshop")
        try expectBuild(shop)
        #expect(
            try shop.answer("{ books { title usd: price(currency: USD) } }")
                == #"{"data":{"books":[{"title":"Emma","usd":9.48},{"title":"Ulysses","usd":14.6}]}}"#)

        // Edit: the compiler shows the signature of the resolver that is now asked for.
        try shop.replace(
            "pages: Int!", with: "pages: Int!\n  isbn(prefix: Boolean!): String @deprecated", in: Self.schema)
        let missing = try shop.build()
        #expect(!missing.succeeded)
        #expect(missing.output.contains("does not conform to protocol 'CatalogueResolvers'"))
        #expect(missing.output.contains("func isbn(of parent: Book, prefix: Bool, context: ResolverContext)"))
        try shop.replace(
            "struct Shop: Sendable {}",
            with: """
                struct Shop: Sendable {
                    func isbn(of parent: Book, prefix: Bool, context: ResolverContext) async throws -> String? {
                        parent.title
                    }
                }
                """, in: Self.resolvers)
        try expectBuild(shop)
        #expect(
            try shop.answer("{ books { isbn(prefix: true) } }")
                == #"{"data":{"books":[{"isbn":"Emma"},{"isbn":"Ulysses"}]}}"#)

        // Add, in a new folder.
        try FileManager.default.createDirectory(
            at: shop.place("Schema/People"), withIntermediateDirectories: true)
        try shop.write("extend type Query { owner: String! }", to: "Schema/People/Staff.graphql")
        try shop.write(
            """
            import GraphQLExecution

            extension Shop: StaffResolvers {
                func owner(context: ResolverContext) async throws -> String { "Ada" }
            }
            """, to: "Sources/Bookshop/StaffResolvers.swift")
        try expectBuild(shop)
        #expect(try shop.answer("{ owner }") == #"{"data":{"owner":"Ada"}}"#)

        // Delete.
        try shop.remove("Schema/People/Staff.graphql")
        try shop.remove("Sources/Bookshop/StaffResolvers.swift")
        try expectBuild(shop)
        #expect(try shop.answer("{ owner }").contains("Cannot query field"))
    }

    @Test func mistakesAreCompilerErrorsAllAtOnce() throws {
        let shop = try FixturePackage("Bookshop")
        try shop.replace("pages: Int!", with: "pages: Intt!", in: Self.schema)
        try shop.write("extend type Query {\n  again: Boook\n}", to: "Schema/More.graphql")
        let broken = try shop.build()
        #expect(!broken.succeeded)
        #expect(
            broken.output.contains(#"Schema/Catalogue.graphql:8:10: error: Unknown type "Intt". Did you mean "Int"?"#))
        #expect(broken.output.contains(#"Schema/More.graphql:2:10: error: Unknown type "Boook". Did you mean "Book"?"#))

        try shop.remove("Schema/More.graphql")
        try shop.replace("Intt", with: "Int", in: Self.schema)
        try expectBuild(shop)
    }

    @Test func everyChangeOfTheOperationsReachesTheNextBuild() throws {
        let shop = try FixturePackage("Bookshop")
        try expectBuild(shop)
        #expect(try shop.answer("Titles") == #"{"data":{"books":[{"title":"Emma"},{"title":"Ulysses"}]}}"#)

        // Edit, in a file that another one uses.
        try shop.replace("title", with: "name: title", in: "Schema/Operations/Fragments.graphql")
        try expectBuild(shop)
        #expect(try shop.answer("Titles") == #"{"data":{"books":[{"name":"Emma"},{"name":"Ulysses"}]}}"#)

        // Add.
        try shop.write("query Pages { books { pages } }", to: "Schema/Operations/Pages.graphql")
        try expectBuild(shop)
        #expect(try shop.answer("Pages") == #"{"data":{"books":[{"pages":474},{"pages":730}]}}"#)

        // A mistake, and what the schema no longer allows, where they stand.
        try shop.write("query Pages {\n  books { pagse }\n}", to: "Schema/Operations/Pages.graphql")
        try shop.replace("name: title", with: "subtitle", in: "Schema/Operations/Fragments.graphql")
        let broken = try shop.build()
        #expect(!broken.succeeded)
        #expect(
            broken.output.contains(
                #"Operations/Pages.graphql:2:11: error: Cannot query field "pagse" on type "Book"."#))
        #expect(
            broken.output.contains(
                #"Operations/Fragments.graphql:2:3: error: Cannot query field "subtitle" on type "Book"."#))
        try shop.replace("subtitle", with: "title", in: "Schema/Operations/Fragments.graphql")

        // Delete.
        try shop.remove("Schema/Operations/Pages.graphql")
        try expectBuild(shop)
        #expect(try shop.answer("Titles") == #"{"data":{"books":[{"title":"Emma"},{"title":"Ulysses"}]}}"#)
        #expect(try shop.answer("Pages").contains("Syntax Error"))
    }

    private func expectBuild(_ package: FixturePackage) throws {
        let outcome = try package.build()
        try #require(outcome.succeeded, "\(outcome.output)")
    }
}
