import GraphQLExecution
import GraphQLLanguage

/// What the tool accepts: everything that does not make it fail. `DeepStackExecutor` has the stack for it.
enum EngineLimits {
    /// Levels that documents, JSON values and responses may nest.
    static let nesting = 3_000

    static let parse = ParseOptions(maxNesting: nesting)

    /// Schemas kept between the requests of a batch.
    static let keptSchemas = 8

    static var pipeline: PipelineOptions {
        var options = PipelineOptions.unbounded
        options.parse = parse
        options.plan.maxDepth = nesting
        return options
    }
}
