import GraphQLLanguage
import Testing

@testable import CharterCLI

@Suite struct SchemaCacheTests {
    @Test func keepsWhatWasUsedLast() throws {
        var cache = SchemaCache(capacity: 2)
        let one = try cache.schema(Source("type Query { a: Int }")).schema
        let two = try cache.schema(Source("type Query { b: Int }")).schema
        #expect(try cache.schema(Source("type Query { a: Int }")).schema === one)
        _ = try cache.schema(Source("type Query { c: Int }"))
        #expect(try cache.schema(Source("type Query { a: Int }")).schema === one)
        #expect(try cache.schema(Source("type Query { b: Int }")).schema !== two)
    }

    @Test func failuresAreKeptToo() {
        var cache = SchemaCache(capacity: 2)
        for _ in 0..<2 {
            let errors = #expect(throws: GraphQLErrors.self) { try cache.schema(Source("type Query {")) }
            #expect(errors?.errors.count == 1)
            #expect(errors?.errors.first?.message.hasPrefix("Syntax Error: ") == true)
        }
    }
}
