import GraphQLExecution
import GraphQLLanguage
import Testing

@testable import GraphQLTransport

@Suite struct RequestBatchTests {
    private func read(_ text: String, depth: Int = 64, limit: Int = 3) throws(GraphQLError) -> RequestBatch? {
        let result = Array(text.utf8).withUnsafeBufferPointer { bytes -> Result<RequestBatch?, GraphQLError> in
            do throws(GraphQLError) {
                return .success(try RequestBatch.read(bytes, maxDepth: depth, limit: limit))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func code(_ text: String, limit: Int = 3) -> String? {
        do throws(GraphQLError) {
            _ = try read(text, limit: limit)
            return nil
        } catch {
            return error.code?.rawValue
        }
    }

    @Test func aListOfRequests() throws {
        let batch = try #require(
            try read(#"[{"query":"a","variables":{"x":1}},{"documentId":"b","operationName":"B","extensions":null}]"#))
        let requests = try batch.entries.map { try $0.get() }
        #expect(requests.map { String(decoding: $0.query, as: UTF8.self) } == ["a", ""])
        #expect(requests.map(\.documentId) == [nil, "b"])
        try #require(requests.count == 2)
        #expect(requests[0].variables == ["x": 1])
        #expect(requests[1].operationName == "B")
        #expect(requests.allSatisfy { $0.incrementalDelivery == .none })
    }

    @Test func aListOfVariables() throws {
        let batch = try #require(
            try read(#"{"query":"a","operationName":"A","variables":[{"x":1},null,{"x":3}],"extensions":{"e":1}}"#))
        let requests = try batch.entries.map { try $0.get() }
        #expect(requests.map(\.variables) == [["x": 1], [:], ["x": 3]])
        #expect(requests.allSatisfy { $0.operationName == "A" && $0.extensions == ["e": 1] })
    }

    @Test func singleRequestsAndWhatIsNoJSONAreNotForHere() throws {
        #expect(try read(#"{"query":"a"}"#) == nil)
        #expect(try read(#"{"query":7}"#) == nil)
        #expect(try read("[{") == nil)
        #expect(try read("7") == nil)
        #expect(try read("[{}] 7") == nil)
        #expect(try read("[{}] 7", limit: 0) == nil)
        #expect(try read(#"{"query":"a","variables":[]}"#, limit: 0) == nil)
    }

    @Test func limitsOnBothSides() {
        #expect(code("[{},{},{}]") == nil)
        #expect(code("[{},{},{},{}]") == "LIMIT_EXCEEDED")
        #expect(code(#"{"query":"a","variables":[{},{},{}]}"#) == nil)
        #expect(code(#"{"query":"a","variables":[{},{},{},{}]}"#) == "LIMIT_EXCEEDED")
        #expect(code("[{}]", limit: 0) == "BATCHING_DISABLED")
        #expect(code("[]", limit: 0) == "BATCHING_DISABLED")
        #expect(code("[]") == "BAD_REQUEST")
        #expect(code(#"{"query":"a","variables":[]}"#) == "BAD_REQUEST")
    }

    @Test func entriesAreJudgedOneByOneAndDoNotNest() throws {
        let batch = try #require(try read(#"[[{"query":"a"}],{"query":"b","variables":[{}]},{"query":"c"}]"#))
        let mistakes = batch.entries.map { entry -> String? in
            if case .failure(let error) = entry { error.message } else { nil }
        }
        #expect(
            mistakes == [
                "An entry of a batch must be a JSON object; batches do not nest.",
                "\"variables\" must be an object.", nil,
            ])
        let typed = try #require(try read(#"[{"query":7},{"operationName":[]},{"extensions":"x"}]"#))
        #expect(
            typed.entries.allSatisfy { if case .failure(let error) = $0 { error.code == .badRequest } else { false } })
    }

    @Test func nestingIsCountedWithinTheEntries() throws {
        #expect(try read(#"[{"variables":{"a":[1]}}]"#, depth: 3) != nil)
        #expect(try read(#"[{"variables":{"a":[[1]]}}]"#, depth: 3) == nil)
    }
}
