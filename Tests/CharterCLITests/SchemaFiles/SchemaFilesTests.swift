import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import CharterCLI

@Suite struct SchemaFilesTests {
    @Test func foldersAreReadInTheOrderOfTheirPaths() throws {
        try TemporaryFiles.with([
            "s/b.graphql": "b", "s/a/z.gql": "z", "s/c.GraphQLS": "c", "s/notes.txt": "", "s/.hidden.graphql": "",
            "one.txt": "one",
        ]) { path in
            var files = InputFiles()
            let sources = try SchemaFiles.sources([path("one.txt"), path("s/")], &files)
            #expect(sources.map(\.name) == ["one.txt", "s/a/z.gql", "s/b.graphql", "s/c.GraphQLS"].map(path))
            #expect(sources.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one", "z", "b", "c"])
        }
    }

    @Test func whatIsMissingIsAFailure() throws {
        try TemporaryFiles.with(["s/notes.txt": ""]) { path in
            var files = InputFiles()
            #expect(throws: CommandFailure.self) { try SchemaFiles.sources([path("s")], &files) }
            #expect(throws: CommandFailure.self) { try SchemaFiles.sources([path("nothing")], &files) }
        }
    }

    private func build(_ texts: String...) -> SchemaFiles {
        SchemaFiles.build(texts.enumerated().map { Source($1, name: "\($0)") })
    }

    @Test func filesAreOneSchema() throws {
        let files = build(
            "type Query { a: Int }", "# nothing yet\n", "extend type Query { b: Int }", "query Q { a }", "")
        #expect(files.documents.map(\.source.name) == ["0", "2"])
        #expect(try files.schema.get().type("Query")?.fields.map(\.name) == ["a", "b"])
    }

    @Test func directivesOfCharterNeedNoDefinition() throws {
        let files = build("type Query { a: Int @resolver b: Int @cost(weight: \"5\") }")
        #expect(try files.schema.get().directive("resolver") == nil)
        // A schema that defines one itself replaces ours.
        let own = build("type Query { a: Int @cost(much: 1) } directive @cost(much: Int) on FIELD_DEFINITION")
        #expect(try own.schema.get().directive("cost")?.argument("much") != nil)
        #expect(throws: SchemaErrors.self) { try build("type Query { a: Int @nope }").schema.get() }
    }

    @Test func routesAreNoPartOfTheSchema() throws {
        let files = build(#"type Query { a: Int @rest(path: "/a") @cacheControl(maxAge: 1) }"#)
        #expect(try files.schema.get().printed() == "type Query {\n  a: Int\n}")
        // What is written to the generator is checked all the same.
        #expect(throws: SchemaErrors.self) { try build("type Query { a: Int @rest(paht: 1) }").schema.get() }
    }

    @Test func everyFileIsParsedBeforeTheSchemaIsBuilt() {
        let files = build("type Query {", "type T { a: Nope }", "}")
        #expect(files.documents.map(\.source.name) == ["1"])
        let errors = #expect(throws: SchemaErrors.self) { try files.schema.get() }
        #expect(errors?.diagnostics.map { $0.origins.first?.source.name } == ["0", "2"])
    }
}
