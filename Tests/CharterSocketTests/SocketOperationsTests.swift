import GraphQLLanguage
import Testing

@testable import CharterSocket

struct SocketOperationsTests {
    @Test func eachTextIsOneOperationOfItsName() throws {
        for operation in SocketOperations.all {
            let document = try Document.parse(Source(uncheckedUTF8: operation.text))
            #expect(document.operations.count == 1)
            #expect(document.operations.first?.name.map(document.text) == operation.name)
        }
        #expect(SocketOperations.trustedDocuments.count == SocketOperations.all.count)
    }
}
