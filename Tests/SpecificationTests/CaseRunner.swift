import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation
import Testing

/// Does what a case asks for and compares: parses, builds, validates, prints, executes.
struct CaseRunner {
    let example: SpecificationCase

    func run() async throws {
        if let coordinate = example[.coordinate] { return try checkCoordinate(coordinate) }
        if let expected = example[.response] { return try await checkResponses(["[", expected, "]"].joined()) }
        if let expected = example[.responses] { return try await checkResponses(expected) }
        let expected = (example[.errors] ?? "").split(separator: "\n").map(String.init)
        let found = try errors()
        #expect(found.sorted() == expected.sorted())
        if let expected = example[.printed] {
            let printed = try self.printed()
            #expect(printed == expected)
        }
    }

    // MARK: Validity

    /// The mistakes that the first failing phase finds, as the section files write them.
    private func errors() throws -> [String] {
        do {
            let schema = try example[.schema].map { try Schema.build(sdl: $0) }
            guard let text = example[.document] else { return [] }
            let document = try parse(text)
            return schema.map { Validator(schema: $0).validate(document).map(Self.line) } ?? []
        } catch let error as GraphQLError {
            return [Self.line(error)]
        } catch let errors as SchemaErrors {
            return errors.graphQLErrors.map(Self.line)
        }
    }

    /// The document; what is printed of it must mean the same.
    private func parse(_ text: String) throws -> Document {
        let document = try Document.parse(text)
        let printed = document.printed()
        #expect(try Document.parse(printed).printed() == printed)
        return document
    }

    private func printed() throws -> String {
        let text =
            if let document = example[.document] {
                try Document.parse(document).printed()
            } else {
                try Schema.build(sdl: example[.schema] ?? "").printed()
            }
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    private static func line(_ error: GraphQLError) -> String {
        (error.locations.map { "\($0.line):\($0.column)" } + [error.message]).joined(separator: " ")
    }

    // MARK: Coordinates

    private func checkCoordinate(_ text: String) throws {
        do {
            let coordinate = try SchemaCoordinate(parsing: text)
            #expect(example[.errors] == nil)
            #expect(coordinate.description == text)
            #expect(try exists(coordinate, in: Schema.build(sdl: example[.schema] ?? "")))
        } catch let error as GraphQLError {
            #expect(Self.line(error) == example[.errors])
        }
    }

    private func exists(_ coordinate: SchemaCoordinate, in schema: Schema) -> Bool {
        switch coordinate {
        case .type(let name): schema.type(name) != nil
        case .member(let type, let name):
            schema.type(type).map {
                ($0.fields.map(\.name) + $0.inputFields.map(\.name) + $0.enumValues.map(\.name)).contains(name)
            } ?? false
        case .argument(let type, let field, let name):
            schema.type(type)?.fields.first { $0.name == field }?.arguments.contains { $0.name == name } ?? false
        case .directive(let name): schema.directives.contains { $0.name == name }
        case .directiveArgument(let directive, let name):
            schema.directives.first { $0.name == directive }?.arguments.contains { $0.name == name } ?? false
        }
    }

    // MARK: Execution

    private func checkResponses(_ expected: String) async throws {
        let schema = try Schema.build(sdl: example[.schema] ?? "")
        let root = try example[.root].map { try JSONValue.parse($0) } ?? .object(JSONObject())
        let pipeline = RequestPipeline(DynamicSchema(schema: schema, source: ScriptedSource(root: root)))
        let result = await pipeline.execute(
            try request(), context: RequestContext(requestID: "specification"),
            allowing: [.query, .mutation, .subscription])
        var responses: [JSONValue] = []
        switch result {
        case .response(let response): responses = [try json(response)]
        case .stream(let stream), .incremental(let stream):
            for await response in stream { responses.append(try json(response)) }
        }
        let found = JSONValue.array(responses).serializedText
        let wanted = try JSONValue.parse(expected).serializedText
        #expect(found == wanted)
    }

    private func request() throws -> GraphQLRequest {
        var variables = JSONObject()
        if let text = example[.variables], case .object(let members) = try JSONValue.parse(text) { variables = members }
        return GraphQLRequest(
            example[.document] ?? "", operationName: example[.operation], variables: variables)
    }

    /// A response without the extensions of its errors, which are no matter of the text, unless the case is about them.
    private func json(_ response: GraphQLResponse) throws -> JSONValue {
        let value = try JSONValue.parse(response.body.text)
        guard case .object(var members) = value, case .array(let errors)? = members["errors"],
            example[.response]?.contains("\"extensions\"") != true
        else { return value }
        members["errors"] = .array(
            errors.map { error in
                guard case .object(var error) = error else { return error }
                error["extensions"] = nil
                return .object(error)
            })
        return .object(members)
    }
}
