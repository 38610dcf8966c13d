import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLExecution

/// Persisted operations through the whole pipeline.
@Suite struct PersistedOperationsTests {
    private static let sdl = "type Query { a(n: Int = 1): String b: String c: String }"
    private static let trusted = "query Trusted {\n  a\n}"
    private static let automatic = "query Automatic { b }"

    private let pipeline: RequestPipeline
    private let figures: PersistedOperationFigures

    private init(
        sharing figures: PersistedOperationFigures = PersistedOperationFigures(),
        _ configure: (inout PipelineOptions) -> Void
    ) throws {
        var options = PipelineOptions()
        options.persisted.documents = [
            TrustedDocument(
                id: DocumentIdentifier(ofText: Array(Self.trusted.utf8)), name: "Trusted", operationType: .query,
                text: Array(Self.trusted.utf8)),
            TrustedDocument(
                id: DocumentIdentifier("custom"), name: "Custom", operationType: .query,
                text: Array("query Custom { c }".utf8)),
        ]
        options.persisted.figures = figures
        configure(&options)
        self.figures = figures
        let schema = try Schema.build(sdl: Self.sdl)
        pipeline = RequestPipeline(
            DynamicSchema(schema: schema, source: JSONSource(root: ["a": "A", "b": "B", "c": "C"])), options: options)
    }

    init() throws { try self.init { _ in } }

    private func answer(
        _ query: String = "", documentId: String? = nil, hash: String? = nil, version: JSONValue = 1
    ) async throws -> JSONValue {
        var request = GraphQLRequest(query)
        request.documentId = documentId
        if let hash {
            request.extensions = ["persistedQuery": ["version": version, "sha256Hash": .string(hash)]]
        }
        let result = await pipeline.execute(
            request, context: RequestContext(requestID: "test"), allowing: [.query])
        guard case .response(let response) = result else { throw GraphQLError("A stream.") }
        return try response.json
    }

    private static func hash(_ text: String) -> String { DocumentIdentifier(ofText: Array(text.utf8)).key }

    // MARK: Trusted documents

    @Test func trustedDocumentsAreFoundByEveryKindOfName() async throws {
        let hash = Self.hash(Self.trusted)
        #expect(try await answer(documentId: "sha256:" + hash).dataText == #"{"a":"A"}"#)
        #expect(try await answer(documentId: hash).dataText == #"{"a":"A"}"#)
        #expect(try await answer(hash: hash).dataText == #"{"a":"A"}"#)
        #expect(try await answer(documentId: "custom").dataText == #"{"c":"C"}"#)
        #expect(try await answer(hash: "custom").dataText == #"{"c":"C"}"#)
        #expect(try await answer(hash: Self.hash("query Custom { c }")).dataText == #"{"c":"C"}"#)
        #expect(figures[.trusted] == 6)
    }

    @Test func theTextOfATrustedDocumentMayComeWithItsName() async throws {
        #expect(try await answer(Self.trusted, documentId: Self.hash(Self.trusted)).dataText == #"{"a":"A"}"#)
        let other = try await answer("{ b }", documentId: Self.hash(Self.trusted))
        #expect(other.errorCodes == ["BAD_REQUEST"])
        #expect(other["data"] == nil)
        #expect(figures[.refused] == 1)
    }

    @Test(arguments: ["sha256:" + String(repeating: "0", count: 64), "unknown", "", "md5:0"])
    func anUnknownNameIsNotFound(documentId: String) async throws {
        let response = try await answer(documentId: documentId)
        #expect(response.errorLines == ["PersistedQueryNotFound"])
        #expect(response.errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
        #expect(response["data"] == nil)
    }

    @Test func aCustomNameThatIsNotKnownCannotBeGivenAText() async throws {
        #expect(try await answer("{ b }", documentId: "mine").errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
        #expect(try await answer(documentId: "mine").errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
    }

