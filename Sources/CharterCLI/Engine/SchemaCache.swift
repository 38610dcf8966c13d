import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation

/// A schema that was built, with what answers for it.
struct BuiltSchema {
    let schema: Schema
    let validator: Validator
    /// Fields answer with the corpus's fixed values; introspection does not care which.
    let conformance: RequestPipeline

    init(_ schema: Schema) {
        self.schema = schema
        validator = Validator(schema: schema, maxErrors: EngineLimits.pipeline.maxValidationErrors)
        conformance = RequestPipeline(
            DynamicSchema(schema: schema, source: ConformanceSource(schema: schema)), options: EngineLimits.pipeline)
    }

    func pipeline(_ source: some DynamicSource) -> RequestPipeline {
        RequestPipeline(DynamicSchema(schema: schema, source: source), options: EngineLimits.pipeline)
    }
}

/// The schemas that were built last, by their text: the lines of a batch tend to name the same few.
struct SchemaCache {
    private let capacity: Int
    /// The one used last at the end.
    private var entries: [(text: [UInt8], result: Result<BuiltSchema, GraphQLErrors>)] = []

    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// The schema that a text describes; throws every mistake of the first phase that finds one.
    mutating func schema(_ source: Source) throws(GraphQLErrors) -> BuiltSchema {
        if let position = entries.firstIndex(where: { $0.text == source.bytes }) {
            entries.append(entries.remove(at: position))
        } else {
            if entries.count >= capacity { entries.removeFirst() }
            entries.append((source.bytes, Self.build(source)))
        }
        return try entries[entries.count - 1].result.get()
    }

    private static func build(_ source: Source) -> Result<BuiltSchema, GraphQLErrors> {
        do throws(GraphQLErrors) {
            let document = try Engine.parse(source)
            do throws(SchemaErrors) {
                return .success(BuiltSchema(try Schema.build([document])))
            } catch {
                throw GraphQLErrors(error.graphQLErrors)
            }
        } catch {
            return .failure(error)
        }
    }
}
