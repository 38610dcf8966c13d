import ArgumentParser
import GraphQLExecution
import GraphQLLanguage
import Testing

@testable import CharterCLI

@Suite struct MockCommandTests {
    private let sdl = "type Query { name: String! tags: [Kind!]! } enum Kind { A B }"

    private func answer(_ options: String...) async throws -> String {
        var pipeline: RequestPipeline?
        try TemporaryFiles.with(["s.graphql": sdl]) { path in
            pipeline = try MockCommand.parse(["--schema", path("s.graphql")] + options).makePipeline()
        }
        let result = await pipeline?.execute(
            GraphQLRequest("{ name tags }"), context: RequestContext(requestID: "test"), allowing: [.query])
        guard case .response(let response)? = result else { return "no response" }
        return response.body.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }

    @Test func theConformanceWiringAnswersFixedValues() async throws {
        #expect(try await answer("--wiring", "conformance") == "{\"data\":{\"name\":\"str\",\"tags\":[\"A\",\"A\"]}}")
    }

    @Test func randomValuesDependOnTheSeedAlone() async throws {
        let first = try await answer("--seed", "1")
        #expect(first.hasPrefix("{\"data\":{\"name\":\""))
        #expect(try await answer("--seed", "1", "--wiring", "random") == first)
        var others: Set<String> = []
        for seed in 2..<8 { others.insert(try await answer("--seed", "\(seed)")) }
        #expect(others.count > 1)
    }

    @Test func aSchemaWithErrorsIsStatusOne() throws {
        try TemporaryFiles.with(["s.graphql": "type Query { a: Nope }"]) { path in
            let exit = #expect(throws: ExitCode.self) {
                try MockCommand.parse(["--schema", path("s.graphql")]).makePipeline()
            }
            #expect(exit?.rawValue == 1)
        }
        #expect(throws: CommandFailure.self) { try MockCommand.parse(["--schema", "/nothing"]).makePipeline() }
    }

    @Test(arguments: [["--port", "65536"], ["--port", "-1"], ["--wiring", "other"], ["--seed", "-1"], []])
    func wrongUsageIsRefused(options: [String]) {
        let schema = options.isEmpty ? [] : ["--schema", "-"]
        #expect(throws: (any Error).self) { try MockCommand.parse(schema + options) }
    }
}
