import GraphQLExecution
import GraphQLLanguage
import Testing

@testable import GraphQLTransport

@Suite struct QueryParametersTests {
    private func read(_ query: String) throws(GraphQLError) -> GraphQLRequest {
        let bytes = Array(query.utf8)
        let result = bytes.withUnsafeBytes { raw -> Result<GraphQLRequest, GraphQLError> in
            do throws(GraphQLError) { return .success(try QueryParameters.read(raw)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    @Test func readsAllParameters() throws {
        let request = try read(
            "query=query+A(%24id%3A%20ID!)%7Bé%7D&operationName=A&variables=%7B%22id%22%3A1%7D&extensions=%7B%7D&x=%zz"
                .replacing("é", with: "%C3%A9"))
        #expect(String(decoding: request.query, as: UTF8.self) == "query A($id: ID!){é}")
        #expect(request.operationName == "A")
        #expect(request.variables == ["id": 1])
        #expect(request.extensions.isEmpty)
    }

    @Test func aDocumentMayBeNamedInstead() throws {
        let request = try read("documentId=sha256:ab&variables=%7B%22id%22%3A1%7D")
        #expect(request.query.isEmpty)
        #expect(request.documentId == "sha256:ab")
        #expect(request.variables == ["id": 1])
        #expect(try read("documentId=").documentId == nil)
        #expect(throws: GraphQLError.self) { try read("documentId=a&documentId=b") }
    }

    @Test func emptyIsAbsent() throws {
        let request = try read("query=%7Ba%7D&operationName=&variables=&extensions=&&")
        #expect(request.operationName == nil)
        #expect(request.variables.isEmpty)
        #expect(try read("query=a&variables=null").variables.isEmpty)
        #expect(try read("query=a&operationName=null").operationName == "null")
        #expect(try read("").query.isEmpty)
    }

    @Test(arguments: [
        "query=%", "query=%4", "query=%g0", "query=%ff", "query=%C0%80", "query=a&query=b", "query=a&variables=[1]",
        "query=a&variables=1", "query=a&variables=%7B", "query=a&extensions=%22x%22",
        "query=a&variables=%7B%7D&variables=",
    ])
    func refusesWhatIsNoRequest(query: String) {
        let error = #expect(throws: GraphQLError.self) { try read(query) }
        #expect(error?.code == .badRequest)
    }
}
