import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLExecution

@Suite struct OperationCacheTests {
    private func operation(_ text: String) throws -> (OperationCache.Key, PreparedOperation) {
        let document = try Document.parse(Source(text))
        let schema = try Schema.build(sdl: "type Query { a: Int }")
        return (
            OperationCache.Key(query: Array(text.utf8), operationName: nil),
            PreparedOperation(document: document, operation: 0, schema: schema)
        )
    }

    @Test func admitsATextWhenItComesAgain() {
        let cache = OperationCache(maxEntries: 2, maxBytes: .max)
        let key = OperationCache.Key(query: Array("{ a }".utf8), operationName: nil)
        let named = OperationCache.Key(query: Array("{ a }".utf8), operationName: "a")
        #expect(!cache.admits(key))
        #expect(!cache.admits(named))
        #expect(cache.admits(key))
        #expect(cache.admits(named))
    }

    @Test func dropsTheLeastRecentlyUsed() throws {
        let cache = OperationCache(maxEntries: 2, maxBytes: .max)
        let (a, first) = try operation("{ a }")
        let (b, second) = try operation("{ b }")
        let (c, third) = try operation("{ c }")
        cache.insert(first, for: a)
        cache.insert(second, for: b)
        #expect(cache[a] === first)
        cache.insert(third, for: c)
        #expect(cache[b] == nil)
        #expect(cache[a] === first)
        #expect(cache[c] === third)
        #expect(cache.count == 2)
    }

    @Test func isBoundedByMemory() throws {
        let (_, sample) = try operation("{ a }")
        let cache = OperationCache(maxEntries: 1_000, maxBytes: sample.weight * 10)
        for number in 0..<100 {
            let (key, operation) = try operation("{ a\(number) }")
            cache.insert(operation, for: key)
        }
        #expect((5...10).contains(cache.count))
    }

    @Test func keepsOneEntryHoweverLarge() throws {
        let cache = OperationCache(maxEntries: 10, maxBytes: 1)
        let (key, prepared) = try operation("{ a }")
        cache.insert(prepared, for: key)
        #expect(cache[key] === prepared)
    }

    @Test func dropsWhatItNoLongerKeeps() throws {
        let cache = OperationCache(maxEntries: 1, maxBytes: .max)
        weak var gone: PreparedOperation?
        do {
            let (key, prepared) = try operation("{ a }")
            cache.insert(prepared, for: key)
            gone = prepared
        }
        #expect(gone != nil)
        let (key, prepared) = try operation("{ b }")
        cache.insert(prepared, for: key)
        #expect(gone == nil)
    }

    @Test func tellsOperationsOfOneTextApart() async throws {
        let execution = "query A { a } query B { b }"
        let sdl = "type Query { a: Int b: Int }"
        #expect(try await execute(sdl, execution, operationName: "A").dataText == "{\"a\":null}")
        #expect(try await execute(sdl, execution, operationName: "B").dataText == "{\"b\":null}")
        #expect(try await execute(sdl, execution, operationName: "C").errorLines == ["Unknown operation named \"C\"."])
        #expect(
            try await execute(sdl, execution).errorLines
                == ["Must provide operation name if query contains multiple operations."])
    }
}
