import ArgumentParser
import GraphQLSchema
import Testing

@testable import CharterCLI

@Suite struct SchemaMistakesTests {
    @Test func mistakesEndACommandWithStatusTwo() throws {
        let errors = SchemaErrors([SchemaDiagnostic("expected by a test")])
        #expect(try errors.reported() == ExitCode(2))
    }
}