    @Test func sizeLimitsAreForStrangersAndAllOthersForEverybody() async throws {
        let long = "query Long { a(n: 1) b c }"
        let deep = "query Deep { " + String(repeating: "... { ", count: 9) + "a" + String(repeating: " }", count: 10)
        func limited(_ configure: @escaping (inout PipelineOptions) -> Void) throws -> Self {
            try Self {
                $0.persisted.documents = [long, deep].map {
                    TrustedDocument(name: "X", operationType: .query, sha256: Self.hash($0), text: $0)
                }
                configure(&$0)
            }
        }
        let bytes = try limited { $0.maxDocumentBytes = 5 }
        #expect(try await bytes.answer(documentId: Self.hash(long)).dataText == #"{"a":"A","b":"B","c":"C"}"#)
        #expect(try await bytes.answer("{ a b }").errorCodes == ["LIMIT_EXCEEDED"])
        let tokens = try limited { $0.parse.maxTokens = 3 }
        #expect(try await tokens.answer(documentId: Self.hash(long)).dataText == #"{"a":"A","b":"B","c":"C"}"#)
        #expect(try await tokens.answer("{ a b }").errorCodes == ["LIMIT_EXCEEDED"])
        let nesting = try limited { $0.parse.maxNesting = 5 }
        #expect(try await nesting.answer(documentId: Self.hash(deep)).errorCodes == ["LIMIT_EXCEEDED"])
        let fields = try limited { $0.plan.maxSteps = 2 }
        #expect(try await fields.answer(documentId: Self.hash(long)).errorCodes == ["LIMIT_EXCEEDED"])
    }

    // MARK: Modes

    @Test func onlyTrustedDocumentsRunWhereNothingElseMay() async throws {
        let strict = try Self { $0.persisted.trustedDocuments = .only }
        let refused = try await strict.answer("{ b }")
        #expect(refused.errorCodes == ["OPERATION_NOT_TRUSTED"])
        #expect(refused["data"] == nil)
        #expect(try await strict.answer(documentId: Self.hash(Self.trusted)).dataText == #"{"a":"A"}"#)
        #expect(try await strict.answer(Self.trusted).dataText == #"{"a":"A"}"#)
        #expect(try await strict.answer("{ b }").errorCodes == ["OPERATION_NOT_TRUSTED"])
        #expect(try await strict.answer("{ __schema { description } }").errorCodes == ["OPERATION_NOT_TRUSTED"])
        #expect(try await strict.answer("{").errorCodes == ["OPERATION_NOT_TRUSTED"])
        // Without any document there is nothing to trust.
        #expect(try await strict.answer().errorCodes == ["BAD_REQUEST"])
    }

    @Test func noTextOfAClientIsKeptWhereOnlyTrustedDocumentsRun() async throws {
        let strict = try Self { $0.persisted.trustedDocuments = .only }
        let hash = Self.hash(Self.automatic)
        #expect(try await strict.answer(hash: hash).errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
        #expect(try await strict.answer(Self.automatic, hash: hash).errorCodes == ["OPERATION_NOT_TRUSTED"])
        #expect(try await strict.answer(hash: hash).errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
        #expect(strict.figures[.refused] == 1)
        #expect(strict.figures[.stored] == 0)
    }

    @Test func trustedDocumentsCanBeSwitchedOff() async throws {
        let off = try Self { $0.persisted.trustedDocuments = .off }
        #expect(try await off.answer(documentId: Self.hash(Self.trusted)).errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
        #expect(try await off.answer(Self.trusted).dataText == #"{"a":"A"}"#)
    }

    // MARK: Automatic persisted queries

