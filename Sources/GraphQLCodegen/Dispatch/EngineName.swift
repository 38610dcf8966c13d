/// The engine's names as dispatch code writes them: with their module, so that no type of a schema or of its server can
/// stand in their way.
enum EngineName {
    static let column = "GraphQLExecution.Column"
    static let events = "GraphQLExecution.SubscriptionEvents"
    static let operation = "GraphQLLanguage.OperationType"
    static let results = "GraphQLExecution.FieldResults"
    static let rows = "GraphQLExecution.RowSet"
    static let run = "GraphQLExecution.OperationRun"
    static let schema = "GraphQLSchema.Schema"
    static let selection = "GraphQLExecution.SelectionID"
    static let step = "GraphQLExecution.Step"
    static let trustedDocument = "GraphQLExecution.TrustedDocument"
    static let path = "GraphQLRoutes.PathTemplate"
    static let route = "GraphQLRoutes.RESTRoute"
    static let writer = "GraphQLExecution.ResponseWriter"
    static let json = "GraphQLJSON.JSONValue"

    /// Keeps an asynchronous function on the executor of its caller, in a module of whatever settings: a switch of
    /// executors costs more than most of what dispatch does.
    static let nonsending = "nonisolated(nonsending) "

    /// The modules that generated files import.
    static let modules = ["GraphQLExecution", "GraphQLJSON", "GraphQLLanguage", "GraphQLSchema"]

    /// Unqualified names that generated code writes; a type of the schema with one of them would take its place.
    static let taken: Set<String> = Set(modules).union([
        "Bool", "CaseIterable", "Double", "EventSequence", "GeneratedSchema", "GraphQLRoutes", "ID", "Indirect",
        "InputConstraint", "InputDecodable", "Int", "Nullable", "ResolverContext", "SchemaResolvers", "Sendable",
        "StaticString", "String",
    ])
}
