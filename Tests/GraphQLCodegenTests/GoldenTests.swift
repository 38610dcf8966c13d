import Foundation
import GraphQLCodegen
import GraphQLLanguage
import Testing

/// Generated code is committed: a change of an emitter shows as a difference here, and the committed files are compiled
/// and run by the other golden tests. `REGENERATE_GOLDEN=1 swift test --filter GoldenTests` writes them anew.
@Suite struct GoldenTests {
    @Test(arguments: GoldenSchema.all)
    func committedFilesAreWhatIsGenerated(_ golden: GoldenSchema) throws {
        let result = try golden.generate()
        #expect(result.diagnostics.map(\.description) == [])
        if ProcessInfo.processInfo.environment["REGENERATE_GOLDEN"] != nil { try golden.commit(result.files) }
        #expect(try golden.committedNames() == result.files.map(\.name).sorted())
        for file in result.files {
            let committed = try golden.committedText(file.name).split(separator: "\n", omittingEmptySubsequences: false)
            let generated = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            let difference = zip(committed, generated).enumerated().first { $1.0 != $1.1 }
            #expect(difference == nil, "\(file.name), line \((difference?.offset ?? 0) + 1)")
            #expect(committed.count == generated.count, "\(file.name)")
        }
    }

    @Test(arguments: GoldenSchema.all)
    func theOrderOfFilesDoesNotMatter(_ golden: GoldenSchema) throws {
        let result = GeneratorPipeline.run(
            try golden.sources().reversed(), operations: try golden.operations().reversed(), for: golden.purpose)
        #expect(result.files == (try golden.generate().files))
    }

    /// What a one-line edit costs: other files stay as they are, so they are not compiled again for its sake.
    @Test func anEditChangesOnlyItsOwnFile() throws {
        let golden = GoldenSchema(name: "Books")
        let before = try golden.generate().files
        let edited = try golden.sources().map { source in
            guard source.name == "Schema/Search.graphql" else { return source }
            return Source(
                String(decoding: source.bytes, as: UTF8.self) + "\ntype Shelf { place: Int! }", name: source.name)
        }
        let after = GeneratorPipeline.run(edited, operations: try golden.operations()).files
        let changed = zip(before, after).filter { $0 != $1 }.map(\.1.name)
        #expect(changed == ["Search.generated.swift"])
    }

    @Test func anOperationChangesOnlyTheFileOfOperations() throws {
        let golden = GoldenSchema(name: "Books")
        let before = try golden.generate().files
        let more = Source("query Me { me { name } }", name: "Schema/Operations/Me.graphql")
        let after = GeneratorPipeline.run(try golden.sources(), operations: try golden.operations() + [more]).files
        let changed = zip(before, after).filter { $0 != $1 }.map(\.1.name)
        #expect(changed == ["GeneratedOperations.swift"])
    }

    @Test func anEditOfAnOperationChangesOnlyItsOwnFileOfAClient() throws {
        let golden = GoldenSchema(name: "Books", purpose: .client)
        let before = try golden.generate().files
        let edited = try golden.operations().map { source in
            guard source.name.hasSuffix("/Search.graphql") else { return source }
            return Source(
                String(decoding: source.bytes, as: UTF8.self) + "\nquery Me { me { name } }", name: source.name)
        }
        let after = GeneratorPipeline.run(try golden.sources(), operations: edited, for: .client).files
        let changed = zip(before, after).filter { $0 != $1 }.map(\.1.name)
        #expect(changed == ["Search.operations.swift"])
    }
}