    @Test func aTextIsKnownByItsHashOnceItWasSent() async throws {
        let hash = Self.hash(Self.automatic)
        let unknown = try await answer(hash: hash)
        #expect(unknown.errorLines == ["PersistedQueryNotFound"])
        #expect(unknown.errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
        #expect(try await answer(Self.automatic, hash: hash).dataText == #"{"b":"B"}"#)
        for _ in 0..<3 { #expect(try await answer(hash: hash).dataText == #"{"b":"B"}"#) }
        #expect(try await answer(documentId: "sha256:" + hash).dataText == #"{"b":"B"}"#)
        #expect(try await answer(Self.automatic, hash: hash).dataText == #"{"b":"B"}"#)
        #expect(figures[.notFound] == 1)
        #expect(figures[.stored] == 1)
        #expect(figures[.automatic] == 5)
    }

    @Test func aTextThatIsAlreadyPreparedIsKeptToo() async throws {
        for _ in 0..<3 { #expect(try await answer(Self.automatic).dataText == #"{"b":"B"}"#) }
        let hash = Self.hash(Self.automatic)
        #expect(try await answer(Self.automatic, hash: hash).dataText == #"{"b":"B"}"#)
        #expect(try await answer(hash: hash).dataText == #"{"b":"B"}"#)
    }

    @Test func aWrongHashIsRefusedAndKeepsNothing() async throws {
        let hash = Self.hash("{ c }")
        #expect(try await answer(Self.automatic, hash: hash).errorCodes == ["BAD_REQUEST"])
        #expect(try await answer(hash: hash).errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
        #expect(try await answer("{ c }", hash: hash).dataText == #"{"c":"C"}"#)
        #expect(try await answer("{ b }", hash: hash).errorCodes == ["BAD_REQUEST"])
        #expect(try await answer(hash: hash).dataText == #"{"c":"C"}"#)
    }

    @Test(arguments: ["{", "{ nowhere }", "query A { a } query B { b }"])
    func whatCannotRunIsNotKept(text: String) async throws {
        let hash = Self.hash(text)
        let sent = try await answer(text, hash: hash)
        #expect(sent["data"] == nil)
        #expect(sent.errorCodes != ["PERSISTED_QUERY_NOT_FOUND"])
        #expect(try await answer(hash: hash).errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
        #expect(figures[.stored] == 0)
    }

    @Test func aTextBeyondTheLimitIsRefusedBeforeItIsHashed() async throws {
        let small = try Self { $0.maxDocumentBytes = 5 }
        let hash = Self.hash("{ a b }")
        #expect(try await small.answer("{ a b }", hash: hash).errorCodes == ["LIMIT_EXCEEDED"])
        // Not even a wrong hash changes that.
        #expect(try await small.answer("{ b a }", hash: hash).errorCodes == ["LIMIT_EXCEEDED"])
        #expect(try await small.answer(hash: hash).errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
    }

    @Test func theLeastRecentlyUsedTextLeaves() async throws {
        let few = try Self { $0.persisted.automaticEntries = 2 }
        for text in ["{ a }", "{ b }", "{ c }"] {
            #expect(try await few.answer(text, hash: Self.hash(text))["errors"] == nil)
        }
        #expect(try await few.answer(hash: Self.hash("{ a }")).errorCodes == ["PERSISTED_QUERY_NOT_FOUND"])
        #expect(try await few.answer(hash: Self.hash("{ b }")).dataText == #"{"b":"B"}"#)
        #expect(try await few.answer(hash: Self.hash("{ c }")).dataText == #"{"c":"C"}"#)
    }

    @Test func clientsAreToldToSendTextsWhereNoneAreKept() async throws {
        let none = try Self { $0.persisted.automaticEntries = 0 }
        let hash = Self.hash(Self.automatic)
        let named = try await none.answer(hash: hash)
        #expect(named.errorLines == ["PersistedQueryNotSupported"])
        #expect(named.errorCodes == ["PERSISTED_QUERY_NOT_SUPPORTED"])
        #expect(try await none.answer(Self.automatic, hash: hash).dataText == #"{"b":"B"}"#)
        #expect(try await none.answer("{ c }", hash: hash).errorCodes == ["BAD_REQUEST"])
        #expect(none.figures[.stored] == 0)
        #expect(try await none.answer(hash: Self.hash(Self.trusted)).dataText == #"{"a":"A"}"#)
    }

    @Test func otherExtensionsChangeNothing() async throws {
        var request = GraphQLRequest("{ a }")
        request.extensions = ["tracing": true]
        let result = await pipeline.execute(request, context: RequestContext(requestID: "test"), allowing: [.query])
        guard case .response(let response) = result else { throw GraphQLError("A stream.") }
        #expect(try response.json.dataText == #"{"a":"A"}"#)
    }

    // MARK: Doors

    @Test func aDoorStillCarriesOnlyWhatItMay() async throws {
        let text = "query Trusted {\n  a\n}"
        let result = await pipeline.execute(
            GraphQLRequest(documentId: Self.hash(text)), context: RequestContext(requestID: "test"), allowing: [])
        guard case .response(let response) = result else { throw GraphQLError("A stream.") }
        #expect(try response.json.errorCodes == ["OPERATION_NOT_ALLOWED"])
    }
}
