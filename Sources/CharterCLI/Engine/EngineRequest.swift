import GraphQLJSON
import GraphQLLanguage

/// One thing to ask of the engine: what a command line says, or a line of a batch.
enum EngineRequest: Sendable {
    /// Checks a schema, and a document against it when there is one.
    case validate(schema: Source, document: Source?)
    case parse(document: Source)
    case execute(EngineExecution)
    case introspect(schema: Source)
    case printSchema(schema: Source)
    /// Compares two versions of a schema.
    case diff(old: Source, new: Source)
}

/// An operation to execute, and where the values of its fields come from.
struct EngineExecution: Sendable {
    enum Values: Sendable {
        /// Every field is looked up in the JSON object above it.
        case root(JSONValue)
        /// Fixed values by type, as the public conformance corpus expects them.
        case conformance
        /// Seeded plausible values.
        case random(seed: UInt64)
    }

    let schema: Source
    let document: Source
    let values: Values
    var variables = JSONObject()
    var operationName: String?
}
