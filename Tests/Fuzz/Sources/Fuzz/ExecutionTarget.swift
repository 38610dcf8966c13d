import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

/// The whole way of a request under the limits that ship: any bytes get one well-formed JSON answer.
///
/// The bytes are a JSON body; or, because escapes in JSON hide the document from the fuzzer, a document and, behind a
/// NUL, the JSON object of its variables.
struct ExecutionTarget: FuzzTarget {
    let name = "execution"

    private let pipeline = RequestPipeline(
        DynamicSchema(schema: RichSchema.schema, source: ConformanceSource(schema: RichSchema.schema)))

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let request = request(bytes) else { return }
        let pipeline = pipeline
        let finished = Flag()
        let task = Task.immediate {
            let context = RequestContext(requestID: "fuzz")
            switch await pipeline.execute(request, context: context, allowing: [.query, .mutation, .subscription]) {
            case .response(let response): Self.check(response)
            case .stream(let stream), .incremental(let stream):
                var left = 8
                for await response in stream {
                    Self.check(response)
                    left -= 1
                    if left == 0 { break }
                }
            }
            finished.set()
        }
        _ = task
        finished.wait()
    }

    private func request(_ bytes: UnsafeBufferPointer<UInt8>) -> GraphQLRequest? {
        if let request = body(bytes) { return request }
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        guard let query = parts.first, String(validating: query, as: UTF8.self) != nil else { return nil }
        var request = GraphQLRequest(query: Array(query))
        request.incrementalDelivery = bytes.count % 2 == 0 ? .none : .current
        if parts.count > 1, case .object(let variables)? = try? JSONValue.parse(Array(parts[1])) {
            request.variables = variables
        }
        return request
    }

    private func body(_ bytes: UnsafeBufferPointer<UInt8>) -> GraphQLRequest? {
        do throws(GraphQLError) { return try GraphQLRequest.read(bytes) } catch {
            demand(error.code == .badRequest, "A body is refused with another code")
            return nil
        }
    }

    private static func check(_ response: GraphQLResponse) {
        let answer: JSONValue = response.body.withUnsafeBytes { bytes in
            do throws(JSONError) {
                return try JSONValue.parse(bytes.bindMemory(to: UInt8.self), maxDepth: 1_000)
            } catch {
                fatalError("The answer is no JSON: \(error)")
            }
        }
        guard case .object = answer else { fatalError("The answer is no object") }
        if case .refused = response.outcome {
            demand(answer["data"] == nil && answer["errors"] != nil, "Refused with data, or without errors")
        } else {
            demand(
                answer["data"] != nil || answer["hasNext"] != nil, "Executed without data")
        }
    }
}
