import CharterSocket
import Foundation
import GraphQLExecution
import GraphQLJSON
import GraphQLTransport
import Testing

@testable import CharterApp

struct JSONSocketTests {
    /// As an operator's documents are checked.
    @Test func itsOperationsFitTheSchema() throws {
        var manifest = JSONObject()
        for document in SocketOperations.trustedDocuments {
            manifest[document.name] = .string(String(decoding: document.text, as: UTF8.self))
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "socket-\(UUID().uuidString).json")
        try Data(JSONValue.object(manifest).encoded()).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let read = try TrustedDocumentFiles.read([file.path], schema: try GeneratedSchema.makeSchema(), known: [])
        #expect(read.map(\.name) == SocketOperations.trustedDocuments.map(\.name))
    }

    @Test func itIsAtThePathOfTheGuideAndWithoutASubprotocol() {
        let endpoint = JSONSocket.endpoint(TransportLimits())
        #expect(endpoint.path == "/ws")
        #expect(endpoint.subprotocol == nil)
        #expect(endpoint.make() is JSONSocketProtocol)
    }
}
