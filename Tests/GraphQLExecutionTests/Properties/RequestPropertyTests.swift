import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

@testable import GraphQLValidation

/// What holds of every request whatever.
@Suite struct RequestPropertyTests {
    private func answer(_ pipeline: RequestPipeline, _ request: GraphQLRequest) async throws -> GraphQLResponse {
        let result = await pipeline.execute(
            request, context: RequestContext(requestID: "property"), allowing: [.query, .mutation])
        guard case .response(let response) = result else { throw GraphQLError("A stream was not asked for.") }
        return response
    }

    /// Expects one JSON object: of a refusal its errors, of an execution its data.
    private func expectWellFormed(_ response: GraphQLResponse, _ request: String) throws {
        let json = try response.json
        guard case .object = json else { throw GraphQLError("No object answers \(request).") }
        if case .refused = response.outcome {
            #expect(json["data"] == nil && !json.errorLines.isEmpty, "\(request)")
        } else {
            #expect(json["data"] != nil, "\(request)")
        }
    }

    @Test(arguments: 0..<20)
    func anyOperationGetsAWellFormedAnswer(_ seed: UInt64) async throws {
        let pipeline = try PropertySchema.pipeline()
        var generator = RandomOperation(schema: pipeline.executable.schema, seed: seed)
        var executed = 0
        for _ in 0..<50 {
            let text = generator.document()
            let response = try await answer(pipeline, GraphQLRequest(text))
            try expectWellFormed(response, text)
            if case .executed = response.outcome { executed += 1 }
        }
        // The generator is of no use when all that it writes is refused.
        #expect(executed > 5)
    }

    /// Bytes are changed, dropped and doubled at random places.
    @Test(arguments: 0..<20)
    func aDamagedOperationGetsAWellFormedAnswer(_ seed: UInt64) async throws {
        let pipeline = try PropertySchema.pipeline()
        var generator = RandomOperation(schema: pipeline.executable.schema, seed: seed)
        for _ in 0..<50 {
            var bytes = Array(generator.document().utf8)
            for _ in 0..<generator.number(1...4) where !bytes.isEmpty {
                let place = generator.number(0...bytes.count - 1)
                switch generator.number(0...2) {
                case 0: bytes[place] = UInt8(generator.number(0...127))
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes[place...].prefix(generator.number(1...40)), at: place)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            try expectWellFormed(try await answer(pipeline, GraphQLRequest(text)), text)
        }
    }

    /// Any bytes are a request body or refused as one.
    @Test(arguments: 0..<20)
    func aDamagedBodyIsReadOrRefused(_ seed: UInt64) async throws {
        let pipeline = try PropertySchema.pipeline()
        var generator = RandomOperation(schema: pipeline.executable.schema, seed: seed)
        for _ in 0..<50 {
            var body = JSONValue.object([
                "query": .string(generator.document()), "variables": ["flag": true, "any": [1, .null]],
            ]).encoded()
            for _ in 0..<generator.number(1...3) {
                body[generator.number(0...body.count - 1)] = UInt8(generator.number(0...255))
            }
            guard let request = read(body) else { continue }
            try expectWellFormed(try await answer(pipeline, request), String(decoding: body, as: UTF8.self))
        }
    }

    private func read(_ body: [UInt8]) -> GraphQLRequest? {
        body.withUnsafeBufferPointer { bytes in
            do throws(GraphQLError) { return try GraphQLRequest.read(bytes) } catch {
                #expect(error.code == .badRequest)
                return nil
            }
        }
    }

    /// The same operation on one line, or printed neatly, has the same errors and the same answer.
    @Test(arguments: 0..<20)
    func theAnswerDoesNotDependOnTheLayout(_ seed: UInt64) async throws {
        let pipeline = try PropertySchema.pipeline()
        let validator = Validator(schema: pipeline.executable.schema, maxErrors: .max)
        var generator = RandomOperation(schema: pipeline.executable.schema, seed: seed)
        for _ in 0..<50 {
            let text = generator.document()
            let document = try Document.parse(text)
            let printed = document.printed()
            let errors = validator.validate(document).map(\.message)
            #expect(validator.validate(try Document.parse(printed)).map(\.message) == errors)
            guard errors.isEmpty else { continue }
            let plain = try await answer(pipeline, GraphQLRequest(text)).json
            let neat = try await answer(pipeline, GraphQLRequest(printed)).json
            #expect(plain["data"] == neat["data"])
            #expect(plain.errorLines == neat.errorLines)
        }
    }
}
